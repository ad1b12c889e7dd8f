import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import type { ServiceReply } from '../contract.ts'
import type { Faults } from '../faults.ts'
import { listen, splitTarget, writeReply } from '../http.ts'
import type { RequestLog } from '../requests.ts'
import { DEFAULT_JOB, type Job } from './claims.ts'
import { TokenSigner } from './tokens.ts'

export type { Job } from './claims.ts'

/** The sandbox's GitHub: what a job asks of it besides the runner. */
export interface GitHubSandbox {
  url: string
  /** The job that ID tokens are about. May be changed while it runs. */
  readonly job: Job
  /** What a job with `permissions: id-token: write` finds in its environment. */
  readonly tokenRequest: { ACTIONS_ID_TOKEN_REQUEST_URL: string; ACTIONS_ID_TOKEN_REQUEST_TOKEN: string }
  /** ID tokens given out so far, oldest first. */
  readonly issued: readonly string[]
  /** A token that nobody asked for over HTTP, for tests; `claims` replace those of the job. */
  token(audience?: string, claims?: JWTPayload): Promise<string>
  keys(): Promise<JSONWebKeySet>
  stop(): Promise<void>
}

/** Starts GitHub's token endpoint, issuer keys and (so far empty) REST API on one free port. */
export async function startGitHub(parts: {
  job?: Partial<Job>
  faults: Faults
  requests: RequestLog
}): Promise<GitHubSandbox> {
  const signer = new TokenSigner()
  const job: Job = { ...DEFAULT_JOB, ...parts.job }
  const issued: string[] = []
  const bearer = randomBytes(300).toString('base64url')
  const tokenPath = `/${randomBytes(12).toString('base64url')}/idtoken/${randomUUID()}/${randomUUID()}`

  async function answer(request: IncomingMessage): Promise<ServiceReply | 'reset'> {
    const { path, query } = splitTarget(request)
    if (path === '/.well-known/jwks') return json(200, await signer.keys())
    if (path !== tokenPath) return json(404, { message: 'Not Found' })
    const entry = parts.requests.add('github')
    entry.operation = 'GetIdToken'
    const reply = await tokenReply(request, new URLSearchParams(query).get('audience'))
    if (reply !== 'reset') entry.status = reply.status
    return reply
  }

  async function tokenReply(request: IncomingMessage, audience: string | null): Promise<ServiceReply | 'reset'> {
    const fault = await parts.faults.strike('github', 'GetIdToken', '')
    if (fault?.kind === 'reset') return 'reset'
    if (fault?.kind === 'throttle') return json(429, { message: 'Too many requests' })
    if (fault?.kind === 'error') return json(fault.status ?? 503, { message: fault.message ?? 'Service unavailable' })
    if (fault !== undefined || request.headers.authorization !== `Bearer ${bearer}`) {
      return json(401, { message: 'Unauthorized' })
    }
    // Without an audience GitHub names the repository's owner.
    const token = await signer.sign(job, audience ?? `https://github.com/${job.repository.split('/')[0]}`)
    issued.push(token)
    return json(200, { count: token.length, value: token })
  }

  const server = await listen((request, response) => {
    answer(request).then(
      (reply) => (reply === 'reset' ? response.destroy() : writeReply(response, reply)),
      (error: unknown) => writeReply(response, json(500, { message: String(error) })),
    )
  })
  return {
    url: server.url,
    job,
    tokenRequest: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}${tokenPath}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    },
    issued,
    token: (audience = 'sts.amazonaws.com', claims) => signer.sign(job, audience, claims),
    keys: () => signer.keys(),
    stop: () => server.close(),
  }
}

function json(status: number, body: object): ServiceReply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) }
}
