import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import type { ServiceReply } from '../core/contract.ts'
import type { Faults } from '../core/faults.ts'
import { json, listen, splitTarget, writeReply } from '../core/http.ts'
import type { RequestLog } from '../core/requests.ts'
import { type AccessToken, AccessTokens, type Permissions } from './access.ts'
import { answerApi } from './api.ts'
import { DEFAULT_JOB, type Job } from './claims.ts'
import { answerIdToken } from './id-token.ts'
import { Repositories, type RepositoryHandle } from './repositories.ts'
import { TokenSigner } from './tokens.ts'
import { user } from './users.ts'

export type { Permissions } from './access.ts'
export type { Job } from './claims.ts'
export type { Comment, CommentSeed } from './comments.ts'
export type { Deployment, DeploymentSeed, DeploymentState } from './deployments.ts'
export type { CommitSeed } from './history.ts'
export type { PullRequestHandle, PullRequestSeed } from './pull-requests.ts'
export type { DeploymentRecord } from './records.ts'
export type { RepositoryHandle } from './repositories.ts'

/** The sandbox's GitHub: what a job asks of it besides the runner. Its own handles are those of the job's repository. */
export interface GitHubSandbox extends RepositoryHandle {
  url: string
  /** GITHUB_API_URL, with a path as on GitHub Enterprise Server. */
  apiUrl: string
  /** The job that ID tokens are about. May be changed while it runs. */
  readonly job: Job
  /** What a job with `permissions: id-token: write` finds in its environment. */
  readonly tokenRequest: { ACTIONS_ID_TOKEN_REQUEST_URL: string; ACTIONS_ID_TOKEN_REQUEST_TOKEN: string }
  /** ID tokens given out so far, oldest first. */
  readonly issued: readonly string[]
  /** An ID token without a request over HTTP, for tests; `claims` replace those of the job. */
  idToken(audience?: string, claims?: JWTPayload): Promise<string>
  keys(): Promise<JSONWebKeySet>
  /** A token as a workflow has it: good for one repository, by default the job's. Default permissions: none. With `login` it is a person's. */
  token(permissions?: Permissions, repository?: string, login?: string): string
  /** A repository, made when it is not there yet. All are private. */
  repository(name: string): RepositoryHandle
  stop(): Promise<void>
}

/** Starts GitHub's token endpoint, issuer keys and REST API on one free port. */
export async function startGitHub(parts: {
  job?: Partial<Job>
  faults: Faults
  requests: RequestLog
}): Promise<GitHubSandbox> {
  const { faults, requests } = parts
  const signer = new TokenSigner()
  const job: Job = { ...DEFAULT_JOB, ...parts.job }
  const issued: string[] = []
  const bearer = randomBytes(300).toString('base64url')
  const tokenPath = `/${randomBytes(12).toString('base64url')}/idtoken/${randomUUID()}/${randomUUID()}`
  const tokens = new AccessTokens()

  async function issue(audience: string | null): Promise<string> {
    // Without an audience GitHub names the repository's owner.
    const token = await signer.sign(job, audience ?? `https://github.com/${job.repository.split('/')[0]}`)
    issued.push(token)
    return token
  }

  async function answer(request: IncomingMessage): Promise<ServiceReply | 'reset'> {
    const { path } = splitTarget(request)
    if (path === '/.well-known/jwks') return json(200, await signer.keys())
    if (path === tokenPath) return answerIdToken({ faults, requests, bearer, issue }, request)
    if (!path.startsWith(`${API}/`)) return json(404, { message: 'Not Found' })
    if (path === `${API}/user`) return answerUser(tokens.find(request.headers.authorization ?? ''))
    const find = (name: string) => repositories.find(name)
    return answerApi({ url: apiUrl, root: API, tokens, faults, requests, find }, request)
  }

  const server = await listen((request, response) => {
    answer(request).then(
      (reply) => (reply === 'reset' ? response.destroy() : writeReply(response, reply)),
      (error: unknown) => writeReply(response, json(500, { message: String(error) })),
    )
  })
  const apiUrl = `${server.url}${API}`
  const repositories = new Repositories(apiUrl, job)
  return {
    url: server.url,
    apiUrl,
    job,
    tokenRequest: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}${tokenPath}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer,
    },
    issued,
    idToken: (audience = 'sts.amazonaws.com', claims) => signer.sign(job, audience, claims),
    keys: () => signer.keys(),
    token: (permissions = {}, repository = job.repository, login) =>
      tokens.create(repository, permissions, login).value,
    repository: (name) => repositories.handle(name),
    ...repositories.jobHandle(),
    stop: () => server.close(),
  }
}

/** As GitHub Enterprise Server has it. */
const API = '/api/v3'

/** GitHub docs, "Get the authenticated user": a workflow's token is no user's. */
function answerUser(token: AccessToken | undefined): ServiceReply {
  if (token?.login === undefined) return json(403, { message: 'Resource not accessible by integration' })
  return json(200, user(token.login))
}
