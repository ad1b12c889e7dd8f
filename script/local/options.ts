import { existsSync, statSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Architecture, parseArchitecture } from '../../src/domain/architecture.ts'
import { parseDuration } from '../../src/domain/duration.ts'
import { Problem } from '../../src/domain/problem.ts'
import type { BuildInputs } from '../../src/inputs/build.ts'
import { defaultConfig } from '../../src/lambda/function.ts'
import { type RehearsalEvent, readEvents } from '../../src/rehearsal/events.ts'

export const usage = `script/rehearse PATH [EVENT]

Builds the Dockerfile at PATH (a file, or the folder that it is in) as Lambda takes it, runs the image as Lambda would, and
hands it the event. Nothing is pushed, and no account of AWS is needed.

  EVENT                  JSON, a JSON file, or a folder of them; {} by default
  --expect JSON          what the answer must contain: JSON, or a JSON file
  --env NAME=VALUE       a variable of the function; may be repeated
  --memory MB            of the function, ${defaultConfig.MemorySize} by default, as on Lambda
  --timeout DURATION     of the function, ${defaultConfig.Timeout}s by default, as on Lambda
  --architecture NAME    x86_64 or arm64; this machine's by default
  --target STAGE         of the Dockerfile
  --build-arg NAME=VALUE may be repeated
  --command WORDS        in place of CMD, as JSON: ["app.handler"]
`

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
 * Reads the command line. Paths are relative to the current directory.
 *
 * @returns undefined where it asks for help
 * @throws Problem when a value is not what it should be; the error of `parseArgs` when an option is unknown
 */
export function readOptions(argv: readonly string[], cwd: string, machine: NodeJS.Architecture): Options | undefined {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      expect: { type: 'string' },
      env: { type: 'string', multiple: true, default: [] },
      memory: { type: 'string' },
      timeout: { type: 'string' },
      architecture: { type: 'string' },
      target: { type: 'string' },
      'build-arg': { type: 'string', multiple: true, default: [] },
      command: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [path, event = '{}', ...others] = positionals
  if (values.help || path === undefined || others.length > 0) return undefined
  const under = (text: string | undefined) => text && (existsSync(resolve(cwd, text)) ? fromRoot(cwd, text) : text)
  const inputs = { event: under(event), expect: under(values.expect), of: 'test' } as const
  return {
    build: {
      ...locate(resolve(cwd, path), path),
      ...(values.target !== undefined && { target: values.target }),
      ...nothing,
      buildArgs: values['build-arg'],
    },
    events: readEvents(inputs, { workspace: '/', temporaryDirectory: '/' }),
    architecture: values.architecture ? parseArchitecture(values.architecture) : architectureOf(machine),
    variables: Object.fromEntries(values.env.map(readVariable)),
    memory: readMemory(values.memory),
    timeout: values.timeout ? parseDuration(values.timeout, '--timeout') : defaultConfig.Timeout * 1000,
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

function fromRoot(cwd: string, path: string): string {
  return relative('/', resolve(cwd, path))
}

function locate(path: string, written: string): { context: string; file?: string } {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return { context: path }
  if (found) return { context: dirname(path), file: path }
  throw new Problem({
    what: `There is nothing at ${written}.`,
    remedy: 'Give the path of a Dockerfile, or of the folder that it is in.',
  })
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

function readCommand(text: string): string[] {
  try {
    const words: unknown = JSON.parse(text)
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words
  } catch {
    // Said below.
  }
  throw new Problem({ what: `--command: '${text}' is no list of words.`, remedy: `Write --command '["app.handler"]'.` })
}
