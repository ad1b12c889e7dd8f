import {
  CheckpointDurableExecutionCommand,
  type CheckpointDurableExecutionCommandInput,
  GetDurableExecutionCommand,
  GetDurableExecutionStateCommand,
} from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { beginExecution, executionEvent, proceed } from '../../lambda/durable/executions.ts'
import { runExecution } from '../../lambda/durable/run.ts'
import type { LambdaFunction } from '../../lambda/model.ts'
import { FIRST, useApp } from './support/app.ts'

const app = useApp()
const HANDLED = 'arn:aws:lambda:us-east-1:111122223333:function:durable'

/** A function as far as executions need one. */
const owner = () => ({ arn: HANDLED, executions: [] }) as unknown as LambdaFunction

test('an execution is asked for, and takes checkpoints, by its own ARN', async () => {
  await app.lambda.seed({ name: 'durable', region: 'us-east-1', imageUri: FIRST, durable: true })
  const name = app.lambda.startExecution({ name: 'durable', version: '$LATEST' })
  const unknown = new GetDurableExecutionCommand({
    DurableExecutionArn: `${HANDLED}:1/durable-execution/${name}/gone`,
  })
  await expect(app.client.send(unknown)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  expect(app.asked.at(-1)).toMatchObject({
    action: 'lambda:GetDurableExecution',
    resource: `${HANDLED}:1/durable-execution/${name}/gone`,
  })
  const state = new GetDurableExecutionStateCommand({
    DurableExecutionArn: `${HANDLED}:1/durable-execution/${name}/gone`,
    CheckpointToken: 'x',
  })
  await expect(app.client.send(state)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const checkpoint: CheckpointDurableExecutionCommandInput = { DurableExecutionArn: 'x', CheckpointToken: 'x' }
  await expect(app.client.send(new CheckpointDurableExecutionCommand(checkpoint))).rejects.toThrow()
})

test('a name begins one execution, however often it is asked for, and is taken for another payload', () => {
  const one = owner()
  const begin = (payload: string, name: string) => beginExecution(one, { version: '1', payload, name, now: 0 })
  expect(begin('{}', 'order-1')).toBe(begin('{}', 'order-1'))
  expect(() => begin('{"n":1}', 'order-1')).toThrow('already exists')
  expect(() => begin('{}', 'order 1')).toThrow("'durableExecutionName' failed to satisfy constraint")
  expect(() => begin('{}', 'x'.repeat(65))).toThrow('length less than or equal to 64')
})

const answers = (...all: object[]) => {
  const left = all.map((one) => Buffer.from(JSON.stringify(one)))
  return async () => ({ payload: left.shift() ?? Buffer.from('null'), logResult: '' })
}

test.each([
  [
    { Status: 'SUCCEEDED', Result: '1' },
    { status: 'SUCCEEDED', result: '1' },
  ],
  [
    { Status: 'FAILED', Error: { ErrorType: 'Bad', ErrorMessage: 'no' } },
    { status: 'FAILED', error: { ErrorType: 'Bad' } },
  ],
  [{ Status: 'PENDING' }, { status: 'FAILED', error: { ErrorMessage: expect.stringContaining('no pending') } }],
  [{ statusCode: 200 }, { status: 'FAILED', error: { ErrorMessage: 'Invalid Status in invocation output.' } }],
])('a handler that answers %j ends it', async (answer, expected) => {
  const one = owner()
  const execution = beginExecution(one, { version: '1', payload: '{}', name: undefined, now: 0 })
  await runExecution(execution, { owner: one, invoke: answers(answer), now: () => 0, limit: 60 })
  expect(execution).toMatchObject({ ...expected, ended: 0 })
})

test('waits are over at once, and more than it may take ends it', () => {
  const one = owner()
  const execution = beginExecution(one, { version: '1', payload: '{}', name: undefined, now: 0 })
  executionEvent(one, execution)
  execution.operations.set('wait', {
    Id: 'wait',
    Type: 'WAIT',
    Status: 'STARTED',
    StartTimestamp: 0,
    due: 5000,
    details: {},
  })
  expect(proceed(execution, 4000, 0)).toBe('late')
  execution.skipped = 0
  expect(proceed(execution, 6000, 0)).toBe('again')
  expect(execution.operations.get('wait')).toMatchObject({ Status: 'SUCCEEDED' })
  expect(proceed(execution, 6000, 0)).toBe('idle')
})
