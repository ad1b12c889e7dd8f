import { member } from '../domain/json.ts'

/** GitHub's error answer. */
export interface GitHubAnswer {
  /** HTTP status. */
  status: number
  /** GitHub's own words. */
  text: string
  requestId?: string
  /** Sets of permissions, one of which would have done, for example `[{ contents: 'read' }]`. */
  accepted: Record<string, string>[]
  /** When the rate limit is reset, if it is used up. */
  resetAt?: Date
  /** Whether it was too much at once, and how many seconds to wait. */
  secondary?: { retryAfter?: number }
}

/** Reads an error that the client threw for an answer; undefined for everything else (network, our own). */
export function githubAnswer(error: unknown): GitHubAnswer | undefined {
  const response = member(error, 'response')
  const status = member(response, 'status')
  if (typeof status !== 'number' || !(error instanceof Error)) return undefined
  const said = member(member(response, 'data'), 'message')
  const text = typeof said === 'string' ? said : error.message
  const header = (name: string) => {
    const value = member(member(response, 'headers'), name)
    return typeof value === 'string' ? value : undefined
  }
  const requestId = header('x-github-request-id')
  // GitHub docs, "Rate limits for the REST API": both limits are answered with 403 or 429.
  const limited = status === 403 || status === 429
  const secondary = limited && /secondary rate/i.test(text)
  const used = limited && !secondary && header('x-ratelimit-remaining') === '0'
  const [resetAt, retryAfter] = ['x-ratelimit-reset', 'retry-after'].map((name) => secondsIn(header(name)))
  return {
    status,
    text,
    ...(requestId !== undefined && { requestId }),
    accepted: parseAccepted(header('x-accepted-github-permissions') ?? ''),
    // It ends within the hour.
    ...(used && { resetAt: new Date(resetAt === undefined ? Date.now() + 3_600_000 : resetAt * 1000) }),
    ...(secondary && { secondary: { ...(retryAfter !== undefined && { retryAfter }) } }),
  }
}

/** A header is any text on its way through a proxy; undefined for what are no seconds of a time in sight. */
function secondsIn(text = ''): number | undefined {
  return /^\d{1,11}$/.test(text) ? Number(text) : undefined
}

/** GitHub docs, "Troubleshooting the REST API": `a=read,b=write; c=write` is one of two sets. */
function parseAccepted(header: string): Record<string, string>[] {
  const sets = header.split(';').map((set) => set.split(',').flatMap((pair) => [...pair.matchAll(/(\w+)=(\w+)/g)]))
  return sets.map((set) => Object.fromEntries(set.map(([, name, level]) => [name, level]))).filter(hasMembers)
}

function hasMembers(value: object): boolean {
  return Object.keys(value).length > 0
}

/** Whether GitHub failed, or can't be reached: the request may or may not have been carried out. */
export function isUncertain(error: unknown): boolean {
  const answered = githubAnswer(error)
  if (answered !== undefined) return answered.status >= 500
  // octokit's status when no answer came.
  return error instanceof Error && error.name === 'HttpError'
}
