import { expect, test } from 'vitest'
import type { ExecutionOutcome } from '../../src/rehearsal/outcome.ts'
import { type Alone, playTogether } from '../../src/rehearsal/together.ts'

const around = {
  lines: [],
  reached: true,
  outOfMemory: false,
  architecture: 'x86_64',
  foreign: false,
  memory: 2048,
  memoryLimited: true,
  credentials: false,
} as const

const response = (text: string): ExecutionOutcome => ({ kind: 'response', payload: Buffer.from(text), streamed: false })

/** Events 1 to `count`, each answered with itself when it is alone. */
function events(count: number, expected = false): Alone[] {
  return Array.from({ length: count }, (_, index) => {
    const payload = `${index + 1}`
    const expectation = expected ? { expected: { value: index + 1 } } : {}
    return { event: { name: `${payload}.json`, payload, ...expectation }, payload: Buffer.from(payload) }
  })
}

type Handler = (payload: string, together: readonly string[]) => ExecutionOutcome

/** Plays events with a handler that gets those that came with it. `asks`: its worker asks for the next while it handles one. */
async function play(alone: readonly Alone[], handler: Handler, { concurrency = 8, workers = 8, asks = true } = {}) {
  const said: string[] = []
  const batches: string[][] = []
  const environment = {
    seen: {
      restores: false,
      atOnce: workers,
      get waiting() {
        if (batches.at(-1)?.length !== 0) batches.push([])
        return workers
      },
      get askedAgain() {
        return asks ? Promise.resolve() : new Promise<void>(() => {})
      },
    },
    invoke: async (payload: string) => {
      const together = batches.at(-1) ?? []
      together.push(payload)
      await new Promise((resolve) => setTimeout(resolve, 5))
      return handler(payload, together)
    },
  }
  const say = (line: string) => void said.push(line)
  const wrong = await playTogether(environment, alone, { concurrency, timeout: 1000, pause: 1, log: say, warn: say })
  return { finding: wrong?.(around), said, batches }
}

test('all events are handed over together, as many at a time as the function takes', async () => {
  const good = (payload: string) => response(payload)
  expect((await play(events(1), good)).batches).toEqual([['1', '1', '1', '1']])
  expect((await play(events(5), good, { concurrency: 3 })).batches).toEqual([
    ['1', '2', '3'],
    ['4', '5', '1'],
  ])
  const { finding, said } = await play(events(5), good)
  expect({ finding, said }).toEqual({
    finding: undefined,
    said: ['Events that come together are answered as alone; the image takes 8 at once'],
  })
  expect((await play(events(2), good, { concurrency: 1 })).batches).toEqual([])
  expect((await play(events(4), good, { asks: false })).batches).toEqual([['1', '2', '3', '4']])
})

test('a handler that answers one event with what belongs to another is found', async () => {
  const { finding } = await play(events(3), (_, together) => response(together.at(-1) ?? ''))
  expect(finding?.what).toBe(
    'The handler answered the event 2.json with what belongs to the event 1.json. Alone the event goes well: this one came while others were being handled, as on managed instances.',
  )
  expect(finding?.remedy).toMatch(/^Keep what belongs to one event in variables of the handler/)
})

test('so is one whose answers are not what is expected, and one that fails', async () => {
  const mixed = await play(events(2, true), (payload, together) => response(String(Number(payload) * together.length)))
  expect(mixed.finding?.what).toMatch(
    /^The response to the event 1\.json is not what was expected: .* Alone the event goes well/,
  )
  const failed = await play(events(2), () => ({ kind: 'error', type: 'Error', payload: Buffer.from('{}') }))
  expect(failed.finding?.what).toMatch(/^The handler failed on the event 1\.json .* Alone the event goes well/)
})

test('an answer that is another one each time is no mistake', async () => {
  let count = 0
  const answer = () => {
    count += 1
    return response(`{"count":${count},"id":"${count}"}`)
  }
  expect((await play(events(3), answer)).finding).toBeUndefined()
})

test("nor is one that tells an environment's first event from the others, or an event from its repetition", async () => {
  const [first, second] = events(2)
  if (!first || !second) throw new Error('there are two events')
  const alone = [
    { ...first, payload: Buffer.from('{"cold":true}') },
    { ...second, payload: Buffer.from('{"cold":false}') },
  ]
  expect((await play(alone, () => response('{"cold":false}'))).finding).toBeUndefined()
  const expected = { ...first, event: { ...first.event, expected: { value: 'created' } } }
  expect((await play([expected], () => response('"there already"'))).finding).toBeUndefined()
})

test('a runtime that takes one event at a time is told', async () => {
  const { said } = await play(events(2), (payload) => response(payload), { workers: 1 })
  expect(said[0]).toMatch(/^The image takes one event at a time, although AWS_LAMBDA_MAX_CONCURRENCY is 8: /)
})
