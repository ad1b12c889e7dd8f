import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Annotation } from './annotation.ts'
import { readFiles } from './files.ts'
import { LineReader } from './lines.ts'
import { type Obeyed, type Source, StepLog } from './log.ts'
import type { Masks } from './masks.ts'
import type { Matchers } from './matchers.ts'
import type { Workplace } from './workplace.ts'

/** What one process of a step did: main's or post's. */
export interface PhaseResult {
  /** null when a signal ended it. */
  exitCode: number | null
  signal: NodeJS.Signals | null
  /** `failure` also when the process ended well, but a command or a file could not be obeyed. */
  conclusion: 'success' | 'failure'
  /** Lines as GitHub shows them, masked. */
  log: string
  /** Lines as they were written. */
  raw: string
  /** Those that GitHub shows: ten of each level, cut. */
  annotations: Annotation[]
  groups: string[]
  masks: string[]
  /** The commands in its output that were obeyed, also those that the action did not write. */
  obeyed: Obeyed[]
  /** By the names that came first: a name that differs in case alone is the same. The files win over standard output. */
  outputs: Record<string, string>
  state: Record<string, string>
  /** Variables that it gave to the steps after it. */
  env: Record<string, string>
  /** Folders that it put before PATH. */
  path: string[]
  /** As GitHub shows it: masked, and empty when it has more than 1 MiB. */
  summary: string
  /** The summary as it was written. */
  rawSummary: string
  /** What RUNNER_TEMP held when it ended: contents by path. */
  tempFiles: Record<string, string>
  /** ms */
  duration: number
}

export interface PhaseOptions {
  name: 'main' | 'post'
  /** The program, run by `node`. */
  script: string
  node: string
  workspace: string
  env: Record<string, string>
  masks: Masks
  matchers: Matchers
  workplace: Workplace
  /** What the runner itself warns of before the program starts. */
  warning: string | undefined
}

/** A phase under way. */
export interface RunningPhase {
  child: ChildProcess
  log: StepLog
  result: Promise<PhaseResult>
}

/** Starts a phase as the runner does: the workspace is its folder, its output is read line by line. */
export function startPhase(options: PhaseOptions): RunningPhase {
  const { env, masks, matchers, workspace } = options
  const files = options.workplace.commandFiles(options.name)
  const log = new StepLog({
    masks,
    matchers,
    workspace,
    debug: env.RUNNER_DEBUG === '1',
    unsecure: env.ACTIONS_ALLOW_UNSECURE_COMMANDS === 'true',
  })
  if (options.warning !== undefined) log.annotate({ level: 'warning', message: options.warning, properties: {} })
  const started = performance.now()
  const child = spawn(options.node, [options.script], {
    cwd: workspace,
    env: { ...env, ...files },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const readers = [follow(child.stdout, 'stdout', log), follow(child.stderr, 'stderr', log)]
  const result = new Promise<PhaseResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signal) => {
      const end = () => {
        try {
          for (const reader of readers) reader.end()
          resolve(resultOf(options, { exitCode, signal, ...readFiles(files, log) }, log, started))
        } catch (error) {
          reject(error)
        }
      }
      // Processes that it left behind may hold its output open; the runner waits five seconds for them.
      const late = setTimeout(end, 5_000).unref()
      child.once('close', () => {
        clearTimeout(late)
        end()
      })
    })
  })
  return { child, log, result }
}

function follow(stream: Readable, source: Source, log: StepLog): LineReader {
  const reader = new LineReader((line) => log.write(line, source))
  stream.on('data', (chunk: Buffer) => reader.write(chunk))
  return reader
}

type Ended = Pick<PhaseResult, 'exitCode' | 'signal'> & ReturnType<typeof readFiles>

function resultOf({ workplace }: PhaseOptions, ended: Ended, log: StepLog, started: number): PhaseResult {
  return {
    ...ended,
    conclusion: ended.exitCode === 0 && !log.failed ? 'success' : 'failure',
    log: log.text,
    raw: log.raw,
    annotations: log.annotations,
    groups: log.groups,
    masks: log.masks.all,
    obeyed: log.obeyed,
    tempFiles: workplace.tempFiles(),
    duration: performance.now() - started,
  }
}
