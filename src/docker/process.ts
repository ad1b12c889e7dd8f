import { spawn } from 'node:child_process'
import { awaiting } from '../domain/waits.ts'
import { ask } from './ask.ts'
import { commandLine } from './command-line.ts'
import type { DockerConfig } from './config.ts'
import { askEnvironment } from './environment.ts'
import { type Finished, grace, kept } from './finished.ts'
import { Lines } from './lines.ts'
import { sendSignal } from './signal.ts'

export interface RunOptions {
  env: NodeJS.ProcessEnv
  /** Ends the program and everything it started: politely at first, for good a second later. */
  signal?: AbortSignal
  /** Gets both streams as they come, line by line. */
  onLine?: (line: string) => void
}

/**
 * Runs a program with an array of arguments, never through a shell, and waits for its end. The last part of each
 * stream is kept.
 *
 * @throws the signal's reason when it was aborted
 */
export async function run(file: string, argv: readonly string[], options: RunOptions): Promise<Finished> {
  options.signal?.throwIfAborted()
  // A process group of its own: the docker client starts its plugins as children, and all of them must end.
  const child = spawn(file, argv, { env: options.env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const stdout = collect(child.stdout, options.onLine)
  const stderr = collect(child.stderr, options.onLine)
  const stop = () => void endGroup(child.pid)
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(127) : reject(error)))
      child.once('close', (code) => resolve(code ?? 128))
    })
    options.signal?.throwIfAborted()
    return { exitCode, stdout: stdout(), stderr: stderr() }
  } finally {
    options.signal?.removeEventListener('abort', stop)
  }
}

function collect(stream: NodeJS.ReadableStream, onLine: (line: string) => void = () => {}): () => string {
  let text = ''
  const lines = new Lines(onLine, kept)
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-kept)
    lines.add(chunk)
  })
  stream.on('end', () => lines.finish())
  return () => text
}

async function endGroup(pid: number | undefined): Promise<void> {
  if (pid === undefined) return
  sendSignal(-pid, 'SIGTERM')
  const timer = setTimeout(() => sendSignal(-pid, 'SIGKILL'), grace)
  timer.unref()
}

/** The docker client, with the config of this step. */
export interface Docker {
  /** A private directory that is removed with the step, for files that docker writes for the action. */
  scratch: string
  /**
   * Asks it for a short answer, silently.
   *
   * @returns with all of stdout
   * @throws the signal's reason when the run was cancelled
   */
  ask(argv: readonly string[]): Promise<Finished>
  /**
   * Runs it with its output in the log; `env` is added to its environment.
   *
   * @throws the reason of `until`, or of the run's end
   */
  show(argv: readonly string[], options?: ShowOptions): Promise<Finished>
}

export interface ShowOptions {
  env?: NodeJS.ProcessEnv
  /** Begins each line; without it, lines that are not BuildKit's begin with `| `. */
  prefix?: string | undefined
  /** Whether the command itself is shown. */
  command?: boolean
  /** Whether a line is not shown. */
  skip?: (line: string) => boolean
  /** Gets each line in place of the log. */
  onLine?: (line: string) => void
  /** Ends it early. */
  until?: AbortSignal
  /** How far it is, a phrase for the log where it would be silent for long. */
  seen?: () => string | undefined
  /** Whether the run goes on meanwhile, and does not wait for it. */
  background?: boolean
}

/** BuildKit's lines begin with the number of their step; any other is marked as docker's, and not the action's own. */
function marked(line: string, prefix?: string): string {
  if (line === '') return line
  return prefix === undefined && /^#\d+ /.test(line) ? line : `${prefix ?? '| '}${line}`
}

/** Characters that are shown of one command. BuildKit itself shows 2 MiB of each step. */
const shown = 16 * 1024 * 1024

/** Shows lines until there were too many to be read; it says so once. */
export function upTo(limit: number, log: (line: string) => void): (line: string) => void {
  let left = limit
  return (line) => {
    if (left < 0) return
    left -= line.length + 1
    log(left >= 0 ? line : '… (cut: docker printed more than 16 MiB; from here on only an error is shown)')
  }
}

/** The command without its arguments, for example `docker buildx build`. */
function nameOf([command = '', ...others]: readonly string[]): string {
  const grouped = ['buildx', 'container', 'image', 'network'].includes(command)
  return ['docker', command, ...others.slice(0, grouped ? 1 : 0)].join(' ')
}

/**
 * Docker with a config, and for as long as a signal lets it run.
 *
 * @param log gets the lines of what is shown
 */
export function dockerWith(
  { directory: scratch, env }: Pick<DockerConfig, 'directory' | 'env'>,
  signal: AbortSignal,
  log: (line: string) => void,
): Docker {
  const asked = { env: askEnvironment(env), signal }
  return {
    scratch,
    ask: (argv) => awaiting({ what: nameOf(argv) }, () => ask('docker', argv, asked)),
    show(argv, { env: more = {}, prefix, until, onLine, skip, seen, background = false, command = false } = {}) {
      const print = upTo(shown, log)
      if (command) log(commandLine(argv))
      const running = () =>
        run('docker', argv, {
          env: { ...env, ...more },
          signal: until ? AbortSignal.any([signal, until]) : signal,
          onLine: onLine ?? ((line) => skip?.(line) || print(marked(line, prefix))),
        })
      return background ? running() : awaiting({ what: nameOf(argv), ...(seen && { seen }) }, running)
    },
  }
}
