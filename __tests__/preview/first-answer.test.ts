import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { firstAnswer } from '../../src/preview/first-answer.ts'

/** Milliseconds: longer than any of these takes, also on a machine that is busy. */
const patient = { longest: 30_000, pause: 20, attempt: 30_000 }
/** For what never comes. */
const brief = { ...patient, longest: 1500 }
const signal = new AbortController().signal

/** A server that answers these statuses, the last one for ever; `refusing` as Lambda does itself. */
async function serving(statuses: readonly number[], refusing = true): Promise<{ url: string; calls: () => number }> {
  let calls = 0
  const server = createServer((_, response) => {
    const status = statuses[Math.min(calls, statuses.length - 1)] ?? 200
    calls += 1
    const refusal = refusing && [403, 429].includes(status) && { 'x-amzn-ErrorType': 'AccessDeniedException' }
    response.writeHead(status, { location: '/elsewhere', ...refusal }).end('hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, calls: () => calls }
}

test.each([
  ['an answer', [200], 'NONE', 200, undefined, 1],
  ['a redirect, which is not followed', [302], 'NONE', 302, undefined, 1],
  ['what the function does not know', [404], 'NONE', 404, undefined, 1],
  ['a permission that is known a moment later', [403, 403, 200], 'NONE', 200, undefined, 3],
  ['a first start that failed', [502, 200], 'NONE', 200, undefined, 2],
  ['a function that fails', [502], 'NONE', 502, /^the function failed, or its answer is not an HTTP/, 3],
  ['a function that is too slow', [504], 'NONE', 504, /timeout/, 3],
  ['a function that says so itself', [500], 'NONE', 500, /^the function answers that it failed/, 3],
  ['authentication of its own', [401], 'NONE', 401, /^the function itself asks/, 1],
  [
    'a signature that is missing',
    [403],
    'AWS_IAM',
    403,
    /sign their requests, and be allowed lambda:InvokeFunctionUrl and lambda:InvokeFunction$/,
    1,
  ],
] as const)('%s', async (_, statuses, authType, status, remark, calls) => {
  const server = await serving(statuses)
  const answer = await firstAnswer(server.url, authType, signal, patient)
  expect(answer.status).toBe(status)
  if (remark === undefined) expect(answer.remark).toBeUndefined()
  else expect(answer.remark).toMatch(remark)
  expect(server.calls()).toBe(calls)
})

test.each([
  [403, /^the function itself forbids it/],
  [429, /^the function itself says/],
] as const)('a %i of the function is an answer', async (status, remark) => {
  const server = await serving([status], false)
  expect(await firstAnswer(server.url, 'NONE', signal, patient)).toMatchObject({
    status,
    remark: expect.stringMatching(remark),
  })
  expect(server.calls()).toBe(1)
})

test('a URL that stays forbidden is asked for a bounded time', async () => {
  const server = await serving([403])
  expect(await firstAnswer(server.url, 'NONE', signal, brief)).toMatchObject({
    status: 403,
    remark: expect.stringContaining('Lambda refuses every call'),
  })
  // It has come to an end, and has not given up at the first.
  expect(server.calls()).toBeGreaterThan(1)
})

test('a host that does not answer is given up', async () => {
  const answer = await firstAnswer('http://127.0.0.1:1/', 'NONE', signal, brief)
  expect(answer).toEqual({ milliseconds: expect.any(Number), remark: 'no answer came' })
})
