import { HttpClient, type HttpClientResponse } from '@actions/http-client'
import { digestOf } from '../domain/digest.ts'
import { download } from '../domain/download.ts'
import { formatImageReference, type ImageReference } from '../domain/image-reference.ts'
import { asRecord, asText, parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'
import { imageMediaTypes, indexMediaTypes } from '../image/manifest.ts'
import type { RegistryCredentials } from './registry-credentials.ts'

/** A repository of any registry, to read from (OCI Distribution Specification, "Pull"). */
export interface RemoteRepository {
  /** The manifest of a tag or digest; undefined when there is none. */
  manifest(): Promise<{ digest: string; manifest: string; mediaType: string } | undefined>
  /** The bytes of a layer, or of a config, as they come, which end only where all of them have the digest. */
  blob(digest: string): AsyncGenerator<Buffer>
}

/** What reading needs. */
export interface RemoteTools {
  credentials: () => Promise<RegistryCredentials | undefined>
  mask: (secret: string) => void
}

/** Bytes of a manifest, and more than any token has (OCI Distribution Specification, "Pushing Manifests": registries take 4 MiB at least). */
const longestText = 8 * 1024 * 1024

const accepted = [...imageMediaTypes, ...indexMediaTypes].join(', ')

/**
 * Opens the repository of an image that is in any registry.
 *
 * @throws Problem, by its functions, when the registry refuses
 */
export function openRemote(image: ImageReference, { credentials, mask }: RemoteTools): RemoteRepository {
  const name = formatImageReference(image)
  const host = image.registry === 'docker.io' ? 'registry-1.docker.io' : image.registry
  const base = `${schemeOf(host)}://${host}/v2/${image.repository}`
  const http = new HttpClient('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 })
  let authorization: string | undefined

  async function get(path: string, headers: Record<string, string> = {}): Promise<HttpClientResponse> {
    const send = () =>
      http.get(`${base}/${path}`, { ...headers, ...(authorization !== undefined && { authorization }) })
    const response = await reached(send)
    if (response.message.statusCode !== 401) return response
    const challenge = response.message.headers['www-authenticate'] ?? ''
    // What it says beside the challenge is not needed.
    response.message.destroy()
    authorization = await answerChallenge(challenge)
    if (authorization === undefined) throw refused(name, 401)
    return reached(send)
  }

  async function reached<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send()
    } catch (error) {
      const remedy = 'Check the name of the registry, and whether this runner may reach it.'
      throw new Problem({ what: `image-uri: ${image.registry} did not answer.`, remedy }, { cause: error })
    }
  }

  // Distribution documentation, "Token Authentication Specification" and "Oauth2 Token Authentication".
  async function answerChallenge(challenge: string): Promise<string | undefined> {
    const login = await credentials()
    const basic =
      login && 'password' in login
        ? `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`
        : undefined
    if (/^basic\b/i.test(challenge)) return basic
    const { realm, service = '' } = parametersOf(challenge)
    if (realm === undefined || !isTrusted(realm)) return undefined
    const scope = `repository:${image.repository}:pull`
    const response = await reached(() =>
      login && 'identityToken' in login
        ? http.post(
            realm,
            new URLSearchParams({
              grant_type: 'refresh_token',
              refresh_token: login.identityToken,
              service,
              scope,
              client_id: 'deploy-lambda-image',
            }).toString(),
            { 'content-type': 'application/x-www-form-urlencoded' },
          )
        : http.get(withQuery(realm, { service, scope }), basic === undefined ? {} : { authorization: basic }),
    )
    const answer = asRecord(parseJson(await textOf(response, image.registry)))
    const token = asText(answer.token) || asText(answer.access_token)
    if (token === '') return undefined
    mask(token)
    return `Bearer ${token}`
  }

  return {
    async manifest() {
      const response = await get(`manifests/${image.digest ?? image.tag}`, { accept: accepted })
      const status = response.message.statusCode ?? 0
      if (status !== 200) response.message.destroy()
      if (status === 404) return undefined
      if (status !== 200) throw refused(name, status)
      const manifest = await textOf(response, image.registry)
      const digest = digestOf(manifest)
      if ((image.digest ?? digest) !== digest) {
        throw new Problem({
          what: `image-uri: ${image.registry} answers ${name} with a manifest whose digest is ${digest}.`,
          remedy: 'Push the image again, or name another one.',
        })
      }
      const [mediaType = ''] = (response.message.headers['content-type'] ?? '').split(';')
      return { digest, manifest, mediaType: mediaType.trim() }
    },
    async *blob(digest) {
      const from = `${image.registry}/${image.repository}`
      try {
        yield* download({
          digest,
          from,
          get: (headers) => get(`blobs/${digest}`, headers),
          refused: (status) => refused(`${from}@${digest}`, status),
        })
      } catch (error) {
        if (error instanceof Problem) throw error
        const what = `image-uri: ${from} did not give ${digest} whole: ${messageOf(error)}.`
        const remedy =
          'Run the job again. If it happens again, check the network, and any proxy or firewall on the way.'
        throw new Problem({ what, remedy }, { cause: error })
      }
    },
  }
}

/** The text of an answer. It is not read to its end where it is longer than anything that is expected. */
async function textOf({ message }: HttpClientResponse, registry: string): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    chunks.push(chunk)
    length += chunk.length
    if (length <= longestText) continue
    throw new Problem({
      what: `image-uri: ${registry} answers with more than ${longestText / 1024 / 1024} MiB where a manifest or a token is expected.`,
      remedy: 'Check the name of the registry.',
    })
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refused(name: string, status: number): Problem {
  return new Problem({
    what: `image-uri: the registry does not give ${name} (status ${status}).`,
    remedy:
      status === 401 || status === 403
        ? 'Log in to it before this step, for example with docker/login-action, as a user who may pull the image.'
        : 'Try again later.',
  })
}

/** Docker speaks plain HTTP with registries of its own machine only, unless its engine is told otherwise. */
function schemeOf(host: string): 'http' | 'https' {
  return isPlain(host.replace(/:\d+$/, '')) ? 'http' : 'https'
}

/** What stands for this machine in docker's own list; other names below .localhost may have a certificate. */
function isPlain(host: string): boolean {
  return host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/** Whether a password may be sent there. */
function isTrusted(realm: string): boolean {
  if (!URL.canParse(realm)) return false
  const { protocol, hostname } = new URL(realm)
  return protocol === 'https:' || isPlain(hostname)
}

function parametersOf(challenge: string): Record<string, string> {
  if (!/^bearer\b/i.test(challenge)) return {}
  return Object.fromEntries(
    [...challenge.matchAll(/(\w{1,20})="([^"]{0,2000})"/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function withQuery(realm: string, query: Record<string, string>): string {
  const url = new URL(realm)
  for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value)
  return url.href
}
