import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Event, RuntimeApi } from '../../lambda/runtime/api.ts'

let api: RuntimeApi

beforeEach(async () => {
  api = await RuntimeApi.listen()
})
afterEach(() => api.close())

const LIMIT = 6_291_556

function event(requestId: string, payload = '{}'): Event {
  const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:live'
  return {
    requestId,
    deadline: 1_542_409_706_888,
    functionArn,
    traceId: 'Root=1-5bef4de7;Sampled=0',
    payload: Buffer.from(payload),
  }
}

async function call(path: string, body?: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`http://${api.address}/2018-06-01/runtime/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body !== undefined && { body }),
  })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

const next = () => call('invocation/next')
const refusalOf = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer
  return [status, JSON.parse(body)]
}

test('an event is handed out with the headers of the API, and its response taken', async () => {
  const asked = next()
  expect(await api.started).toEqual({ kind: 'ready' })
  const reply = api.invoke(event('one', '{"n":1}'))
  const { status, headers, body } = await asked
  expect([status, body]).toEqual([200, '{"n":1}'])
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': 'one',
    'lambda-runtime-deadline-ms': '1542409706888',
    'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:111122223333:function:hello:live',
    'lambda-runtime-trace-id': 'Root=1-5bef4de7;Sampled=0',
  })
  expect(await call('invocation/one/response', 'hi')).toMatchObject({ status: 202, body: '{"status":"OK"}\n' })
  expect(await reply).toEqual({ kind: 'response', payload: Buffer.from('hi') })
})

test('every event goes to one request, and none to one that was given up', async () => {
  const gaveUp = new AbortController()
  const given = fetch(`http://${api.address}/2018-06-01/runtime/invocation/next`, { signal: gaveUp.signal })
  await api.started
  gaveUp.abort()
  await expect(given).rejects.toThrow()
  await vi.waitFor(() => expect(api.asking).toBe(0), 20_000)
  const asked = [next(), next()]
  const takeOne = async (id: string) => {
    const reply = api.invoke(event(id))
    const [{ headers }, taken] = await Promise.race(asked.map(async (one) => [await one, one] as const))
    asked.splice(asked.indexOf(taken), 1)
    expect(headers.get('lambda-runtime-aws-request-id')).toBe(id)
    await call(`invocation/${id}/response`, id)
    expect(await reply).toEqual({ kind: 'response', payload: Buffer.from(id) })
  }
  await takeOne('one')
  await takeOne('two')
  expect(asked).toEqual([])
})

test('one event at a time', async () => {
  const reply = api.invoke(event('one'))
  expect(() => api.invoke(event('two'))).toThrow('An event is under way')
  await next()
  expect(() => api.invoke(event('two'))).toThrow('An event is under way')
  await call('invocation/one/response', '1')
  await reply
  expect(() => api.invoke(event('two'))).not.toThrow()
})

describe('errors', () => {
  const headers = { 'Lambda-Runtime-Function-Error-Type': 'Runtime.NoSuchHandler' }

  test('of the start', async () => {
    expect(await call('init/error', '{"errorType":"E"}', headers)).toMatchObject({ status: 202 })
    expect(await api.started).toEqual({ kind: 'error', payload: Buffer.from('{"errorType":"E"}') })
    const errorMessage = (from: string, to: string) =>
      `Transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`
    const errorType = 'InvalidStateTransition'
    expect(await refusalOf(next())).toEqual([403, { errorType, errorMessage: errorMessage('InitError', 'Ready') }])
    expect(await refusalOf(call('init/error', ''))).toEqual([
      403,
      { errorType, errorMessage: errorMessage('InitError', 'InitError') },
    ])
  })

  test.each([
    ['{"errorMessage":"no"}', '{"errorMessage":"no"}'],
    ['', '{"errorType":"Runtime.NoSuchHandler"}'],
  ])('of an invocation, with body %j', async (body, payload) => {
    const reply = api.invoke(event('one'))
    await next()
    expect(await call('invocation/one/error', body, headers)).toMatchObject({ status: 202 })
    expect(await reply).toEqual({ kind: 'error', payload: Buffer.from(payload) })
  })

  test('of a stream that broke off are in its trailers', async () => {
    const reply = api.invoke(event('one'))
    await next()
    const posted = request(`http://${api.address}/2018-06-01/runtime/invocation/one/response`, {
      method: 'POST',
      headers: { 'Lambda-Runtime-Function-Response-Mode': 'streaming', Trailer: 'Lambda-Runtime-Function-Error-Type' },
    })
    posted.write('half')
    posted.addTrailers({
      'Lambda-Runtime-Function-Error-Type': 'Broken',
      'Lambda-Runtime-Function-Error-Body': Buffer.from('{"errorType":"Broken"}').toString('base64'),
    })
    const answered = new Promise<number | undefined>((resolve) => {
      posted.once('response', (response) => void text(response).then(() => resolve(response.statusCode)))
    })
    posted.end()
    expect(await answered).toBe(202)
    expect(await reply).toEqual({ kind: 'error', payload: Buffer.from('{"errorType":"Broken"}') })
  })
})

describe('what is refused', () => {
  test('paths and methods of no API', async () => {
    expect(await call('invocation')).toMatchObject({ status: 404 })
    expect(await call('invocation/next', '')).toMatchObject({ status: 405 })
    expect(await call('invocation/one/response')).toMatchObject({ status: 405 })
  })

  test('an answer to another event, before its body was sent', async () => {
    const reply = api.invoke(event('one'))
    await next()
    const invalid = { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' }
    expect(await refusalOf(call('invocation/two/response', 'no'))).toEqual([400, invalid])
    const posted = request(`http://${api.address}/2018-06-01/runtime/invocation/two/error`, { method: 'POST' })
    const status = new Promise((resolve) => posted.once('response', ({ statusCode }) => resolve(statusCode)))
    posted.flushHeaders()
    expect(await status).toBe(400)
    posted.destroy()
    await call('invocation/one/response', 'yes')
    expect(await reply).toEqual({ kind: 'response', payload: Buffer.from('yes') })
  })

  test('a second answer', async () => {
    const reply = api.invoke(event('one'))
    await next()
    await call('invocation/one/response', 'yes')
    await reply
    const [status, body] = await refusalOf(call('invocation/one/response', 'no'))
    expect([status, body.errorType]).toEqual([403, 'InvalidStateTransition'])
  })

  test('a response of more than 6 MB and 100 bytes, but not one that is streamed', async () => {
    const large = api.invoke(event('one'))
    await next()
    expect(await refusalOf(call('invocation/one/response', Buffer.alloc(LIMIT + 1)))).toEqual([
      413,
      { errorType: 'RequestEntityTooLarge', errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).' },
    ])
    expect(await large).toMatchObject({
      type: 'Function.ResponseSizeTooLarge',
      message: 'Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).',
    })
    const streamed = api.invoke(event('two'))
    await next()
    const headers = { 'Lambda-Runtime-Function-Response-Mode': 'streaming' }
    expect(await call('invocation/two/response', Buffer.alloc(LIMIT + 1), headers)).toMatchObject({ status: 202 })
    expect(await streamed).toMatchObject({ kind: 'response' })
  })

  test('a mode of response that is none', async () => {
    const reply = api.invoke(event('one'))
    await next()
    const headers = { 'Lambda-Runtime-Function-Response-Mode': 'whole' }
    expect(await refusalOf(call('invocation/one/response', 'x', headers))).toEqual([
      400,
      { errorType: 'InvalidFunctionResponseMode', errorMessage: 'Invalid function response mode' },
    ])
    expect(await reply).toMatchObject({ kind: 'refused', type: 'Runtime.InvalidResponseModeHeader' })
  })

  test('a response that is cut off', async () => {
    const reply = api.invoke(event('one'))
    await next()
    const path = `http://${api.address}/2018-06-01/runtime/invocation/one/response`
    const posted = request(path, { method: 'POST', headers: { 'Content-Length': '10' } })
    posted.once('error', () => {})
    posted.write('half', () => posted.destroy())
    expect(await reply).toMatchObject({ kind: 'refused', type: 'Runtime.TruncatedResponse' })
  })
})
