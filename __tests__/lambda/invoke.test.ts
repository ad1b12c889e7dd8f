import { InvokeWithResponseStreamCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { invoke } from '../../src/lambda/invoke.ts'

/** Invokes by a stream, where Lambda answers this to one. */
function invokeWhere(answer: () => object) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async (command: object) =>
    command instanceof InvokeWithResponseStreamCommand ? answer() : { Payload: Buffer.from('"collected"') }
  const wait = {
    lambda,
    functionName: 'hello',
    deadline: Date.now() + 5000,
    timeout: 5000,
    signal: new AbortController().signal,
  }
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
