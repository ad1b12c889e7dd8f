import { isRecord, member, parseJson, parseJsonAsWritten } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import type { ConfigFile, Get } from './by-region.ts'
import type { ConfigInput } from './place-config.ts'

/**
 * What main keeps for post of what later steps may change: the files of the workspace that inputs name, and the variables
 * of the job. The inputs themselves GitHub's runner gives to both.
 */
interface Kept {
  /** Of the environment. */
  region?: string
  /** JSON of each config that is a file, without what post has no use for. */
  configs: Partial<Record<ConfigInput, string>>
}

/** Inputs that say what is a step's own, and how it signs in. Of events it counts whether there are any. */
const identity = [
  ...['aws-region', 'function-name', 'alias', 'codedeploy-application', 'codedeploy-deployment-group'],
  ...['role-to-assume', 'role-session-name', 'role-duration-seconds', 'audience', 'preview', 'rollback'],
]
const events = ['verify-event', 'before-traffic-event']
const configs: readonly ConfigInput[] = ['regions-config', 'functions-config']

/** Characters: Linux gives a process no longer variable than 128 KiB (execve(2), "Limits on size of arguments and environment"). */
const longest = 100_000

/** Writes what post needs to know of the run's inputs. It has no secrets: neither events nor variables of functions. */
export function keepInputs(configFiles: ReadonlyMap<ConfigInput, ConfigFile>, region: string | undefined): string {
  const kept: Kept = {
    ...(region !== undefined && { region }),
    configs: Object.fromEntries([...configFiles].map(([input, { json }]) => [input, JSON.stringify(identityIn(json))])),
  }
  const text = JSON.stringify(kept)
  return text.length > longest ? JSON.stringify({ ...kept, configs: {} }) : text
}

function identityIn(json: string): unknown {
  return levelOf(parseJsonAsWritten(json))
}

function levelOf(level: unknown): unknown {
  if (!isRecord(level)) return level
  return Object.fromEntries(Object.entries(level).map(([name, inputs]) => [name, inputsOf(inputs)]))
}

function inputsOf(inputs: unknown): unknown {
  if (!isRecord(inputs)) return inputs
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      if (configs.some((config) => config === name)) return [[name, levelOf(value)]]
      if (events.includes(name)) return [[name, value === '' ? '' : '{}']]
      return identity.includes(name) ? [[name, value]] : []
    }),
  )
}

/**
 * Reads what main has kept. Nothing else of it counts than what the inputs leave to a file, or to the environment.
 *
 * @returns the region of the environment, and the inputs by which post tells what is its own
 */
export function readKept(saved: string, get: Get): { ambientRegion?: string; get: Get } {
  const kept = parseJson(saved)
  const region = member(kept, 'region')
  return {
    ...(typeof region === 'string' && { ambientRegion: region }),
    get(name) {
      const text = get(name)
      if (events.includes(name)) return text === '' ? '' : '{}'
      if (configs.some((config) => config === name)) return isFile(text) ? configIn(kept, name) : text
      return identity.includes(name) ? text : ''
    },
  }
}

function isFile(text: string): boolean {
  return text !== '' && !text.startsWith('{')
}

function configIn(kept: unknown, name: string): string {
  const json = member(member(kept, 'configs'), name)
  if (typeof json === 'string' && json.startsWith('{')) return json
  throw new Problem({
    what: `${name}: what the file said is not in the saved state, and it may say something else by now.`,
    remedy: 'Look at the functions and aliases of the run, or write the JSON itself in the workflow.',
  })
}
