import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { isJsonObject } from '../core/json.ts'

/** What the runner takes from action.yml. */
export interface ActionManifest {
  /** Absolute paths. */
  main: string
  post: string | undefined
  /** Defaults by input name, expressions not yet filled in; `''` without one. */
  inputs: Record<string, string>
}

/** The last one of each folder. */
const known = new Map<string, { text: string; manifest: ActionManifest }>()

/**
 * Reads a JavaScript action's action.yml (GitHub Docs, "Metadata syntax").
 *
 * @param folder the folder that it is in
 * @throws Error when it is none
 */
export function readManifest(folder: string): ActionManifest {
  const text = readFileSync(join(folder, 'action.yml'), 'utf8')
  const last = known.get(folder)
  if (last?.text === text) return last.manifest
  const manifest = parseManifest(folder, text)
  known.set(folder, { text, manifest })
  return manifest
}

/**
 * What the runner says of inputs that action.yml does not have, before main and before post (actions/runner,
 * `ActionRunner.cs`): upper and lower case are the same. It hands them over all the same.
 */
export function unexpectedInputs(inputs: readonly string[], manifest: ActionManifest): string | undefined {
  const valid = Object.keys(manifest.inputs)
  const lower = valid.map((name) => name.toLowerCase())
  const unexpected = inputs.filter((name) => !lower.includes(name.toLowerCase()))
  if (unexpected.length === 0) return undefined
  return `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`
}

function parseManifest(folder: string, text: string): ActionManifest {
  const manifest: unknown = parse(text)
  const runs = isJsonObject(manifest) ? manifest.runs : undefined
  if (!isJsonObject(manifest) || !isJsonObject(runs) || typeof runs.main !== 'string') {
    throw new Error(`${folder}/action.yml has no runs.main`)
  }
  // What is written for Node 20 runs with 24, too (actions/runner, NodeUtil).
  if (runs.using !== 'node24' && runs.using !== 'node20') {
    throw new Error(`${folder}/action.yml: runs.using is ${runs.using}, not node24`)
  }
  const inputs = isJsonObject(manifest.inputs) ? manifest.inputs : {}
  return {
    main: join(folder, runs.main),
    post: typeof runs.post === 'string' ? join(folder, runs.post) : undefined,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, defaultOf(input)])),
  }
}

function defaultOf(input: unknown): string {
  const value = isJsonObject(input) ? input.default : undefined
  return value === undefined || value === null ? '' : String(value)
}

/**
 * Replaces `${{ github.<name> }}` by the context's value. These are the only expressions that defaults may hold here.
 *
 * @throws Error on any other expression
 */
export function fillIn(text: string, github: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_whole, expression: string) => {
    const name = /^github\.(\w+)$/.exec(expression)?.[1]
    if (name === undefined) throw new Error(`The runner of the sandbox can't evaluate ${expression}`)
    return github[name] ?? ''
  })
}

/** The variable by which an action reads an input: spaces become underscores, hyphens stay. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}
