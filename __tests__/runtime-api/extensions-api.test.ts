import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ExtensionsApi } from '../../src/runtime-api/extensions-api.ts'
import { RuntimeApi } from '../../src/runtime-api/runtime-api.ts'

let extensions: ExtensionsApi
let runtime: RuntimeApi

async function serve(names: readonly string[]): Promise<void> {
  extensions = new ExtensionsApi({
    function: {
      name: 'app',
      version: '$LATEST',
      region: 'us-east-1',
      memory: 128,
      initialization: { kind: 'on-demand' },
    },
    functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:app',
    start: { entryPoint: [], command: ['app.handler'], workingDirectory: '' },
    extensions: names,
  })
  runtime = await RuntimeApi.listen('127.0.0.1', undefined, extensions.answer.bind(extensions))
}

beforeEach(() => serve(['cache']))
afterEach(() => runtime.close())

const invocation = {
  requestId: 'one',
  deadline: 1_700_000_000_000,
  functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:app',
  payload: Buffer.from('{}'),
  traceId: 'Root=1-a-b',
}

async function call(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const response = await fetch(`http://${runtime.address}/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

async function register(name: string, events: readonly string[], more: Record<string, string> = {}) {
  const headers = { 'Lambda-Extension-Name': name, ...more }
  const answer = await call('POST', '2020-01-01/extension/register', headers, { events })
  return { ...answer, id: answer.headers.get('lambda-extension-identifier') ?? '' }
}

const next = (id: string) => call('GET', '2020-01-01/extension/event/next', { 'Lambda-Extension-Identifier': id })

/** What has settled by now. */
const settled = (promise: Promise<unknown>) => Promise.race([promise, Promise.resolve('pending')])

test('ten extensions may register, those within the program too', async () => {
  for (let count = 0; count < 10; count += 1) expect((await register(`one-${count}`, [])).status).toBe(200)
  const refused = await register('eleventh', [])
  expect([refused.status, JSON.parse(refused.body).errorType]).toEqual([403, 'Extension.TooManyExtensions'])
})

test('a registration is answered with the function, and its account where that is asked for', async () => {
  const described = { functionName: 'app', functionVersion: '$LATEST', handler: 'app.handler' }
  expect(JSON.parse((await register('cache', ['INVOKE'])).body)).toEqual(described)
  const more = { 'Lambda-Extension-Accept-Feature': 'accountId' }
  expect(JSON.parse((await register('cache', ['INVOKE'], more)).body)).toEqual({
    ...described,
    accountId: '111122223333',
  })
  expect((await register('cache', ['RESTART'])).status).toBe(400)
  expect((await register('', [])).status).toBe(400)
})

test('the start is over when each extension has asked for an event', async () => {
  expect(await settled(extensions.started)).toBe('pending')
  const { id } = await register('cache', ['INVOKE', 'SHUTDOWN'])
  expect(extensions.missing).toEqual(['cache'])
  const asked = next(id)
  expect(await extensions.started).toEqual({ kind: 'ready' })
  expect(extensions.missing).toEqual([])
  extensions.invoke(invocation)
  expect(JSON.parse((await asked).body)).toEqual({
    eventType: 'INVOKE',
    deadlineMs: 1_700_000_000_000,
    requestId: 'one',
    invokedFunctionArn: invocation.functionArn,
    tracing: { type: 'X-Amzn-Trace-Id', value: 'Root=1-a-b' },
  })
  // What came while it was at work is kept.
  extensions.invoke({ ...invocation, requestId: 'two' })
  expect(extensions.shutDown(2000)).toBe(true)
  expect(JSON.parse((await next(id)).body)).toMatchObject({ requestId: 'two' })
  expect(JSON.parse((await next(id)).body)).toMatchObject({ eventType: 'SHUTDOWN', shutdownReason: 'spindown' })
})

test('an adapter without events is ready once it has registered, and has no end to be told of', async () => {
  await register('cache', [])
  expect(await extensions.started).toEqual({ kind: 'ready' })
  expect(extensions.shutDown(2000)).toBe(false)
})

test('an image without extensions has nothing to wait for', async () => {
  await runtime.close()
  await serve([])
  expect(await extensions.started).toEqual({ kind: 'ready' })
})

test.each(['init', 'exit'])('an %s error ends the start', async (phase) => {
  const { id } = await register('cache', ['INVOKE'])
  const headers = { 'Lambda-Extension-Identifier': id, 'Lambda-Extension-Function-Error-Type': 'Cache.NoKey' }
  const answer = await call('POST', `2020-01-01/extension/${phase}/error`, headers, { errorMessage: 'no key' })
  expect(answer.status).toBe(202)
  expect(await extensions.started).toEqual({
    kind: 'error',
    type: 'Extension cache: Cache.NoKey',
    payload: Buffer.from('{"errorMessage":"no key"}'),
  })
})

test('who has not registered is refused, as is a path of no API', async () => {
  expect((await next('nobody')).status).toBe(403)
  expect((await call('PUT', '2022-07-01/telemetry', {}, {})).status).toBe(403)
  const { id } = await register('cache', [])
  expect((await call('GET', '2020-01-01/extension/other', { 'Lambda-Extension-Identifier': id })).status).toBe(404)
})

test('telemetry is sent to who has subscribed, by the streams that were named', async () => {
  const received: { type: string; record: unknown }[] = []
  const server = createServer(async (request, response) => {
    received.push(...Object(await json(request)))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const { id } = await register('cache', ['INVOKE'])
  const subscribe = (protocol: string) =>
    call(
      'PUT',
      '2022-07-01/telemetry',
      { 'Lambda-Extension-Identifier': id },
      {
        schemaVersion: '2022-12-13',
        types: ['platform', 'function'],
        destination: { protocol, URI: `http://sandbox.localdomain:${port}/in` },
      },
    )
  expect((await subscribe('TCP')).status).toBe(400)
  expect(await subscribe('HTTP')).toMatchObject({ status: 200, body: 'OK' })
  extensions.invoke(invocation)
  extensions.telemetry.tell('function', 'function', 'a line')
  extensions.telemetry.tell('extension', 'extension', 'not asked for')
  extensions.answered(invocation, 'success', 12)
  await vi.waitFor(() => expect(received).toHaveLength(4), { timeout: 30_000 })
  expect(received.map(({ type, record }) => [type, record])).toEqual([
    ['platform.start', { requestId: 'one', version: '$LATEST', tracing: expect.anything() }],
    ['function', 'a line'],
    ['platform.runtimeDone', { requestId: 'one', status: 'success', metrics: { durationMs: 12 } }],
    ['platform.report', { requestId: 'one', status: 'success', metrics: { durationMs: 12 } }],
  ])
})
