import { GetDurableExecutionCommand, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { readFailure, runExecution } from '../../src/lambda/durable.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:3/durable-execution/a/b'

const awsError = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(`${name} of AWS`), { name, $metadata: { httpStatusCode } })

/** What Lambda answers, one after the other. */
function answering(begun: object, ...answers: (object | Error)[]) {
  const asked: object[] = []
  const told: string[] = []
  const stopping = new AbortController()
  const send = async (command: object) => {
    if (command instanceof InvokeCommand) {
      asked.push(command.input)
      return begun
    }
    expect(command).toBeInstanceOf(GetDurableExecutionCommand)
    const answer = answers.shift()
    if (answer === undefined) stopping.abort(new Error('cancelled'))
    if (answer instanceof Error) throw answer
    return answer ?? { Status: 'RUNNING' }
  }
  const wait = {
    lambda: { send } as unknown as LambdaClient,
    functionName: 'hello',
    deadline: Date.now() + 60_000,
    timeout: 60_000,
    signal: stopping.signal,
    tell: (line: string) => void told.push(line),
  }
  return { wait, asked, told }
}

const invocation = { version: '3', payload: '{"n":1}', streams: false }
const run = (...given: Parameters<typeof answering>) => {
  const { wait, ...rest } = answering(...given)
  return { ...rest, result: runExecution(wait, 'a.json', invocation) }
}

test('an execution is begun by an event under a name of its own, and asked for until it is over', async () => {
  const [StartTimestamp, EndTimestamp] = [new Date(1000), new Date(3500)]
  const { result, asked } = run(
    { DurableExecutionArn: arn },
    awsError('ResourceNotFoundException', 404),
    { Status: 'RUNNING' },
    { Status: 'SUCCEEDED', Result: '{"ok":true}', StartTimestamp, EndTimestamp },
  )
  expect(await result).toEqual({
    outcome: { kind: 'response', payload: Buffer.from('{"ok":true}') },
    milliseconds: 2500,
  })
  expect(asked).toMatchObject([{ FunctionName: 'hello', Qualifier: '3', InvocationType: 'Event', Payload: '{"n":1}' }])
  expect(Reflect.get(asked[0] ?? {}, 'DurableExecutionName')).toMatch(/^verify-[\w-]{36}$/)
})

test.each([
  [{ Status: 'SUCCEEDED' }, { kind: 'response', payload: Buffer.from('null') }],
  [
    { Status: 'STOPPED', Error: { ErrorMessage: 'by hand' } },
    { kind: 'execution', status: 'STOPPED' },
  ],
  [{ Status: 'TIMED_OUT' }, { kind: 'execution', status: 'TIMED_OUT' }],
  [
    { Status: 'FAILED', Error: { ErrorType: 'Bad' } },
    { kind: 'execution', status: 'FAILED', error: { type: 'Bad' } },
  ],
])('%j is how it ended', async (answer, outcome) => {
  expect(await run({ DurableExecutionArn: arn }, answer).result).toMatchObject({ outcome })
})

describe('it is told', () => {
  const failure = (...given: Parameters<typeof answering>) => run(...given).result.catch((error: unknown) => error)

  test('that Lambda names no execution', async () => {
    expect(String(await failure({}))).toContain('Lambda took the event, and named no execution.')
  })

  test('that the role may not read it, and that it goes on', async () => {
    const denied = await failure({ DurableExecutionArn: arn }, awsError('AccessDeniedException', 403))
    expect(String(denied)).toMatch(
      /^Problem: Could not read the durable execution on hello: .* It was begun, and goes on\./,
    )
  })

  test('what stops it when the job is cancelled', async () => {
    const { result, told } = run({ DurableExecutionArn: arn })
    await expect(result).rejects.toThrow()
    expect(told).toEqual([
      `The durable execution of the event a.json on version 3 of hello goes on: 'aws lambda stop-durable-execution --durable-execution-arn ${arn}' stops it.`,
    ])
  })
})

test('how it failed for whose end a caller has waited is asked, where that may be', async () => {
  const read = (answer: object | Error) => readFailure(answering({}, answer).wait, arn)
  expect(await read({ Status: 'TIMED_OUT' })).toMatchObject({ status: 'TIMED_OUT' })
  expect(await read({ Status: 'SUCCEEDED' })).toBeUndefined()
  expect(await read(awsError('AccessDeniedException', 403))).toBeUndefined()
})
