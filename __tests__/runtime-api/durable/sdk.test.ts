import {
  createRetryStrategy,
  type DurableContext,
  JitterStrategy,
  withDurableExecution,
} from '@aws/durable-execution-sdk-js'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { afterEach, expect, test } from 'vitest'
import { playDurably } from '../../../src/rehearsal/play-durable.ts'
import { DurableApi } from '../../../src/runtime-api/durable/api.ts'
import { DurableExecution } from '../../../src/runtime-api/durable/execution.ts'
import { RuntimeApi } from '../../../src/runtime-api/runtime-api.ts'

// AWS's own SDK for durable handlers, run here, as in a container it is by a runtime.

const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:hello-world'
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Handler = (event: { n: number }, context: DurableContext, client: LambdaClient) => Promise<unknown>

/** Plays an execution of a handler. @param limit seconds that it may take */
async function play(handler: Handler, { payload = '{"n":1}', limit = 86_400 } = {}) {
  const log: string[] = []
  const initialization = { kind: 'on-demand' } as const
  const described = {
    function: { name: 'hello-world', version: '$LATEST', region: 'us-east-1', memory: 128, initialization },
    functionArn,
    log: (line: string) => void log.push(line),
  }
  const durable = new DurableApi(described, limit)
  const api = await RuntimeApi.listen('127.0.0.1', () => true, durable.answer.bind(durable))
  const client = new LambdaClient({
    region: 'us-east-1',
    endpoint: `http://${api.address}`,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
  })
  closing.push(async () => {
    client.destroy()
    await api.close()
  })
  const run = withDurableExecution((event: { n: number }, context) => handler(event, context, client), { client })
  const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => 60_000 }
  const events: string[] = []
  const invoke = async (event: string) => {
    events.push(event)
    const answer = await run(JSON.parse(event), context as never)
    return { kind: 'response', payload: Buffer.from(JSON.stringify(answer)), streamed: false } as const
  }
  const { outcome, told } = await playDurably({ durable, invoke }, payload, 60_000, 0)
  const text = 'payload' in outcome ? outcome.payload.toString() : undefined
  return { outcome, told, text, events, log }
}

test('a handler without waits is over in one invocation', async () => {
  const { text, told } = await play(async ({ n }, context) => (await context.step('add', async () => n + 1)) * 2)
  expect({ text, told }).toEqual({ text: '4', told: 'in 1 invocation' })
})

test('waits and retries are skipped, and what is done is not done again', async () => {
  const ran: string[] = []
  const { text, told, events } = await play(async (_, context) => {
    await context.step('first', async () => void ran.push('first'))
    await context.wait('night', { hours: 8 })
    const attempts = await context.step(
      'flaky',
      async () => {
        ran.push('flaky')
        if (ran.length < 4) throw new Error('not yet')
        return ran.length
      },
      {
        retryStrategy: createRetryStrategy({
          maxAttempts: 5,
          initialDelay: { minutes: 2 },
          backoffRate: 1,
          jitter: JitterStrategy.NONE,
        }),
      },
    )
    return { attempts }
  })
  expect(text).toBe('{"attempts":4}')
  expect(ran).toEqual(['first', 'flaky', 'flaky', 'flaky'])
  expect(told).toMatch(/^in 4 invocations, with 48[34] min .*of waits and retries skipped$/)
  const [first, second] = events.map((event) => JSON.parse(event))
  expect(first).toMatchObject({
    DurableExecutionArn: expect.stringContaining(`${functionArn}:$LATEST/durable-execution/`),
    InitialExecutionState: {
      Operations: [
        {
          Type: 'EXECUTION',
          Status: 'STARTED',
          ExecutionDetails: { InputPayload: '{"n":1}' },
          StartTimestamp: expect.any(Number),
        },
      ],
      NextMarker: '',
    },
  })
  expect(first.UpdatedOperationIds).toBeUndefined()
  expect(second.UpdatedOperationIds).toHaveLength(1)
})

test('waits side by side are over in their order', async () => {
  const order: string[] = []
  const { text } = await play(async (_, context) => {
    const branch = (name: string, hours: number) => async (inner: DurableContext) => {
      await inner.wait({ hours })
      return inner.step(async () => void order.push(name))
    }
    await context.parallel([branch('long', 10), branch('short', 1)])
    return 'done'
  })
  expect(text).toBe('"done"')
  expect(order).toEqual(['short', 'long'])
})

test('results that an event can not hold come by pages, and one that an answer can not hold by a checkpoint', async () => {
  const { text, events } = await play(async (_, context) => {
    for (const n of [1, 2, 3, 4, 5, 6]) await context.step(`${n}`, async () => `${n}`.repeat(260_000))
    await context.wait({ seconds: 5 })
    return 'x'.repeat(7_000_000)
  })
  expect(text).toHaveLength(7_000_002)
  expect(JSON.parse(events.at(-1) ?? '').InitialExecutionState.NextMarker).not.toBe('')
})

test('it waits for what only others can end, and says for what', async () => {
  const { outcome } = await play(async (_, context) => {
    const approval = context.waitForCallback('approval', async () => {}, { timeout: { hours: 1 } })
    const other = context.invoke('charge', 'arn:aws:lambda:us-east-1:111122223333:function:charge:live', {})
    return Promise.all([approval, other])
  })
  expect(outcome).toEqual({
    kind: 'waiting',
    on: expect.arrayContaining(["the callback 'approval'", "the invocation 'charge' of another function"]),
  })
})

test('an error of the handler is the error of the execution', async () => {
  const { outcome, text } = await play(async () => {
    throw new TypeError('no such order')
  })
  expect(outcome).toMatchObject({ kind: 'execution', status: 'FAILED', error: { type: 'TypeError' } })
  expect('error' in outcome && outcome.error.payload.toString()).toContain('"errorMessage":"no such order"')
  expect(text).toBeUndefined()
})

test.each<[string, Handler, RegExp]>([
  [
    'a step that differs when it is replayed',
    async (_, context) => {
      await context.step(`${Math.random()}`, async () => 1)
      await context.wait({ seconds: 1 })
    },
    /NonDeterministic|Non-deterministic/i,
  ],
  [
    'a result of a step that is too large',
    async (_, context) => context.step('large', async () => 'x'.repeat(262_144)),
    /STEP output payload size must be less than or equal to 262144 bytes/,
  ],
])('%s fails as on Lambda', async (_, handler, error) => {
  const { outcome } = await play(handler)
  expect(outcome).toMatchObject({ kind: 'execution', status: 'FAILED' })
  expect('error' in outcome && outcome.error.payload.toString()).toMatch(error)
})

test('waits that take longer than the execution may end it', async () => {
  const { outcome } = await play(async (_, context) => context.wait({ hours: 2 }), { limit: 3600 })
  expect(outcome).toMatchObject({ kind: 'execution', status: 'TIMED_OUT' })
})

test("a handler's own calls to Lambda are refused, and told", async () => {
  const { outcome, log } = await play(async (_, context, client) =>
    context.step('call', async () => client.send(new InvokeCommand({ FunctionName: 'charge' })), {
      retryStrategy: () => ({ shouldRetry: false }),
    }),
  )
  expect('error' in outcome && outcome.error.payload.toString()).toContain(
    'serves the checkpoints of durable executions alone, and not POST /2015-03-31/functions/charge/invocations',
  )
  expect(log).toEqual([
    'The handler calls Lambda itself (POST /2015-03-31/functions/charge/invocations): the rehearsal serves checkpoints alone, and refuses it.',
  ])
})

test('only the latest token is good for a checkpoint, and only for what is known', () => {
  const execution = new DurableExecution({ arn: `${functionArn}:1/durable-execution/a/b`, payload: '{}', limit: 1000 })
  const { CheckpointToken: first } = JSON.parse(execution.event())
  execution.checkpoint(first, [])
  expect(() => execution.checkpoint(first, [])).toThrow('Invalid Checkpoint Token')
  const { CheckpointToken: token } = JSON.parse(execution.event())
  expect(() => execution.checkpoint(token, [{ Id: '1', Type: 'STEP', Action: 'JUMP' }])).toThrow('STEP JUMP')
  expect(execution.suspend()).toEqual({ kind: 'nothing' })
  // Two that are in each other end no search.
  const context = (Id: string, ParentId: string) => ({ Id, ParentId, Type: 'CONTEXT', Action: 'START' })
  execution.checkpoint(token, [context('1', '2'), context('2', '1')])
  expect(JSON.parse(execution.event()).InitialExecutionState.Operations).toHaveLength(3)
})

test('more operations, or more data, than Lambda keeps of one execution are refused', () => {
  const steps = (from: number, count: number, Payload = '') =>
    Array.from({ length: count }, (_, n) => ({ Id: `${from + n}`, Type: 'STEP', Action: 'SUCCEED', Payload }))
  const begin = () => {
    const execution = new DurableExecution({ arn: `${functionArn}:1/durable-execution/a/b`, payload: '{}', limit: 1 })
    let { CheckpointToken: token } = JSON.parse(execution.event())
    return (updates: object[]) => {
      token = Reflect.get(execution.checkpoint(token, updates), 'CheckpointToken')
    }
  }
  const many = begin()
  many(steps(0, 2999))
  many([{ Id: '0', Type: 'STEP', Action: 'RETRY' }])
  many([{ Id: '1', Type: 'STEP', Action: 'SUCCEED' }])
  expect(() => many(steps(2999, 1))).toThrow('3,000 operations at most')
  const large = begin()
  for (let n = 0; n < 4; n += 1) large(steps(n * 100, 100, 'x'.repeat(262_000)))
  expect(() => large(steps(400, 1, 'x'.repeat(100_000)))).toThrow('100 MB of data at most')
})
