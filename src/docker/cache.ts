import { parseEcrRegistry } from '../domain/image-reference.ts'
import type { Findings } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'

/** Options of one cache source or destination, `type=registry,ref=…`; a bare reference is of type registry. */
function readOptions(entry: string): Map<string, string> {
  if (!entry.includes('='))
    return new Map([
      ['type', 'registry'],
      ['ref', entry],
    ])
  const pairs = entry.split(',').map((part) => part.trim().split('='))
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]))
}

/**
 * Completes a cache destination that ECR would refuse: it takes a cache only as an OCI image manifest (AWS containers
 * blog, "Announcing remote cache support in Amazon ECR for BuildKit clients").
 */
export function completeCache(entry: string): string {
  const options = readOptions(entry)
  const host = options.get('ref')?.split('/')[0] ?? ''
  if (options.get('type') !== 'registry' || !parseEcrRegistry(host)) return entry
  const missing = ['image-manifest', 'oci-mediatypes'].filter((name) => !options.has(name))
  const whole = entry.includes('=') ? entry : `type=registry,ref=${entry}`
  return [whole, ...missing.map((name) => `${name}=true`)].join(',')
}

/** Whether a cache destination is the image itself, which differs with it. */
export function isInline(entry: string): boolean {
  return readOptions(entry).get('type') === 'inline'
}

/**
 * Gives the caches in GitHub's service scopes of their own: all those without one share GitHub's default scope, where
 * images of other functions and architectures overwrite each other (docker docs, "GitHub Actions cache").
 *
 * @param scope what is written to, and read first
 * @param others what is read after it, for example of the function that a preview is of
 */
export function scopeCaches(build: BuildInputs, scope: string, others: readonly string[] = []): BuildInputs {
  const from = build.cacheFrom.flatMap((entry) => scopesOf(entry, [scope, ...others]))
  return { ...build, cacheFrom: from, cacheTo: build.cacheTo.flatMap((entry) => scopesOf(entry, [scope])) }
}

function scopesOf(entry: string, scopes: readonly string[]): string[] {
  return [...new Set(scopes.map((scope) => scopeCache(entry, scope)))]
}

/** @param entry one of cache-from or cache-to */
export function scopeCache(entry: string, scope: string): string {
  const options = readOptions(entry)
  return options.get('type') === 'gha' && !options.has('scope') ? `${entry},scope=${scope}` : entry
}

/** The types of all caches of a build. */
export function cacheTypes({ cacheFrom, cacheTo }: BuildInputs): string[] {
  return [...cacheFrom, ...cacheTo].flatMap((entry) => readOptions(entry).get('type') ?? [])
}

/** What of an engine and its builder decides which caches they can use. */
interface CacheStore {
  driver: string
  containerdStore: boolean
}

/**
 * Checks that the builder can use the caches. The engine's classic image store exports a cache only inside of the
 * image (docker docs, "Cache storage backends").
 */
export function checkCaches(build: BuildInputs, engine: CacheStore, findings: Findings): void {
  if (engine.driver !== 'docker' || engine.containerdStore) return
  for (const [input, entries] of [
    ['cache-to', build.cacheTo],
    ['cache-from', build.cacheFrom],
  ] as const) {
    const types = entries.map((entry) => readOptions(entry).get('type') ?? '')
    const refused = types.find((type) => (input === 'cache-to' ? type !== 'inline' : type === 'gha'))
    if (refused === undefined) continue
    findings.add(
      `${input}: the builder's docker driver can't use a cache of type '${refused}'.`,
      'Add docker/setup-buildx-action before this step, or leave the cache out.',
    )
  }
}
