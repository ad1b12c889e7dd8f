import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cache = new Map<string, string>()

function modelOf(service: string): string {
  const kept = cache.get(service)
  if (kept !== undefined) return kept
  const name = service === 'logs' ? 'cloudwatch-logs' : service
  const folder = new URL(`../../node_modules/@aws-sdk/client-${name}/dist-types/models/`, import.meta.url)
  const text = ['models_0.d.ts', 'enums.d.ts'].map((file) => readFileSync(fileURLToPath(new URL(file, folder)), 'utf8'))
  cache.set(service, text.join('\n'))
  return text.join('\n')
}

/**
 * Whether the newest SDK knows what an older client does not: a member, `Shape.Member`, or a value, `Shape=value`. Else it
 * is the sandbox's own invention.
 */
export function isKnownToSdk(service: string, what: string): boolean {
  const [shape = '', rest = ''] = what.split(/[.=](.*)/s)
  const kind = what.includes('=') ? `declare const ${shape}: {` : `interface ${shape} {`
  const model = modelOf(service)
  const start = model.indexOf(kind)
  if (start < 0) return false
  const body = model.slice(start, model.indexOf('\n}', start))
  return what.includes('=') ? body.includes(`"${rest}"`) : new RegExp(`^ {4}${rest}\\??:`, 'm').test(body)
}
