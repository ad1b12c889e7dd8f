import { GetDurableExecutionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { verify } from '../../src/lambda/verify.ts'
import { waitOf } from '../support/wait.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:3/durable-execution/a/b'

/** Verifies a durable function whose caller waits for the end. @param execution what Lambda says of it */
function verifyDurable(answer: { FunctionError?: string; Payload: string }, execution: object | Error) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async (command: object) => {
    if (!(command instanceof GetDurableExecutionCommand)) {
      return { ...answer, Payload: Buffer.from(answer.Payload), DurableExecutionArn: arn }
    }
    if (execution instanceof Error) throw execution
    return execution
  }
  const wait = waitOf(lambda)
  return verify(wait, '3', {
    events: [{ name: 'a.json', payload: '{}' }],
    function: { architecture: 'x86_64', memory: 128 },
    executions: false,
    streams: false,
  })
}

const failure = { Status: 'FAILED', Error: { ErrorType: 'RangeError', ErrorMessage: 'no such order' } }
const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } })

test.each([
  ['with a function error', { FunctionError: 'Unhandled', Payload: '{"errorMessage":"no such order"}' }],
  ['without one', { Payload: '{"Status":"FAILED"}' }],
  ['without one, and with nothing else', { Payload: 'null' }],
])('an execution that failed fails the verification, answered %s', async (_, answer) => {
  await expect(verifyDurable(answer, failure)).rejects.toThrow('RangeError: no such order')
})

test.each([
  ['succeeded', { Status: 'SUCCEEDED' }],
  ['is not told to have ended yet', { Status: 'RUNNING' }],
  ['may not be read', denied],
])('an execution that %s counts as it was answered', async (_, execution) => {
  expect(await verifyDurable({ Payload: '{"ok":true}' }, execution)).toMatchObject([{ name: 'a.json', bytes: 11 }])
  await expect(
    verifyDurable({ FunctionError: 'Unhandled', Payload: '{"errorMessage":"no such order"}' }, execution),
  ).rejects.toThrow('no such order')
})
