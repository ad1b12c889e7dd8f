import { InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { invoke } from '../../src/lambda/invoke.ts'
import { waitOf } from '../support/wait.ts'

/** Invokes by a stream, where Lambda answers this to one. */
function invokeWhere(answer: () => object) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async (command: object) =>
    command instanceof InvokeWithResponseStreamCommand ? answer() : { Payload: Buffer.from('"collected"') }
  const wait = waitOf(lambda)
  return invoke(wait, { version: '3', payload: '{}', streams: true, once: true })
}

function refusing(name: string, httpStatusCode: number) {
  return () => {
    throw Object.assign(new Error('words'), { name, $metadata: { httpStatusCode } })
  }
}

test('a response is taken as a stream', async () => {
  async function* EventStream() {
    yield { PayloadChunk: { Payload: Buffer.from('"str') } }
    yield { PayloadChunk: { Payload: Buffer.from('eamed"') } }
    yield { InvokeComplete: {} }
  }
  expect(String((await invokeWhere(() => ({ EventStream: EventStream() }))).payload)).toBe('"streamed"')
})

test('where a region has no streams, Lambda collects the response', async () => {
  expect(String((await invokeWhere(refusing('UnknownOperationException', 404))).payload)).toBe('"collected"')
  await expect(invokeWhere(refusing('AccessDeniedException', 403))).rejects.toThrow('Could not invoke version 3')
})

/** How often a version is invoked by which this is answered first. */
async function callsAfter(name: string, httpStatusCode: number, once: boolean): Promise<number> {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  let calls = 0
  lambda.send = async () => {
    calls += 1
    if (calls > 1) return { Payload: Buffer.from('{}') }
    throw Object.assign(new Error('words'), { name, $metadata: { httpStatusCode } })
  }
  const signal = AbortSignal.timeout(30_000)
  const wait = { lambda, functionName: 'hello', deadline: Date.now() + 20_000, timeout: 20_000, signal }
  await invoke(wait, { version: '3', payload: '{}', streams: false, once }).catch(() => undefined)
  return calls
}

// The statuses are those of the API reference, "Invoke".
test.each([
  ['CodeArtifactUserPendingException', 409, 2, 2],
  ['EFSMountTimeoutException', 408, 2, 2],
  ['ResourceConflictException', 409, 2, 2],
  ['ResourceNotReadyException', 502, 2, 2],
  ['S3FilesMountTimeoutException', 408, 2, 2],
  ['SnapStartNotReadyException', 409, 2, 2],
  ['TooManyRequestsException', 429, 2, 2],
  ['EC2ThrottledException', 502, 2, 2],
  // It may have run.
  ['ServiceException', 500, 2, 1],
  ['ENILimitReachedException', 502, 2, 1],
  ['EFSMountFailureException', 403, 1, 1],
  ['KMSDisabledException', 502, 1, 1],
  ['InvalidSubnetIDException', 502, 1, 1],
  ['AccessDeniedException', 403, 1, 1],
])(
  'after %s (%i) an invocation is sent so often: %i, and %i where it may be sent once',
  async (name, status, usually, whenOnce) => {
    const [first, second] = await Promise.all([callsAfter(name, status, false), callsAfter(name, status, true)])
    expect([first, second]).toEqual([usually, whenOnce])
  },
)
