import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { refusal } from '../support/refusal.ts'
import { account, context, inputs, role } from './stage.ts'

describe('what rules the run out is refused with the remedy', () => {
  const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`
  const cases: readonly [string, Record<string, string>, Partial<Context>, string][] = [
    ['no region', { 'aws-region': '' }, {}, 'aws-region is missing. Name the region to deploy to, or set AWS_REGION.'],
    [
      'a function in another region',
      { 'function-name': `arn:aws:lambda:eu-west-1:${account}:function:hello` },
      {},
      'function-name is an ARN in eu-west-1, but aws-region names us-east-1. ' +
        "Write the name alone, or '{region}' in place of the ARN's region.",
    ],
    [
      'no permission for a token',
      { 'role-to-assume': role },
      { idTokenAvailable: false },
      'role-to-assume needs an OIDC token, but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set), and it has no AWS credentials. ' +
        "Add 'permissions: { id-token: write, contents: read }' to the job, or have a step before sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    ],
    [
      "a fork's pull request",
      { 'role-to-assume': role },
      { idTokenAvailable: false, fork: true },
      'role-to-assume needs an OIDC token, and GitHub gives a pull request from a fork neither one nor secrets. Run this step for pull ' +
        'requests of the repository itself only: if: github.event.pull_request.head.repo.full_name == github.repository.',
    ],
    [
      "a run of Dependabot's",
      { 'role-to-assume': role },
      { idTokenAvailable: false, actor: 'dependabot[bot]' },
      "role-to-assume needs an OIDC token, and GitHub gives a run of Dependabot's none unless the job asks for it, nor the secrets of Actions. " +
        "Run this step for others only: if: github.actor != 'dependabot[bot]'. Or add 'permissions: { id-token: write, contents: read }' to the job.",
    ],
    [
      'a region of the environment that is none',
      { 'aws-region': '' },
      { ambientRegion: 'us-east-1a' },
      "AWS_REGION: 'us-east-1a' is an availability zone, not a region. Write 'us-east-1'.",
    ],
    [
      'a function of another account',
      { 'function-name': '444455556666:function:hello', 'role-to-assume': role },
      {},
      `function-name is in account 444455556666, but the role '${role}' is in ${account}. ` +
        'Name a role of the account that the function is in.',
    ],
    ['no tag', {}, { sha: '' }, 'tags is empty and there is no commit to derive a tag from. Name at least one tag.'],
    [
      'regions of two partitions',
      { 'aws-region': 'us-east-1,cn-north-1' },
      {},
      "aws-region: us-east-1 is in partition 'aws' and cn-north-1 in 'aws-cn', and credentials of one partition do not work in the other. " +
        'Use one step for each partition.',
    ],
    [
      'a role of another partition',
      { 'aws-region': 'us-gov-west-1', role: 'arn:aws:iam::111122223333:role/hello' },
      {},
      "The role 'arn:aws:iam::111122223333:role/hello' is not in partition 'aws-us-gov' of us-gov-west-1. " +
        "Start it with 'arn:aws-us-gov:'.",
    ],
    [
      'an image of another region',
      { 'aws-region': 'eu-west-1', 'image-uri': `${registry}/hello:v1` },
      {},
      'image-uri: the image is in ECR of us-east-1, but Lambda in eu-west-1 pulls from eu-west-1 only. ' +
        "Set repository to a repository in that region: the image is copied there. Or name it where it was replicated to: '{region}' stands for the region.",
    ],
    [
      'an image on a FIPS host',
      { 'image-uri': `${account}.dkr.ecr-fips.us-east-1.amazonaws.com/hello:v1` },
      {},
      "image-uri: Lambda does not pull from FIPS hosts of ECR. Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    ],
    [
      'an image of another partition, to copy',
      { 'image-uri': '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/hello:v1', repository: 'hello' },
      {},
      "image-uri: the image is in partition 'aws-cn', and us-east-1 is in 'aws'. Build it in each partition, or bring it to a registry that both can pull from.",
    ],
    [
      'a replica of an image that is not pushed',
      { 'image-uri': `${registry}/hello:v1`, replicate: 'ecr' },
      {},
      'replicate: with image-uri nothing is pushed, so nothing can be replicated. Remove one of them.',
    ],
    [
      'an image for one of two regions only',
      {
        'aws-region': 'us-east-1,eu-west-1',
        'regions-config': JSON.stringify({ 'us-east-1': { 'image-uri': `${registry}/hello:v1` } }),
      },
      {},
      'image-uri is set for some regions, but not for eu-west-1. All regions run one image: set it for all of them, or for none.',
    ],
    [
      'on-region-failure: rollback without an alias',
      { 'on-region-failure': 'rollback' },
      {},
      "on-region-failure: without an alias there is nothing to revert. Set it in alias, or choose 'stop' or 'continue'.",
    ],
    [
      'an expectation without an event',
      { 'test-expect': '{}' },
      {},
      'test-expect: there is no test-event, so there is no response to compare. Set test-event too.',
    ],
  ]
  const shift = { alias: 'live', traffic: 'canary 10% 5m' }
  const codeDeploy = { alias: 'live', 'codedeploy-application': 'app', 'codedeploy-deployment-group': 'live' }
  const releaseCases: typeof cases = [
    [
      'a shift without an alias',
      { traffic: 'canary 10% 5m' },
      {},
      'traffic needs an alias, and there is none. Set it in alias.',
    ],
    [
      'CodeDeploy without an alias',
      { ...codeDeploy, alias: '' },
      {},
      'codedeploy-application needs an alias, and there is none. Set it in alias.',
    ],
    [
      'half of CodeDeploy',
      { alias: 'live', 'codedeploy-application': 'app' },
      {},
      'codedeploy-deployment-group is missing. CodeDeploy needs both an application and a deployment group.',
    ],
    [
      'executions without an alias',
      { 'provisioned-concurrency': '0' },
      {},
      'provisioned-concurrency needs an alias, and there is none. Set it in alias.',
    ],
    [
      'an event before the traffic without an alias',
      { 'before-traffic-event': '{}' },
      {},
      'before-traffic-event: without an alias the new code has traffic as soon as the function is updated. ' +
        'Set it in alias, and let callers call that.',
    ],
    [
      'an expectation of such an event alone',
      { alias: 'live', 'before-traffic-expect': '{}' },
      {},
      'before-traffic-expect: there is no before-traffic-event, so there is no response to compare. ' +
        'Set before-traffic-event too.',
    ],
    [
      'a rollback without an alias',
      { rollback: 'true' },
      {},
      'rollback needs an alias, and there is none. Set it in alias.',
    ],
    [
      'a rollback with a role of another account',
      { alias: 'live', rollback: 'true', 'function-name': '444455556666:function:hello', 'role-to-assume': role },
      {},
      `function-name is in account 444455556666, but the role '${role}' is in ${account}. ` +
        'Name a role of the account that the function is in.',
    ],
    [
      'a version to go back to without a rollback',
      { alias: 'live', 'rollback-to': '3' },
      {},
      "rollback-to: this run is not a rollback. Set rollback to 'true', or remove rollback-to.",
    ],
    [
      'an alias without a version',
      { alias: 'live', publish: 'false' },
      {},
      "alias: with publish false there is no version to move it to. Set publish to 'true', or remove alias.",
    ],
    [
      'two ways to shift',
      { ...shift, ...codeDeploy },
      {},
      "traffic and codedeploy-application can't be used together. Remove traffic: CodeDeploy's deployment group says how traffic shifts.",
    ],
    [
      'alarms beside CodeDeploy',
      { ...codeDeploy, 'rollback-alarms': 'errors' },
      {},
      'rollback-alarms: CodeDeploy watches the alarms of its own deployment group. ' +
        'Add them to the deployment group, and remove rollback-alarms.',
    ],
    [
      'alarms without a shift',
      { alias: 'live', 'rollback-alarms': 'errors' },
      {},
      'rollback-alarms: with all-at-once there is no shift to watch alarms in. ' +
        "Choose a shift, for example traffic: 'canary 10% 5m'.",
    ],
    [
      'conditions beside CodeDeploy',
      { ...codeDeploy, 'rollback-on': 'errors 1%' },
      {},
      'rollback-on: CodeDeploy shifts the traffic, and rolls back by the alarms of its own deployment group. ' +
        'Add alarms to the deployment group, and remove rollback-on.',
    ],
    [
      'conditions without a shift',
      { alias: 'live', 'rollback-on': 'errors 1%' },
      {},
      'rollback-on: with all-at-once there is no shift to compare versions in. ' +
        "Choose a shift, for example traffic: 'canary 10% 5m'.",
    ],
    [
      'conditions on a shift that is over before its metrics come',
      { alias: 'live', traffic: 'linear 25% 50s', 'rollback-on': 'errors 1%' },
      {},
      'rollback-on: CloudWatch has metrics a minute or two late, and this shift is over after 2 min 30 s. ' +
        "Let it take at least 3 min, for example traffic: 'canary 10% 5m'.",
    ],
    [
      'an expectation of a verification without an event',
      { 'verify-expect': '{}' },
      {},
      'verify-expect: there is no verify-event, so there is no response to compare. Set verify-event too.',
    ],
    [
      'a tenant without an event',
      { 'verify-tenant-id': 'blue' },
      {},
      'verify-tenant-id: there is no event that a tenant could send. Set verify-event or test-event too.',
    ],
    [
      'a tenant that Lambda takes for none',
      { 'verify-event': '{}', 'verify-tenant-id': 'blue;green' },
      {},
      "verify-tenant-id: 'blue;green' is not the id of a tenant. Write up to 256 letters, digits, blanks and characters of '._:/=+-@'.",
    ],
  ]
  test.each([...cases, ...releaseCases])('%s', (_, given, members, message) => {
    expect(refusal(() => plan(inputs(given), { ...context, ...members }))).toBe(message)
  })

  test('all at once', () => {
    const given = { 'aws-region': '', 'role-to-assume': role }
    const message = refusal(() => plan(inputs(given), { ...context, sha: '', idTokenAvailable: false }))
    expect(message).toMatch(/^3 problems were found:\n1\. aws-region .*\n2\. role-to-assume .*\n3\. tags /)
  })
})
