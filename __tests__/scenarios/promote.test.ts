import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenFunction, givenImage } from './given.ts'
import { allow, statements } from './permissions-policies.ts'
import { large, repository, testAccount, twoAccounts } from './promote-stage.ts'
import { changes, commit, ecr, onlyError, versions } from './read-back.ts'
import { account, deploy, documented, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

describe('an image of another account', () => {
  test('is copied byte for byte, released, and then tagged, as promote.yml says', async () => {
    const { sandbox, before, uri, digest } = await twoAccounts({ files: { large: large() } })
    await givenImage(sandbox, 'production before', { tag: 'production' })
    const policies = ['deploy', 'release', 'pull'].map(documented)
    sandbox.iam.putRole({ name: 'deploy', trust: documented('trust-policy-environment'), policies })
    const promote = () =>
      runExample(sandbox, 'promote.yml', { jobs: ['production'], values: { 'needs.test.outputs.image-uri': uri } })
    const { deploys } = await promote()
    const [run] = deploys
    expect(run?.outputs, run?.log).toMatchObject({
      digest,
      version: '2',
      'image-uri': `${await sandbox.ecr.host()}/${repository}@${digest}`,
      'image-tags': `${commit}\nproduction`,
    })
    expect(versions(sandbox)).toEqual({ 1: before, 2: digest })
    expect(await sandbox.ecr.tags(repository)).toEqual({ before, [commit]: digest, production: digest })
    // Lambda pulls it, and docker has no part in it.
    expect(sandbox.requests.of('registry').filter(({ caller }) => caller.includes('deploy'))).toEqual([])
    // It was put without a tag at first, and the tags were given once the new version had answered.
    const calls = sandbox.requests.all.map(({ operation }) => operation)
    expect(calls.filter((one) => one === 'PutImage')).toHaveLength(3)
    expect(calls.indexOf('PutImage')).toBeLessThan(calls.indexOf('UpdateFunctionCode'))
    expect(calls.indexOf('PutImage', calls.indexOf('UpdateFunctionCode'))).toBeGreaterThan(calls.indexOf('Invoke'))

    sandbox.requests.clear()
    const [again] = (await promote()).deploys
    expect(again?.outputs, again?.log).toMatchObject({ changed: 'false', 'image-tags': `${commit}\nproduction` })
    expect(changes(sandbox).filter(({ service }) => service === 'ecr')).toEqual([])
  })

  test('is refused, with the statement to add, to a role that lacks one of the actions there', async () => {
    const { sandbox, uri } = await twoAccounts()
    const [{ Action, Resource }] = statements('pull') as [{ Action: string[]; Resource: string }]
    for (const action of Action) {
      const less = JSON.stringify(documented('pull')).replace(`"${action}"`, '"ecr:ListImages"')
      sandbox.iam.setPolicies('deploy', [documented('deploy'), documented('release'), less])
      const run = await deploy(sandbox, { inputs: { 'image-uri': uri, repository } })
      expect(onlyError(run)).toContain(`Add to the policy of the role that deploys: ${allow(action, Resource)}`)
    }
    expect(Action).toHaveLength(2)
    expect(changes(sandbox)).toEqual([])
  })

  test('that fails in its verification moves no tag', async () => {
    const { sandbox, before, uri } = await twoAccounts()
    const production = await givenImage(sandbox, 'production before', { tag: 'production' })
    const inputs = {
      'image-uri': uri,
      repository,
      tags: 'production',
      'verify-event': '{}',
      'verify-expect': '{"message":"another"}',
    }
    const run = await deploy(sandbox, { inputs })
    expect(onlyError(run)).toContain('is not what was expected')
    expect(await sandbox.ecr.tags(repository)).toEqual({ before, production })
  })

  test('with a tag that can not be moved is refused before it is copied', async () => {
    const { sandbox, before, uri } = await twoAccounts({ mutability: 'IMMUTABLE' })
    const production = await givenImage(sandbox, 'production before', { tag: 'production' })
    sandbox.requests.clear()
    const run = await deploy(sandbox, { inputs: { 'image-uri': uri, repository, tags: 'production' } })
    expect(onlyError(run)).toContain(`tags: hello-world:production in us-east-1 is on another image, ${production},`)
    expect(changes(sandbox)).toEqual([])
    expect(await sandbox.ecr.digests(repository)).toEqual([before, production].toSorted())
  })
})

describe('an image of another region, without a function', () => {
  test('is copied to a repository that is created, and gets a tag by its digest where none is named', async () => {
    const sandbox = await setStage({ regions: ['us-east-1', 'eu-west-1'] })
    const away = { name: 'origin', region: 'eu-west-1' }
    await sandbox.ecr.createRepository(away)
    const digest = await givenImage(sandbox, 'one', { repository: away })
    const pull = JSON.stringify(documented('pull')).replace(
      `us-east-1:${testAccount}:repository/hello-world`,
      `eu-west-1:${account}:repository/origin`,
    )
    sandbox.iam.setPolicies('deploy', [documented('push'), pull])
    const inputs = {
      'function-name': '',
      'image-uri': `${account}.dkr.ecr.eu-west-1.amazonaws.com/origin:one`,
      repository,
    }
    const host = await sandbox.ecr.host()
    const dry = await deploy(sandbox, { inputs: { ...inputs, 'dry-run': 'true' } })
    expect(dry.log).toContain(
      `Dry run: would copy ${account}.dkr.ecr.eu-west-1.amazonaws.com/origin@${digest.slice(0, 19)} to ${host}/${repository}`,
    )
    expect(changes(sandbox)).toEqual([])

    const run = await deploy(sandbox, { inputs })
    const tag = `image-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`
    expect(run.outputs, run.log).toMatchObject({ digest, 'image-tags': tag, changed: 'true' })
    expect(await sandbox.ecr.tags(repository)).toEqual({ [tag]: digest })
  })
})

describe('an image of any other registry', () => {
  /** A registry that asks for a password; its own repository holds the image. */
  async function otherRegistry(): Promise<{ uri: string; digest: string; login: string }> {
    const other = await setStage()
    await other.ecr.createRepository(repository)
    const digest = await givenImage(other, 'elsewhere')
    const host = await other.ecr.host()
    const { authorizationData: [{ authorizationToken: auth = '' } = {}] = [] } = await ecr(other).send(
      new GetAuthorizationTokenCommand({}),
    )
    const login = JSON.stringify({ auths: { [host]: { auth } } })
    return { uri: `${host}/${repository}:elsewhere`, digest, login }
  }

  test('is copied with the login that docker has, and refused without one', async () => {
    const { uri, digest, login } = await otherRegistry()
    const sandbox = await setStage({ repositories: [{ name: repository }] })
    const { before } = await givenFunction(sandbox, { versions: ['before'] })
    const inputs = { 'image-uri': uri, repository, tags: 'v1' }
    const refused = await deploy(sandbox, { inputs })
    expect(onlyError(refused)).toBe(
      `image-uri: the registry does not give ${uri} (status 401). ` +
        'Log in to it before this step, for example with docker/login-action, as a user who may pull the image.',
    )
    expect(changes(sandbox)).toEqual([])

    const env = { DOCKER_CONFIG: folder({ 'config.json': login }) }
    const run = await deploy(sandbox, { env, inputs })
    expect(run.outputs, run.log).toMatchObject({ digest, version: '2', 'image-tags': 'v1' })
    expect(await sandbox.ecr.tags(repository)).toEqual({ before, v1: digest })
    const lost = await deploy(sandbox, { env, inputs: { ...inputs, 'image-uri': uri.replace(':elsewhere', ':gone') } })
    expect(onlyError(lost)).toMatch(/^image-uri: the repository \S+\/hello-world has no image gone\. Push it first/)
  })
})

describe('with a test event an image of ECR is rehearsed before it is released', () => {
  test('and is not released when it answers something else', async () => {
    const sandbox = await setStage({ repositories: [{ name: repository }] })
    const { before } = await givenFunction(sandbox, { versions: ['before'] })
    const digest = await givenImage(sandbox, 'after')
    const image = `${await sandbox.ecr.host()}/${repository}:after`
    const inputs = { 'image-uri': image, 'test-event': '{"n":1}', 'test-timeout': '60s' }
    const wrong = await deploy(sandbox, { inputs: { ...inputs, 'test-expect': '{"message":"before"}' } })
    expect(onlyError(wrong)).toContain('at $.message, "before" was expected and "after" came')
    expect(versions(sandbox)).toEqual({ 1: before })

    const right = await deploy(sandbox, { inputs: { ...inputs, 'test-expect': '{"message":"after"}' } })
    expect(right.outputs, right.log).toMatchObject({ digest, version: '2' })
    expect(right.summary).toContain('Rehearsed with 1 event')
  })
})
