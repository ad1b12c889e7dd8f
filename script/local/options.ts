import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { localDockerfile } from '../../src/docker/build-files.ts'
import { type Architecture, parseArchitecture } from '../../src/domain/architecture.ts'
import { parseDuration } from '../../src/domain/duration.ts'
import { parseJson } from '../../src/domain/json.ts'
import { Problem } from '../../src/domain/problem.ts'
import type { BuildInputs } from '../../src/inputs/build.ts'
import { defaultConfig } from '../../src/lambda/function.ts'
import { type RehearsalEvent, readEvents } from '../../src/rehearsal/events.ts'
import type { CommandLine } from '../usage/command-line.ts'

/** Options of the command line; the head of `script/rehearse.ts` says what they are. */
export const flags = {
  expect: { type: 'string' },
  env: { type: 'string', multiple: true, default: [] },
  memory: { type: 'string' },
  timeout: { type: 'string' },
  architecture: { type: 'string' },
  target: { type: 'string' },
  'build-arg': { type: 'string', multiple: true, default: [] },
  command: { type: 'string' },
} satisfies ParseArgsOptionsConfig

/** What is rehearsed, and how. */
export interface Options {
  build: BuildInputs
  events: RehearsalEvent[]
  architecture: Architecture
  variables: Record<string, string>
  /** MB. */
  memory: number
  /** Milliseconds. */
  timeout: number
  /** In place of the image's own. */
  command?: string[]
}

/**
 * Reads the values of a command line. Paths are relative to the current directory.
 *
 * @throws Problem when a value is not what it should be
 */
export function readOptions(
  { values, positionals }: CommandLine<typeof flags>,
  cwd: string,
  machine: NodeJS.Architecture,
): Options {
  const [path = '.', event = '{}'] = positionals
  const { expect } = values
  refuseNoJson('EVENT', event, cwd)
  if (expect !== undefined) refuseNoJson('--expect', expect, cwd)
  return {
    build: {
      ...locate(resolve(cwd, path), path),
      ...(values.target !== undefined && { target: values.target }),
      ...nothing,
      buildArgs: values['build-arg'],
    },
    // It is the user's machine: files may be anywhere on it.
    events: readEvents({ event, expect, of: 'test' }, { workspace: cwd, temporaryDirectory: '/' }),
    architecture: values.architecture ? parseArchitecture(values.architecture) : architectureOf(machine),
    variables: Object.fromEntries(values.env.map(readVariable)),
    memory: readMemory(values.memory),
    timeout: readTimeout(values.timeout),
    ...(values.command !== undefined && { command: readCommand(values.command) }),
  }
}

const nothing = {
  buildContexts: [],
  secrets: [],
  secretEnvs: [],
  secretFiles: [],
  ssh: [],
  labels: [],
  cacheFrom: [],
  cacheTo: [],
  noCache: false,
  pull: false,
  addHosts: [],
  allow: [],
  ulimit: [],
} satisfies Partial<BuildInputs>

function refuseNoJson(name: string, text: string, cwd: string): void {
  if (parseJson(text) !== undefined || existsSync(resolve(cwd, text))) return
  throw new Problem({
    what: `${name}: '${text}' is neither JSON nor the path of a file.`,
    remedy: 'Write a JSON value, in quotes for the shell, or correct the path.',
  })
}

function locate(path: string, written: string): { context: string; file?: string } {
  const found = statSync(path, { throwIfNoEntry: false })
  const remedy = 'Give the path of a Dockerfile, or of the folder that it is in.'
  if (found === undefined) throw new Problem({ what: `There is nothing at ${written}.`, remedy })
  if (!found.isDirectory()) return { context: dirname(path), file: path }
  const dockerfile = localDockerfile({ ...nothing, buildArgs: [], context: path })
  if (dockerfile === undefined) throw new Problem({ what: `There is no Dockerfile in ${written}.`, remedy })
  return { context: path }
}

function architectureOf(machine: NodeJS.Architecture): Architecture {
  return machine === 'arm64' ? 'arm64' : 'x86_64'
}

function readVariable(text: string): [string, string] {
  const equals = text.indexOf('=')
  if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)]
  throw new Problem({ what: '--env: a value is not of the form NAME=VALUE.', remedy: 'Write --env STAGE=test.' })
}

/** Lambda quotas, "Memory allocation". */
function readMemory(text = String(defaultConfig.MemorySize)): number {
  const memory = Number(text)
  if (/^\d+$/.test(text) && memory >= 128 && memory <= 10_240) return memory
  throw new Problem({ what: `--memory: '${text}' is no memory of a function.`, remedy: 'Write 128 to 10240, in MB.' })
}

/** Milliseconds. Lambda quotas, "Function timeout"; 90 minutes are for managed instances alone, which this is not. */
function readTimeout(text: string | undefined): number {
  if (text === undefined) return defaultConfig.Timeout * 1000
  const timeout = parseDuration(text, '--timeout')
  if (timeout >= 1000 && timeout <= 900_000) return timeout
  throw new Problem({ what: `--timeout: '${text}' is no timeout of a function.`, remedy: 'Write 1s to 15m.' })
}

function readCommand(text: string): string[] {
  try {
    const words: unknown = JSON.parse(text)
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words
  } catch {
    // Said below.
  }
  throw new Problem({ what: `--command: '${text}' is no list of words.`, remedy: `Write --command '["app.handler"]'.` })
}
