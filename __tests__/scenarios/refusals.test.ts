import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { readManifest } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRefusalStage, refusalOf, type Step } from './refusal-stage.ts'
import { account, checkout, deploy, executionRole } from './stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
let sandbox: Sandbox
let registry: string

beforeAll(async () => {
  sandbox = await openRefusalStage()
  registry = await sandbox.ecr.host()
})

afterAll(() => sandbox.stop())

const refusal = (step: Step) => refusalOf(sandbox, step)

/** Runs a step that is refused by what was written alone: AWS is not even asked for a session. */
async function refusalAtOnce(step: Step): Promise<string> {
  const asked = sandbox.requests.all.length
  const error = await refusal(step)
  expect(sandbox.requests.all.slice(asked)).toEqual([])
  return error
}

// Other mistakes in inputs are in inputs.test.ts and plan.test.ts.
describe('inputs are wrong', () => {
  test('a name that is misspelt is warned of by the runner, and by nothing else', async () => {
    const misspelt = { 'function-name': '', 'fuction-name': 'hello-world', memory: '512' }
    const { main } = await deploy(sandbox, { inputs: misspelt })
    expect(main.annotations.map(({ level, message }) => `${level}: ${message.slice(0, 75)}`)).toEqual([
      "warning: Unexpected input(s) 'fuction-name', 'memory', valid inputs are ['aws-region",
      'error: function-name is missing. Name the Lambda function to deploy to, or set rep',
    ])
  })

  const onLatest = 'but Lambda updates code on $LATEST only and then publishes it.'

  test.each<[Record<string, string>, string[]]>([
    [
      { 'function-name': '', 'aws-region': 'us-east', architecture: 'x86_64,arm64', 'wait-timeout': 'soon' },
      [
        'function-name is missing. Name the Lambda function to deploy to, or set repository to build and push an image without one.',
        "aws-region: 'us-east' is not a region code. " +
          "Write the code, such as 'us-east-1' or 'eu-central-1'; several are separated by commas or lines.",
        "architecture: 'x86_64,arm64' names more than one, but Lambda refuses an image for several platforms. " +
          "Write 'x86_64' or 'arm64'; deploy one function for each.",
        "wait-timeout: 'soon' is not a duration. Write for example '90s', '10m' or '1h'.",
      ],
    ],
    [
      { 'function-name': 'hello-world:7', 'aws-region': 'us-east-1a', publish: 'maybe', tags: '-' },
      [
        `function-name: 'hello-world:7' names the version or alias '7', ${onLatest} Write 'hello-world'.`,
        "aws-region: 'us-east-1a' is an availability zone, not a region. Write 'us-east-1'.",
        "publish: 'maybe' is not a boolean. Write 'true' or 'false'.",
        "tags: '-' is not an image tag. Write up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', without the repository.",
      ],
    ],
  ])('and all that is wrong is said at once: %j', async (inputs, errors) => {
    const [headline, ...lines] = (await refusalAtOnce({ inputs })).split('\n')
    expect(headline).toBe(`${errors.length} problems were found:`)
    expect(lines.map((line, index) => line.replace(`${index + 1}. `, '')).toSorted()).toEqual(errors.toSorted())
  })

  test.each([
    [
      'function-name',
      `${functionArn}:live`,
      `function-name: '${functionArn}:live' names the version or alias 'live', ${onLatest} Write '${functionArn}'.`,
    ],
    [
      'role',
      `arn:aws-cn:iam::${account}:role/hello`,
      `The role 'arn:aws-cn:iam::${account}:role/hello' is not in partition 'aws' of us-east-1. Start it with 'arn:aws:'.`,
    ],
  ])('%s alone: %j', async (input, value, error) => {
    expect(await refusalAtOnce({ inputs: { [input]: value } })).toBe(error)
  })

  test('every boolean takes nothing but true and false', async () => {
    const { inputs } = readManifest(process.cwd())
    const booleans = Object.keys(inputs).filter((name) => /^(?:true|false)$/.test(inputs[name] ?? ''))
    const error = await refusalAtOnce({ inputs: Object.fromEntries(booleans.map((name) => [name, 'yes'])) })
    expect(booleans).toContain('publish')
    for (const name of booleans) expect(error).toContain(`${name}: 'yes' is not a boolean. Write 'true' or 'false'.`)
  })

  test('a secret that is written wrongly is not repeated in the error', async () => {
    const error = await refusalAtOnce({ inputs: { secrets: '"token=hunter2' } })
    expect(error).toBe('secrets: a double quote is not closed. Close it, or double it where it belongs to the value.')
  })
})

describe('the job gets no OIDC token', () => {
  test('without id-token: write', async () => {
    expect(await refusalAtOnce({ idToken: false })).toBe(
      'role-to-assume needs an OIDC token, but this job may not request one (ACTIONS_ID_TOKEN_REQUEST_URL is not set), and it has no AWS credentials. ' +
        "Add 'permissions: { id-token: write, contents: read }' to the job, or have a step before sign in: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    )
  })

  test('in a pull request from a fork', async () => {
    const event = pullRequest('someone/hello-lambda')
    expect(await refusalAtOnce({ idToken: false, eventName: 'pull_request', event })).toBe(
      'role-to-assume needs an OIDC token, and GitHub gives a pull request from a fork neither one nor secrets. Run this step for pull ' +
        'requests of the repository itself only: if: github.event.pull_request.head.repo.full_name == github.repository.',
    )
  })

  test("in a run of Dependabot's", async () => {
    const step = { idToken: false, github: { actor: 'dependabot[bot]' } }
    expect(await refusalAtOnce(step)).toContain(
      "GitHub gives a run of Dependabot's none unless the job asks for it, nor the secrets of Actions.",
    )
    // A role that is held as a secret is empty then.
    const inputs = { 'role-to-assume': '' }
    expect(await refusal({ ...step, inputs, env: { AWS_EC2_METADATA_DISABLED: 'true' } })).toMatch(
      /^There are no AWS credentials: .* GitHub gives a run of Dependabot's no secrets of Actions: an input or a variable that comes from one is empty\. Name a role/,
    )
  })

  test('outside of GitHub, where no credentials are either', async () => {
    const env = { ACT: 'true', AWS_EC2_METADATA_DISABLED: 'true' }
    expect(await refusalAtOnce({ idToken: false, env })).toMatch(
      /does not run on GitHub.* Have the environment sign in: AWS_ACCESS_KEY_ID/,
    )
  })

  function pullRequest(head: string) {
    return {
      pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: 'octo-org/hello-lambda' } } },
    }
  }
})

describe('AWS does not hold what the deploy needs', () => {
  test('a missing function is an error without role', async () => {
    expect(await refusal({ inputs: { 'function-name': 'helo' } })).toBe(
      'There is no function helo in us-east-1. Correct function-name or aws-region, or set role to create it.',
    )
  })

  test('a missing repository is an error without create-repository', async () => {
    const inputs = { 'function-name': 'new', role: executionRole, 'create-repository': 'false' }
    expect(await refusal({ inputs })).toBe(
      "There is no ECR repository new in us-east-1. Create it, set create-repository to 'true', or correct repository.",
    )
  })

  test('a repository in another registry than that of the region', async () => {
    const other = await sandbox.ecr.host('eu-central-1')
    expect(await refusal({ inputs: { repository: `${other}/hello-world` } })).toBe(
      `${other} is not a registry of ECR in us-east-1, and Lambda pulls only from ECR in its own region. ` +
        `Use a repository in us-east-1; this account's registry is ${registry}.`,
    )
  })

  test('image-uri names no image of the repository', async () => {
    expect(await refusal({ inputs: { 'image-uri': `${registry}/hello-world:v9` } })).toBe(
      'image-uri: the repository hello-world in us-east-1 has no image v9. Push it first, or correct image-uri.',
    )
  })

  test('what only new or managed functions get, and too many tags', async () => {
    const inputs = {
      'memory-size': '20000',
      'function-config': JSON.stringify({ Timeout: 901, DurableConfig: { ExecutionTimeout: 60 } }),
      'tags-function': Array.from({ length: 51 }, (_, index) => `tag${index}=`).join('\n'),
    }
    const error = await refusal({ inputs })
    expect(error).toMatch(/^4 problems were found:\n/)
    for (const part of [
      'memory-size: the function in us-east-1 would have 20000 MB, and Lambda takes 128 to 10240 MB.',
      'timeout: the function in us-east-1 would have 901 seconds, and Lambda takes 1 to 900 seconds.',
      'tags-function: the function in us-east-1 would have 51 tags, and Lambda allows 50.',
      'function-config: hello-world in us-east-1 was not created with this DurableConfig, and Lambda gives it to new functions only.',
    ]) {
      expect(error).toContain(part)
    }
  })

  test('what the machine and AWS lack is said in one error', async () => {
    const inputs = { 'function-name': 'zipped', file: 'nowhere', builder: 'nobody' }
    const error = await refusal({ inputs, workspace: checkout() })
    expect(error).toMatch(/^3 problems were found:\n/)
    for (const part of [
      "no Dockerfile at 'nowhere'",
      "the builder 'nobody'",
      'zipped in us-east-1 is a zip function',
    ]) {
      expect(error).toContain(part)
    }
  })
})
