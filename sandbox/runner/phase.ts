import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseCommandFile } from './command-file.ts'
import { type Annotation, StepLog } from './log.ts'
import type { CommandFile, Workplace } from './workplace.ts'

/** What one process of a step did: main's or post's. */
export interface PhaseResult {
  /** null when a signal ended it. */
  exitCode: number | null
  signal: NodeJS.Signals | null
  /** Lines as GitHub shows them, masked. */
  log: string
  /** Lines as they were written. */
  raw: string
  annotations: Annotation[]
  groups: string[]
  masks: string[]
  outputs: Record<string, string>
  state: Record<string, string>
  /** Variables that it gave to the steps after it. */
  env: Record<string, string>
  /** Folders that it put before PATH. */
  path: string[]
  summary: string
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
  masks: readonly string[]
  workplace: Workplace
}

/** A phase under way. */
export interface RunningPhase {
  child: ChildProcess
  log: StepLog
  result: Promise<PhaseResult>
}

/** Starts a phase as the runner does: the workspace is its folder, its output is read line by line. */
export function startPhase(options: PhaseOptions): RunningPhase {
  const files = options.workplace.commandFiles(options.name)
  const log = new StepLog(options.masks, options.env.RUNNER_DEBUG === '1')
  const started = performance.now()
  const child = spawn(options.node, [options.script], {
    cwd: options.workspace,
    env: { ...options.env, ...files },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => log.write(line))
  }
  const result = new Promise<PhaseResult>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (exitCode, signal) => {
      const end = () => {
        try {
          resolve({ exitCode, signal, ...read(files, log), ...left(options, started) })
        } catch (error) {
          reject(error)
        }
      }
      child.once('close', end)
      // Processes that it left behind may hold its output open; the runner waits five seconds for them.
      setTimeout(end, 5_000).unref()
    })
  })
  return { child, log, result }
}

function read(files: Record<CommandFile, string>, log: StepLog) {
  const content = (file: CommandFile) => readFileSync(files[file], 'utf8')
  return {
    log: log.text,
    raw: log.raw,
    annotations: log.annotations,
    groups: log.groups,
    masks: log.masks,
    outputs: parseCommandFile(content('GITHUB_OUTPUT')),
    state: parseCommandFile(content('GITHUB_STATE')),
    env: parseCommandFile(content('GITHUB_ENV')),
    path: content('GITHUB_PATH')
      .split('\n')
      .filter((line) => line !== ''),
    summary: content('GITHUB_STEP_SUMMARY'),
  }
}

function left({ workplace }: PhaseOptions, started: number) {
  return { tempFiles: workplace.tempFiles(), duration: performance.now() - started }
}
