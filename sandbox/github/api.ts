import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { ServiceReply } from '../core/contract.ts'
import type { Faults, Strike } from '../core/faults.ts'
import { json, page, readBody, splitTarget } from '../core/http.ts'
import { isJsonObject, type JsonObject } from '../core/json.ts'
import { matchPath } from '../core/path.ts'
import type { LoggedRequest, RequestLog } from '../core/requests.ts'
import { type AccessToken, type AccessTokens, acceptedPermissions, mayUse } from './access.ts'
import { commentRoutes } from './comment-routes.ts'
import { deploymentRoutes } from './deployment-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { pageOf } from './pages.ts'
import { pullRequestRoutes } from './pull-request-routes.ts'
import { organizationRoutes } from './record-routes.ts'
import { badCredentials, notAccessible, notFound, Refusal, rateLimited, secondaryRateLimited } from './refusals.ts'
import type { Repository } from './repository.ts'
import type { Answer, Route } from './route.ts'

export interface ApiParts {
  /** Where the API is, and the path of it that all paths begin with. */
  url: string
  root: string
  tokens: AccessTokens
  faults: Faults
  requests: RequestLog
  /** A repository by `owner/name` or by its number. */
  find(name: string): Repository | undefined
}

const routes: readonly Route[] = [...historyRoutes, ...commentRoutes, ...pullRequestRoutes, ...deploymentRoutes]

/** A workflow's token has 1,000 requests an hour for a repository. */
const HOURLY = 1000

/** Answers a request to the REST API. @returns `reset` when the connection is to be cut */
export async function answerApi(parts: ApiParts, incoming: IncomingMessage): Promise<ServiceReply | 'reset'> {
  const entry = parts.requests.add('github')
  const headers: Record<string, string> = {
    'x-github-request-id': randomBytes(10).toString('hex').toUpperCase(),
    'x-github-media-type': 'github.v3; format=json',
  }
  const reply = await replyTo(parts, incoming, entry, headers)
  if (reply === 'reset') return reply
  entry.status = reply.torn ? 0 : reply.status
  return { ...reply, headers: { ...headers, ...reply.headers } }
}

/** Fills in the headers that every answer has, a refusal too. */
async function replyTo(
  parts: ApiParts,
  incoming: IncomingMessage,
  entry: LoggedRequest,
  headers: Record<string, string>,
): Promise<ServiceReply | 'reset'> {
  const { path: target, query } = splitTarget(incoming)
  const path = target.slice(parts.root.length)
  const body = await readBody(incoming)
  let docs = ''
  try {
    const { route, repository, parameters } = findRoute(parts, incoming, path)
    entry.operation = route.operation
    docs = route.docs
    const fault = await parts.faults.strike('github', route.operation, '')
    const token = identify(parts, incoming)
    token.used += 1
    Object.assign(headers, rateLimitHeaders(token))
    if (fault?.kind === 'reset') return 'reset'
    if (fault?.kind === 'page') return page(fault.status)
    const carriedOut = fault?.kind === 'lost' || fault?.kind === 'truncated'
    if (fault !== undefined && !carriedOut) throw refusalOf(fault)
    if (token.repository !== repository.fullName) throw notFound()
    headers['x-accepted-github-permissions'] = acceptedPermissions(route.permissions)
    if (!mayUse(token, route.permissions)) throw notAccessible()
    const search = new URLSearchParams(query)
    const answer = route.answer({
      repository,
      path: (name) => parameters.get(name) ?? '',
      query: search,
      body: parseBody(body),
    })
    // Pages after the first are named by the repository's number.
    const numbered = path.replace(/\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`)
    if (fault?.kind === 'lost') return 'reset'
    return { ...written(answer, `${parts.url}${numbered}`, search), torn: fault?.kind === 'truncated' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    entry.error = error.message
    const documentation_url = `https://docs.github.com/rest${docs && `/${docs}`}`
    const said = { message: error.message, documentation_url, status: String(error.status), ...error.members }
    return json(error.status, said, error.headers)
  }
}

interface Found {
  route: Route
  repository: Repository
  parameters: Map<string, string>
}

/** @throws Refusal 404 when there is no such repository, or no such operation here */
function findRoute(parts: ApiParts, { method = '', headers }: IncomingMessage, path: string): Found {
  const [, name, number, rest = ''] = /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(\/.*)?$/.exec(path) ?? []
  const [, organization, inside = ''] = /^\/orgs\/([^/]+)(\/.*)$/.exec(path) ?? []
  // Of an organization a workflow's token sees what is about its own repository.
  const own = organization && parts.tokens.find(headers.authorization ?? '')?.repository
  const of = own?.startsWith(`${organization}/`) ? own : undefined
  const repository = parts.find(of ?? decodeURIComponent(name ?? number ?? ''))
  if (repository === undefined) throw notFound()
  for (const route of of ? organizationRoutes : routes) {
    const parameters = route.method === method ? matchPath(route.path, of ? inside : rest) : undefined
    if (parameters !== undefined) return { route, repository, parameters }
  }
  throw notFound()
}

/** @throws Refusal 401 without a token that is known */
function identify({ tokens }: ApiParts, { headers: { authorization } }: IncomingMessage): AccessToken {
  if (authorization === undefined) throw new Refusal(401, 'Requires authentication')
  const token = tokens.find(authorization)
  if (token === undefined) throw badCredentials()
  return token
}

function parseBody(body: Buffer): JsonObject {
  if (body.length === 0) return {}
  try {
    const parsed: unknown = JSON.parse(body.toString())
    if (isJsonObject(parsed)) return parsed
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'Problems parsing JSON')
}

function written(answer: Answer, url: string, query: URLSearchParams): ServiceReply {
  const { status, body, list, listIn } = answer
  if (status === 204) return { status }
  if (list === undefined && listIn === undefined) return json(status, body)
  const { items, link } = pageOf(list ?? listIn?.items ?? [], url, query, listIn?.otherwise)
  const shown = listIn === undefined ? items : { ...(isJsonObject(body) && body), [listIn.member]: items }
  return json(status, shown, link === undefined ? {} : { link })
}

function rateLimitHeaders({ used }: AccessToken): Record<string, string> {
  return limits(Math.min(used, HOURLY), 3600)
}

function limits(used: number, seconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': String(HOURLY),
    'x-ratelimit-remaining': String(HOURLY - used),
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': 'core',
  }
}

function refusalOf(fault: Exclude<Strike, { kind: 'lost' | 'truncated' | 'reset' | 'page' }>): Refusal {
  switch (fault.kind) {
    case 'throttle':
      return secondaryRateLimited(fault.retryAfter ?? 1)
    case 'rate-limit':
      return rateLimited(fault.status ?? 403, limits(HOURLY, fault.reset ?? 1))
    case 'deny':
      return notAccessible()
    case 'expired-token':
      return badCredentials()
    case 'error':
      return new Refusal(fault.status ?? 502, fault.message ?? 'Server Error')
  }
}
