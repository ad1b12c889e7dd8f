import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { openRemote } from '../../src/docker/registry.ts'
import type { RegistryCredentials } from '../../src/docker/registry-credentials.ts'
import { digestOf } from '../../src/domain/digest.ts'

let server: Server | undefined
afterEach(() => server?.close())

type Answer = (request: IncomingMessage & { text: string }, response: ServerResponse) => void

async function serve(answer: Answer): Promise<string> {
  const made = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    answer(Object.assign(request, { text }), response)
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const address = made.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const manifest = '{"config":{"digest":"sha256:1"}}'
const type = 'application/vnd.oci.image.manifest.v1+json'
const masked: string[] = []

function open(registry: string, login?: RegistryCredentials, digest?: string) {
  const reference = { registry, repository: 'team/hello', ...(digest === undefined ? { tag: 'v1' } : { digest }) }
  return openRemote(reference, { credentials: async () => login, mask: (secret) => masked.push(secret) })
}

/** A registry whose tokens come from a place of its own, which asks for a login. */
function withTokens(isLogin: (request: IncomingMessage & { text: string }) => boolean): Promise<string> {
  return serve((request, response) => {
    if (request.url?.startsWith('/token')) {
      if (!isLogin(request)) return response.writeHead(401).end('{}')
      return response.end(JSON.stringify({ access_token: 'short-lived-token' }))
    }
    if (request.headers.authorization !== 'Bearer short-lived-token') {
      const challenge = `Bearer realm="http://${request.headers.host}/token",service="one",scope="other"`
      return response.writeHead(401, { 'www-authenticate': challenge }).end('no')
    }
    if (request.url === '/v2/team/hello/manifests/v1')
      return response.writeHead(200, { 'content-type': type }).end(manifest)
    return response.end('layer')
  })
}

test('a token is asked for with the password, for pulling this repository, and is masked', async () => {
  const seen: string[] = []
  const registry = await withTokens(({ headers, url = '' }) => {
    seen.push(url)
    return headers.authorization === `Basic ${Buffer.from('ci:word').toString('base64')}`
  })
  const remote = open(registry, { username: 'ci', password: 'word' })
  expect(await remote.manifest()).toEqual({ digest: digestOf(manifest), manifest, mediaType: type })
  expect(seen).toEqual(['/token?service=one&scope=repository%3Ateam%2Fhello%3Apull'])
  expect(masked).toContain('short-lived-token')
  expect(await text(remote.blob(digestOf('layer')))).toBe('layer')
})

test('an identity token is handed over for one', async () => {
  const registry = await withTokens(({ method, text }) => method === 'POST' && text.includes('refresh_token=refresh'))
  expect(await open(registry, { identityToken: 'refresh' }).manifest()).toMatchObject({ manifest })
})

test('a registry that refuses is told with the remedy', async () => {
  const registry = await withTokens(() => false)
  await expect(open(registry).manifest()).rejects.toThrow(
    `image-uri: the registry does not give ${registry}/team/hello:v1 (status 401). Log in to it before this step`,
  )
})

test('no password is sent to a place without TLS that the registry names', async () => {
  const registry = await serve((_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://elsewhere.example/token"' }).end()
  })
  await expect(open(registry, { username: 'ci', password: 'word' }).manifest()).rejects.toThrow('status 401')
})

test('another manifest than the one of the digest is refused, and one that is not there is undefined', async () => {
  const registry = await serve(({ url = '' }, response) => {
    if (url.endsWith('/v1')) return response.writeHead(404).end('{}')
    return response.writeHead(200, { 'content-type': type }).end(manifest)
  })
  expect(await open(registry).manifest()).toBeUndefined()
  expect(await open(registry, undefined, digestOf(manifest)).manifest()).toMatchObject({ manifest })
  await expect(open(registry, undefined, digestOf('another')).manifest()).rejects.toThrow(
    `with a manifest whose digest is ${digestOf(manifest)}`,
  )
})

test.each([
  ['manifest', false],
  ['token', true],
])('a %s without an end is not read to its end', async (_, asksForToken) => {
  const registry = await serve((request, response) => {
    if (asksForToken && !request.url?.startsWith('/token')) {
      const challenge = `Bearer realm="http://${request.headers.host}/token"`
      response.writeHead(401, { 'www-authenticate': challenge }).end()
      return
    }
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(1 << 20)));
    }
    response.on('drain', more)
    more()
  })
  await expect(open(registry).manifest()).rejects.toThrow(
    `image-uri: ${registry} answers with more than 8 MiB where a manifest or a token is expected.`,
  )
})

/** A registry that cuts the first downloads of a layer. @returns the ranges that it was asked for, too */
async function cutting(times: number) {
  const asked: (string | undefined)[] = []
  const registry = await serve(({ headers }, response) => {
    asked.push(headers.range)
    if (asked.length > times) return response.writeHead(206).end('er')
    return response.writeHead(200, { 'content-length': 5 }).write('lay', () => response.destroy())
  })
  return { registry, asked }
}

test('a layer whose download is cut is taken up', async () => {
  const { registry, asked } = await cutting(1)
  expect(await text(open(registry).blob(digestOf('layer')))).toBe('layer')
  expect(asked).toEqual([undefined, 'bytes=3-'])
})

test('a layer whose download is always cut is an error with the remedy', async () => {
  const { registry, asked } = await cutting(Infinity)
  const digest = digestOf('layer')
  await expect(text(open(registry).blob(digest))).rejects.toThrow(
    `image-uri: ${registry}/team/hello did not give ${digest} whole: aborted. Run the job again.`,
  )
  expect(asked).toEqual([undefined, 'bytes=3-', 'bytes=3-', 'bytes=3-'])
})
