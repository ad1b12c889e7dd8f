import { setTimeout as sleep } from 'node:timers/promises'
import type { getOctokit } from '@actions/github'
import { legible } from '../domain/inert.ts'
import type { Output } from '../domain/output.ts'

/** A client of GitHub's REST API, with all its operations under `rest` and pages under `paginate`. */
export type GitHubClient = ReturnType<typeof getOctokit>

export interface GitHubClientOptions extends Pick<Output, 'log' | 'debug'> {
  /** The workflow's token, which the runner has masked. */
  token: string
  /** Ends requests under way and waits between them. */
  signal: AbortSignal
  /** Root of the API; default GITHUB_API_URL, which is another one on GitHub Enterprise Server. */
  apiUrl?: string
}

/** Seconds that a rate limit is waited out; the reset of the hourly one may be most of an hour away. */
const longestWait = 60
/** How often one request waits for a rate limit. */
const waits = 2
/** ms for one attempt: a connection that no longer answers would never end. */
const attemptTimeout = 20_000

let clients = 0

/**
 * A client that goes through the proxy that HTTPS_PROXY and NO_PROXY name, as the toolkit does. It tries a request
 * three times more after a 5xx or a broken connection, and twice more after a rate limit that ends within a minute.
 * A POST is not repeated after a 5xx: it may have been carried out, and its caller can check that.
 *
 * The libraries are loaded here, as most runs ask GitHub nothing.
 */
export async function githubClient({ token, signal, apiUrl, log, debug }: GitHubClientOptions): Promise<GitHubClient> {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ])
  clients += 1
  // What the libraries have to say, for example that an operation is deprecated, is for developers.
  const quiet = { debug, info: debug, warn: debug, error: debug }
  // A limit is waited out here and not by the plugin, whose timers nothing ends.
  const outwait = async (seconds: number, _options: object, _octokit: object, tries: number) => {
    if (tries >= waits || seconds > longestWait) return false
    log(`GitHub's rate limit is reached; asking again in ${seconds} s.`)
    return sleep(seconds * 1000, true, { signal }).catch(() => false)
  }
  const client = getOctokit(
    token,
    {
      ...(apiUrl !== undefined && { baseUrl: apiUrl }),
      log: quiet,
      // 429 is left to the other plugin. Waits are 0.5, 2 and 4.5 s: a cancelled run has 7.5 s before its next signal.
      retry: { retries: 3, retryAfterBaseValue: 500, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
      throttle: {
        // Writes of one client are a second apart, as GitHub asks; writes of other clients are not counted.
        id: `client-${clients}`,
        retryAfterBaseValue: 0,
        onRateLimit: outwait,
        onSecondaryRateLimit: outwait,
      },
    },
    endingWith(signal),
    retry,
    throttling,
  )
  // Hooks are called last registered first: this one is around the plugins' waits.
  client.hook.wrap('request', (request, options) => {
    // The defaults' own object, which the plugins would write into for all requests.
    options.request = { log: quiet, ...(options.method === 'POST' && { retries: 0 }), ...options.request }
    Object.assign(options, textsOf(options))
    return untilAborted(signal, async () => request(options))
  })
  return client
}

/** What readers are shown of a request, comments and descriptions, without what they would not see. */
function textsOf(options: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = ['body', 'description'].map((name) => [name, options[name]] as const)
  return Object.fromEntries(texts.flatMap(([name, text]) => (typeof text === 'string' ? [[name, legible(text)]] : [])))
}

/** Innermost of the plugins: one attempt, whose end by the signal no other plugin takes for a failure to try again. */
function endingWith(signal: AbortSignal) {
  return (octokit: Pick<GitHubClient, 'hook'>) => {
    octokit.hook.wrap('request', async (request, options) => {
      signal.throwIfAborted()
      options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(attemptTimeout)])
      try {
        return await request(options)
      } catch (error) {
        signal.throwIfAborted()
        throw error
      }
    })
    return {}
  }
}

async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const end = () => reject(signal.reason)
  signal.addEventListener('abort', end)
  try {
    return await Promise.race([work(), aborted])
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** `owner/name` as the client's operations take it. */
export function ownerAndName(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/')
  return { owner, repo }
}
