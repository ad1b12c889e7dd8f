import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr'
import { GetFunctionCommand, LambdaClient, ListTagsCommand, TagResourceCommand } from '@aws-sdk/client-lambda'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../../index.ts'
import { connect, type Keys, refusal } from '../../testing/aws.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ roles: [{ name: 'deploy' }], regions: ['us-east-1', 'eu-west-1'] })
})
afterAll(() => sandbox.stop())

function clientOf(keys: Keys, region: string | undefined, minutesAhead: number) {
  return { ...connect(sandbox, keys, region), systemClockOffset: minutesAhead * 60_000 }
}

const CALLS = {
  lambda: (keys: Keys, region?: string, minutesAhead = 0) =>
    new LambdaClient(clientOf(keys, region, minutesAhead)).send(new GetFunctionCommand({ FunctionName: 'none' })),
  ecr: (keys: Keys, region?: string, minutesAhead = 0) =>
    new ECRClient(clientOf(keys, region, minutesAhead)).send(new DescribeRepositoriesCommand({})),
  sts: (keys: Keys, region?: string, minutesAhead = 0) =>
    new STSClient(clientOf(keys, region, minutesAhead)).send(new GetCallerIdentityCommand({})),
}
const INVALID = 'The security token included in the request is invalid.'
const EXPIRED = 'The security token included in the request is expired'
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'

describe.each([
  ['lambda', 'UnrecognizedClientException', 'InvalidSignatureException', 'ExpiredTokenException', 403],
  ['ecr', 'UnrecognizedClientException', 'InvalidSignatureException', 'ExpiredTokenException', 400],
  ['sts', 'InvalidClientTokenId', 'SignatureDoesNotMatch', 'ExpiredToken', 403],
] as const)('%s', (service, invalid, mismatch, expired, status) => {
  const call = CALLS[service]

  test('refuses an access key that it does not know', async () => {
    const keys = { ...sandbox.session('deploy'), accessKeyId: 'ASIAUNKNOWN' }
    expect(await refusal(call(keys))).toEqual({ name: invalid, message: INVALID, status })
  })

  test("refuses another session's token", async () => {
    const keys = { ...sandbox.session('deploy'), sessionToken: sandbox.session('deploy').sessionToken }
    expect(await refusal(call(keys))).toEqual({ name: invalid, message: INVALID, status })
  })

  test('refuses a signature of another secret', async () => {
    const keys = { ...sandbox.session('deploy'), secretAccessKey: 'wrong' }
    expect(await refusal(call(keys))).toEqual({ name: mismatch, message: MISMATCH, status })
  })

  test('refuses a session that is over', async () => {
    expect(await refusal(call(sandbox.session('deploy', -1)))).toEqual({ name: expired, message: EXPIRED, status })
  })
})

test.each([
  ['lambda', 'InvalidSignatureException', 403, 5],
  ['ecr', 'InvalidSignatureException', 400, 5],
  ['sts', 'SignatureDoesNotMatch', 403, 15],
] as const)('%s refuses a clock that is off by more than it accepts', async (service, name, status, minutes) => {
  const call = (minutesAhead: number) => CALLS[service](sandbox.session('deploy'), undefined, minutesAhead)
  const time = String.raw`\d{8}T\d{6}Z`
  const late = await refusal(call(-minutes - 1))
  expect(late).toMatchObject({ name, status })
  expect(late.message).toMatch(
    new RegExp(`^Signature expired: ${time} is now earlier than ${time} \\(${time} - ${minutes} min\\.\\)$`),
  )
  const early = await refusal(call(minutes + 1))
  expect(early).toMatchObject({ name, status })
  expect(early.message).toMatch(
    new RegExp(`^Signature not yet current: ${time} is still later than ${time} \\(${time} \\+ ${minutes} min\\.\\)$`),
  )
  const near = call(minutes - 1).catch((error: Error) => error.name)
  expect(await near).not.toBe(name)
})

test('a session ends when its time is up, not before', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const keys = sandbox.session('deploy', 60_000)
  const start = Date.now()
  vi.setSystemTime(start + 59_999)
  const { Arn } = await CALLS.sts(keys)
  expect(Arn).toBe('arn:aws:sts::111122223333:assumed-role/deploy/ambient')
  vi.setSystemTime(start + 60_001)
  expect(await refusal(CALLS.sts(keys))).toMatchObject({ name: 'ExpiredToken' })
})

test('a region that the account has not is refused as AWS refuses a disabled one; STS is everywhere', async () => {
  const keys = sandbox.session('deploy')
  expect(await refusal(CALLS.lambda(keys, 'ap-east-1'))).toMatchObject({
    name: 'UnrecognizedClientException',
    message: INVALID,
  })
  expect(await CALLS.ecr(keys, 'eu-west-1')).toMatchObject({ repositories: [] })
  expect(await CALLS.sts(keys, 'ap-east-1')).toMatchObject({ Account: '111122223333' })
})

test('paths and queries that need encoding verify', async () => {
  const lambda = new LambdaClient(connect(sandbox, sandbox.session('deploy')))
  const arn = 'arn:aws:lambda:us-east-1:111122223333:function:none'
  // ARNs in the path are encoded once on the wire and twice in what is signed.
  expect(await refusal(lambda.send(new ListTagsCommand({ Resource: arn })))).toMatchObject({
    name: 'ResourceNotFoundException',
  })
  const tagged = lambda.send(new TagResourceCommand({ Resource: arn, Tags: { 'ä b+c': 'd/e?f' } }))
  expect(await refusal(tagged)).toMatchObject({ name: 'ResourceNotFoundException' })
  const qualified = lambda.send(new GetFunctionCommand({ FunctionName: arn, Qualifier: '$LATEST' }))
  expect(await refusal(qualified)).toMatchObject({ name: 'ResourceNotFoundException' })
})

test('a body that was changed on its way is refused', async () => {
  const ecr = new ECRClient(connect(sandbox, sandbox.session('deploy')))
  ecr.middlewareStack.add(
    (next) => (args) => {
      if (typeof args.request === 'object' && args.request !== null) Object.assign(args.request, { body: '[]' })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
  )
  expect(await refusal(ecr.send(new DescribeRepositoriesCommand({})))).toMatchObject({ message: MISMATCH })
})

test('a request without a signature is refused', async () => {
  const answer = await fetch(`${sandbox.endpoint}/2015-03-31/functions/hello`)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('Missing Authentication Token')
})
