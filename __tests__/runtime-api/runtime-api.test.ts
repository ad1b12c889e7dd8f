import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Invocation, RESPONSE_LIMIT } from '../../src/runtime-api/replies.ts'
import { RuntimeApi } from '../../src/runtime-api/runtime-api.ts'

let api: RuntimeApi
let base: string

beforeEach(async () => {
  api = await RuntimeApi.listen()
  base = `http://${api.address}/2018-06-01/runtime`
})

afterEach(() => api.close())

function event(requestId: string): Invocation {
  const functionArn = 'arn:aws:lambda:us-east-1:111111111111:function:app'
  return { requestId, deadline: 1_700_000_000_000, functionArn, payload: Buffer.from('{"n":1}'), traceId: 'Root=1-a-b' }
}

function post(path: string, body: string | Buffer, type?: string) {
  const headers: Record<string, string> = type ? { 'Lambda-Runtime-Function-Error-Type': type } : {}
  return fetch(`${base}/${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers,
  })
}

function idOf({ headers }: Response): string {
  return headers.get('lambda-runtime-aws-request-id') ?? ''
}

/** Sends a body in chunks without an end, until the answer is there. */
async function endless(path: string): Promise<{ status: number | undefined; stop(): void }> {
  const sending = request(`${base}/${path}`, { method: 'POST' })
  sending.on('error', () => {})
  const more = () => {
    while (sending.write('x'.repeat(65_536))) {}
  }
  sending.on('drain', more)
  more()
  const [response]: IncomingMessage[] = await once(sending, 'response')
  return { status: response?.statusCode, stop: () => sending.destroy() }
}

describe('the Runtime API', () => {
  test('hands an event to a runtime that waits for it, and takes the answer', async () => {
    const next = fetch(`${base}/invocation/next`)
    expect(await api.started).toEqual({ kind: 'ready' })
    const answer = api.invoke({ ...event('one'), tenantId: 'blue' })
    const response = await next
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'lambda-runtime-aws-request-id': 'one',
      'lambda-runtime-deadline-ms': '1700000000000',
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:111111111111:function:app',
      'lambda-runtime-trace-id': 'Root=1-a-b',
      'lambda-runtime-aws-tenant-id': 'blue',
    })
    expect(await response.text()).toBe('{"n":1}')
    const posted = await post('invocation/one/response', 'done')
    expect([posted.status, await posted.json()]).toEqual([202, { status: 'OK' }])
    expect(await answer).toEqual({ kind: 'response', payload: Buffer.from('done'), streamed: false })
  })

  test('keeps an event for a runtime that asks later', async () => {
    const answer = api.invoke(event('one'))
    const response = await fetch(`${base}/invocation/next`)
    expect(await response.text()).toBe('{"n":1}')
    expect((await post('invocation/one/error', '{"errorMessage":"x"}', 'Custom')).status).toBe(202)
    expect(await answer).toEqual({ kind: 'error', type: 'Custom', payload: Buffer.from('{"errorMessage":"x"}') })
  })

  test('takes an error of the start', async () => {
    expect((await post('init/error', '{}', 'Runtime.Broken')).status).toBe(202)
    expect(await api.started).toEqual({ kind: 'error', type: 'Runtime.Broken', payload: Buffer.from('{}') })
  })

  test('refuses an answer to another event, and one over 6 MB', async () => {
    const answer = api.invoke(event('one'))
    await fetch(`${base}/invocation/next`)
    expect((await post('invocation/other/response', '')).status).toBe(400)
    const large = await post('invocation/one/response', Buffer.alloc(RESPONSE_LIMIT + 1))
    expect(large.status).toBe(413)
    expect(await answer).toEqual({ kind: 'too-large', size: RESPONSE_LIMIT + 1, limit: RESPONSE_LIMIT })
  })

  test('refuses an endless answer as soon as it has more than 6 MB', async () => {
    const answer = api.invoke(event('one'))
    await fetch(`${base}/invocation/next`)
    const sent = await endless('invocation/one/response')
    expect(sent.status).toBe(413)
    expect(await answer).toEqual({ kind: 'too-large', limit: RESPONSE_LIMIT })
    sent.stop()
  })

  test.each([
    ['invocation/other/response', 400],
    ['elsewhere', 404],
  ])('refuses %s before it reads a body', async (path, status) => {
    // A body that never ends is never read whole.
    const sent = await endless(path)
    expect(sent.status).toBe(status)
    sent.stop()
  })

  test('is cut for a caller that its guard does not let in', async () => {
    const guarded = await RuntimeApi.listen('127.0.0.1', ({ headers }) => headers.host === 'secret')
    await expect(fetch(`http://${guarded.address}/2018-06-01/runtime/invocation/next`)).rejects.toThrow()
    expect(guarded.reached).toBe(false)
    await guarded.close()
  })

  test('forgets a runtime that hung up', async () => {
    const gone = new AbortController()
    const cut = fetch(`${base}/invocation/next`, { signal: gone.signal }).catch(() => 'cut')
    await api.started
    gone.abort()
    expect(await cut).toBe('cut')
    await vi.waitFor(() => expect(api.waiting).toBe(0), { timeout: 30_000 })
    const answer = api.invoke(event('one'))
    const response = await fetch(`${base}/invocation/next`)
    expect(response.headers.get('lambda-runtime-aws-request-id')).toBe('one')
    await post('invocation/one/response', '1')
    expect((await answer).kind).toBe('response')
  })

  test('hands each event once, to the request that has waited longest, where a runtime has several open', async () => {
    const gaveUp = new AbortController()
    fetch(`${base}/invocation/next`, { signal: gaveUp.signal }).catch(() => 'gave up')
    await api.started
    const opened: Promise<string>[] = []
    for (let count = 0; count < 4; count += 1) {
      const asked = api.asked
      opened.push(fetch(`${base}/invocation/next`).then((response) => idOf(response)))
      await asked
    }
    gaveUp.abort()
    await vi.waitFor(() => expect(api.waiting).toBe(4), 20_000)
    for (const id of ['one', 'two', 'three', 'four']) {
      const answer = api.invoke(event(id))
      expect(await opened.shift()).toBe(id)
      // Nothing else gets it, also not who asks while it is under way.
      const more = fetch(`${base}/invocation/next`).then((response) => idOf(response))
      expect(await Promise.race([more, ...opened, post(`invocation/${id}/response`, id)])).toMatchObject({
        status: 202,
      })
      expect(await answer).toMatchObject({ payload: Buffer.from(id) })
      opened.push(more)
    }
    expect(api.waiting).toBe(4)
    await api.close()
    await Promise.allSettled(opened)
  })

  test('reads the error with which a stream ends from its trailers', async () => {
    const answer = api.invoke(event('one'))
    await fetch(`${base}/invocation/next`)
    const sending = request(`${base}/invocation/one/response`, {
      method: 'POST',
      headers: {
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      },
    })
    sending.write('what came before')
    sending.addTrailers({
      'Lambda-Runtime-Function-Error-Type': 'Error',
      'Lambda-Runtime-Function-Error-Body': Buffer.from('{"errorMessage":"no more"}').toString('base64'),
    })
    sending.end()
    expect(await answer).toEqual({ kind: 'error', type: 'Error', payload: Buffer.from('{"errorMessage":"no more"}') })
  })

  test('cuts a waiting runtime off when it closes', async () => {
    const cut = fetch(`${base}/invocation/next`).catch(() => 'cut')
    await api.started
    await api.close()
    expect(await cut).toBe('cut')
    api = await RuntimeApi.listen()
  })

  test('hands several events out at a time, and takes their answers in any order', async () => {
    const answers = ['one', 'two', 'three'].map((id) => api.invoke(event(id)))
    const handed = [await next(), await next()]
    expect(handed).toEqual(['one', 'two'])
    expect((await post('invocation/three/response', '')).status).toBe(400)
    await post('invocation/two/response', 'second')
    await post('invocation/one/error', '', 'First')
    expect(await next()).toBe('three')
    await post('invocation/three/response', 'third')
    expect(await Promise.all(answers)).toMatchObject([
      { kind: 'error', type: 'First' },
      { payload: Buffer.from('second') },
      { payload: Buffer.from('third') },
    ])
    expect((await post('invocation/two/response', 'again')).status).toBe(400)
    expect(api.atOnce).toBe(2)
  })

  test('hands an event to the request that came last, where it is told so', async () => {
    const opened: Promise<string>[] = []
    for (let count = 0; count < 2; count += 1) {
      const asked = api.askedAgain
      opened.push(next())
      await asked
    }
    api.invoke(event('one'), true)
    expect(await opened[1]).toBe('one')
    api.invoke(event('two'))
    expect(await opened[0]).toBe('two')
  })

  test('has no restore without SnapStart', async () => {
    expect((await fetch(`${base}/restore/next`)).status).toBe(404)
    expect((await post('restore/error', '{}')).status).toBe(404)
  })
})

/** Asks for an event. @returns its id */
async function next(): Promise<string> {
  return idOf(await fetch(`${base}/invocation/next`))
}
