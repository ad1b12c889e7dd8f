import type { JsonObject } from '../core/json.ts'
import type { Permissions } from './access.ts'
import type { Repository } from './repository.ts'

/** One request of the REST API, after its token was judged. */
export interface Call {
  repository: Repository
  /** A parameter of the path, percent-decoded. */
  path(name: string): string
  query: URLSearchParams
  body: JsonObject
}

export interface Answer {
  status: number
  body?: unknown
  /** All of a list, of which the answer shows the page that was asked for. */
  list?: readonly unknown[]
  /** A list that is a member of the body. */
  listIn?: { member: string; items: readonly unknown[]; otherwise: number }
}

/** One operation of the REST API on a repository. */
export interface Route {
  method: string
  /** Template after `/repos/{owner}/{repo}`. */
  path: string
  /** As in the log of requests, and as faults name it. */
  operation: string
  /** Sets of permissions, one of which a token must have. */
  permissions: readonly Permissions[]
  /** Page and heading under https://docs.github.com/rest/. */
  docs: string
  answer(call: Call): Answer
}
