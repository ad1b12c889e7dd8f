import type { Sandbox } from '../index.ts'

/** An answer of the API, as `fetch` reads it. */
export interface Answered {
  status: number
  headers: Headers
  /** Parsed; undefined when there is none. */
  body: unknown
}

/** Asks the API without a client, so that its bare answers are seen. `path` begins after GITHUB_API_URL, or is a URL. */
export async function ask(
  { github }: Sandbox,
  path: string,
  { token, method = 'GET', body }: { token?: string; method?: string; body?: object } = {},
): Promise<Answered> {
  const response = await fetch(path.startsWith('/') ? `${github.apiUrl}${path}` : path, {
    method,
    headers: token === undefined ? {} : { authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
}

/** A SHA that is told from others by its number. */
export function sha(number: number): string {
  return String(number).padStart(40, '0')
}
