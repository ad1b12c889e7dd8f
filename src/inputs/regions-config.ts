import { isRecord, parseJson } from '../domain/json.ts'
import { type Findings, Problem } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'

/** Texts of inputs, by their names, for each region that has its own. */
export type RegionsConfig = ReadonlyMap<Region, ReadonlyMap<string, string>>

/** Inputs that are about the function, its image in ECR or its release, and may differ from region to region. */
export const regional = [
  ...[
    'function-name',
    'role-to-assume',
    'repository',
    'repository-role-to-assume',
    'image-uri',
    'role',
    'publish',
    'alias',
  ],
  ...['memory-size', 'timeout', 'ephemeral-storage', 'description', 'snap-start', 'tags-function', 'function-config'],
  ...['environment', 'environment-mode', 'environment-remove'],
  ...['image-command', 'image-entry-point', 'image-working-directory'],
  ...['provisioned-concurrency', 'traffic', 'rollback-alarms', 'codedeploy-application', 'codedeploy-deployment-group'],
  ...['rollback-on', 'rollback-minimum-invocations', 'rollback-when-quiet', 'keep-versions', 'rollback-to'],
]

/** Inputs whose lists are JSON, too; those of all others are lines. */
const wordLists = ['image-command', 'image-entry-point']

/**
 * Parses regions-config: an object keyed by region, whose values are objects keyed by names of inputs. A value is what
 * the input would be; lists, objects, numbers and booleans may be written as such.
 *
 * @param text JSON
 * @param input where it was written, for the error
 * @param regions those of the run. A run for one of them alone, as in a matrix, may be given a file that has others too
 * @param findings gets everything that is wrong
 */
export function parseRegionsConfig(
  text: string,
  input: string,
  regions: readonly Region[],
  findings: Findings,
): RegionsConfig {
  const config = new Map<Region, ReadonlyMap<string, string>>()
  const members = Object.entries(findings.collect(() => parseObject(text, input)) ?? {})
  const leg = regions.length === 1 && members.some(([region]) => region === regions[0])
  for (const [name, inputs] of members) {
    // Editors read it, to find the schema.
    if (name === '$schema') continue
    const region = findings.collect(() => parseRegion(name, input))
    if (region === undefined) continue
    if (!regions.includes(region) && !leg) {
      findings.add(
        `${input}: the run has no region ${region}; it has ${regions.join(', ') || 'none'}.`,
        'Add it to aws-region, or take it out here.',
      )
    }
    config.set(region, parseRegionInputs(inputs, `${input}: ${region}`, findings))
  }
  return config
}

function parseRegionInputs(value: unknown, where: string, findings: Findings): ReadonlyMap<string, string> {
  if (!isRecord(value)) {
    findings.add(`${where}: its value is not an object.`, 'Write an object keyed by names of inputs.')
    return new Map()
  }
  return new Map(
    Object.entries(value).flatMap(([name, given]): [string, string][] => {
      if (!regional.includes(name)) {
        findings.add(
          `${where}: '${name}' is not an input that may differ from region to region.`,
          `Write names of inputs of action.yml: ${regional.join(', ')}.`,
        )
        return []
      }
      const written = write(name, given)
      if (written === undefined) findings.add(`${where}: the value of ${name} can't be read.`, 'Write it as a text.')
      return written === undefined ? [] : [[name, written]]
    }),
  )
}

/** A value as its input would be written; undefined when it can't be written as an input. */
function write(name: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item === 'string')
    return plain ? (wordLists.includes(name) ? JSON.stringify(value) : value.join('\n')) : undefined
  }
  if (!isRecord(value)) return undefined
  if (name === 'environment' || name === 'function-config') return JSON.stringify(value)
  if (name !== 'tags-function') return undefined
  const scalar = Object.values(value).every((tag) => ['string', 'number', 'boolean'].includes(typeof tag))
  if (!scalar) return undefined
  return Object.entries(value)
    .map(([key, tag]) => `${key}=${tag}`)
    .join('\n')
}

function parseObject(text: string, input: string): object {
  const value = parseJson(text)
  if (isRecord(value)) return value
  throw new Problem({ what: `${input} is not a JSON object.`, remedy: 'Write an object keyed by region.' })
}
