/** What the REST API answers instead of what was asked for. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>
  /** Members of the body besides message, documentation_url and status. */
  readonly members: Record<string, unknown>

  constructor(
    status: number,
    message: string,
    { headers = {}, ...members }: { headers?: Record<string, string>; [name: string]: unknown } = {},
  ) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.headers = headers
    this.members = members
  }
}

export function notFound(message = 'Not Found'): Refusal {
  return new Refusal(404, message)
}

/** The token is unknown, or has expired with its job. */
export function badCredentials(): Refusal {
  return new Refusal(401, 'Bad credentials', { documentation_url: 'https://docs.github.com/rest' })
}

export function notAccessible(): Refusal {
  return new Refusal(403, 'Resource not accessible by integration')
}

/** One member of a request is not what it must be. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = { resource, code, field, ...(message !== undefined && { message }) }
  return new Refusal(422, 'Validation Failed', { errors: [error] })
}

/** The hour's requests are used up (GitHub Docs, "Rate limits for the REST API"). `headers` tell when it is over. */
export function rateLimited(status: 403 | 429, headers: Record<string, string>): Refusal {
  const documentation_url = 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api'
  return new Refusal(status, 'API rate limit exceeded for installation.', { headers, documentation_url })
}

/** Too much at once. `retryAfter` in seconds. */
export function secondaryRateLimited(retryAfter: number): Refusal {
  return new Refusal(403, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', {
    headers: { 'retry-after': String(retryAfter) },
    documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
  })
}
