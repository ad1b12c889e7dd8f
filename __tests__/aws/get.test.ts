import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { get, textOf } from '../../src/aws/get.ts'
import { idToken } from '../../src/aws/id-token.ts'

afterEach(() => vi.unstubAllEnvs())

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

test('a server that is busy for a moment is asked again', async () => {
  const statuses = [503, 502, 200]
  const url = await serve((_, response) => response.writeHead(statuses.shift() ?? 500).end('it'))
  const answer = await get(url)
  expect([answer.statusCode, await textOf(answer)]).toEqual([200, 'it'])
})

test('any other status is the answer', async () => {
  let count = 0
  const url = await serve((_, response) => response.writeHead(404).end(String(++count)))
  const answer = await get(url)
  expect([answer.statusCode, await textOf(answer)]).toEqual([404, '1'])
})

test('an address that has moved is followed, and a secret for one host goes to no other', async () => {
  const seen: (string | undefined)[] = []
  const note: RequestListener = ({ headers }, response) => {
    seen.push(headers.authorization)
    response.end('there')
  }
  const other = await serve(note)
  const url = await serve((request, response) => {
    seen.push(request.headers.authorization)
    const location = request.url === '/one' ? '/two' : other
    response.writeHead(307, { location }).end()
  })
  expect(await textOf(await get(`${url}/one`, { headers: { authorization: 'Bearer a' } }))).toBe('there')
  expect(seen).toEqual(['Bearer a', 'Bearer a', undefined])
})

test('a request ends with the signal, also while its body is read', async () => {
  const url = await serve((_, response) => void response.writeHead(200).write('a'))
  const controller = new AbortController()
  const answer = await get(url, { signal: controller.signal })
  const reading = textOf(answer)
  controller.abort()
  await expect(reading).rejects.toThrow()
})

test('the token of the job is asked for with its audience, and masked', async () => {
  const asked: unknown[] = []
  const url = await serve(({ url: path, headers }, response) => {
    asked.push(path, headers.authorization)
    response.end('{"value":"e.y.J"}')
  })
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `${url}/idtoken?api-version=2.0`)
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'request')
  const masked: string[] = []
  const tools = { signal: new AbortController().signal, mask: (secret: string) => void masked.push(secret) }
  expect(await idToken('sts.amazonaws.com', tools)).toBe('e.y.J')
  expect(masked).toEqual(['e.y.J'])
  expect(asked).toEqual(['/idtoken?api-version=2.0&audience=sts.amazonaws.com', 'Bearer request'])
})

test.each([
  [200, '{}', 'its answer has status 200 and no token'],
  [403, '{"message":"not allowed"}', 'its answer has status 403: not allowed'],
  [401, 'gone', 'its answer has status 401'],
])('an answer without a token: %i %s', async (status, body, words) => {
  const url = await serve((_, response) => response.writeHead(status).end(body))
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', url)
  const tools = { signal: new AbortController().signal, mask: () => {} }
  await expect(idToken('sts.amazonaws.com', tools)).rejects.toThrow(
    `GitHub gave the job no OIDC token: ${words}. Run the job again; GitHub may be having trouble.`,
  )
})
