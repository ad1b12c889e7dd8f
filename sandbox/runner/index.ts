import { fileURLToPath } from 'node:url'
import { DEFAULT_JOB } from '../github/claims.ts'
import { contextOf } from './context.ts'
import { environment } from './environment.ts'
import type { Annotation } from './log.ts'
import { readManifest } from './manifest.ts'
import type { RunOptions } from './options.ts'
import { type PhaseResult, type RunningPhase, startPhase } from './phase.ts'
import { Workplace } from './workplace.ts'

export { parseCommandFile } from './command-file.ts'
export { type Annotation, StepLog } from './log.ts'
export { type ActionManifest, readManifest } from './manifest.ts'
export type { RunOptions } from './options.ts'
export type { PhaseResult } from './phase.ts'

/** What a step did. Members that main and post both have are those of main. */
export interface RunResult extends Omit<PhaseResult, 'log' | 'raw' | 'annotations' | 'masks' | 'tempFiles'> {
  /** Of main and post together. */
  log: string
  raw: string
  annotations: Annotation[]
  masks: string[]
  /** What is left in RUNNER_TEMP after post: contents by path. */
  tempFiles: Record<string, string>
  main: PhaseResult
  /** Absent when the action has none. */
  post: PhaseResult | undefined
}

/** A step under way. */
export interface RunHandle {
  /** Of main's process. */
  pid: number
  /** What main wrote so far. */
  raw(): string
  /** As GitHub cancels: SIGINT, 7.5 s later SIGTERM, 2.5 s after that SIGKILL. Post runs all the same. */
  cancel(): void
  /** SIGKILL to main at once. Post runs all the same. */
  kill(): void
  /** The first line of main that matches, past or future. @throws Error when main ends without one */
  logged(pattern: RegExp): Promise<string>
  result: Promise<RunResult>
}

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a step to its end. */
export function runAction(options: RunOptions = {}): Promise<RunResult> {
  return startAction(options).result
}

/** Starts a step as GitHub's runner does: main, then post with the state that main saved. */
export function startAction(options: RunOptions = {}): RunHandle {
  const manifest = readManifest(options.action ?? REPOSITORY)
  const workplace = new Workplace(options.event ?? {})
  const github = options.sandbox?.github
  // What a workflow may do without asking, in a repository of the restricted default (GitHub Docs, "GITHUB_TOKEN").
  const token =
    github?.token({ contents: 'read', ...options.permissions }) ?? 'ghs_nobodyknows00000000000000000000000000'
  const context = contextOf(github?.job ?? DEFAULT_JOB, token, {
    ...options.github,
    ...(options.eventName !== undefined && { event_name: options.eventName }),
  })
  const env = environment(options, manifest, context, workplace)
  const common = { node: node24(), workspace: options.workspace ?? workplace.workspace, workplace }
  const masks = [context.token, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '']
  const main = startPhase({ ...common, name: 'main', script: manifest.main, env, masks })
  const result = finish().finally(() => workplace.remove())

  async function finish(): Promise<RunResult> {
    const done = await main.result
    const post =
      manifest.post === undefined
        ? undefined
        : await startPhase({
            ...common,
            name: 'post',
            script: manifest.post,
            env: { ...env, ...handedOn(done, env.PATH ?? '') },
            masks: done.masks,
          }).result
    return join(done, post)
  }

  return {
    pid: main.child.pid ?? 0,
    raw: () => main.log.raw,
    cancel: () => cancel(main),
    kill: () => void main.child.kill('SIGKILL'),
    logged: (pattern) => logged(main, pattern),
    result,
  }
}

/** The runner's own Node is 24; tests may run on another. */
function node24(): string {
  return process.version.startsWith('v24.') ? process.execPath : `${REPOSITORY}node_modules/.bin/node`
}

/** What main leaves for post in the environment. */
function handedOn({ env, path, state }: PhaseResult, searchPath: string): Record<string, string> {
  const states = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])
  return { ...env, PATH: [...path.toReversed(), searchPath].join(':'), ...Object.fromEntries(states) }
}

function join(main: PhaseResult, post: PhaseResult | undefined): RunResult {
  const phases = post === undefined ? [main] : [main, post]
  return {
    ...main,
    log: phases.map(({ log }) => log).join('\n'),
    raw: phases.map(({ raw }) => raw).join('\n'),
    annotations: phases.flatMap(({ annotations }) => annotations),
    masks: [...new Set(phases.flatMap(({ masks }) => masks))],
    tempFiles: (post ?? main).tempFiles,
    main,
    post,
  }
}

function cancel({ child, result }: RunningPhase): void {
  child.kill('SIGINT')
  const terminate = setTimeout(() => child.kill('SIGTERM'), 7_500)
  const kill = setTimeout(() => child.kill('SIGKILL'), 10_000)
  const stop = () => {
    clearTimeout(terminate)
    clearTimeout(kill)
  }
  result.then(stop, stop)
}

function logged({ log, result }: RunningPhase, pattern: RegExp): Promise<string> {
  const past = log.rawLines.find((line) => pattern.test(line))
  if (past !== undefined) return Promise.resolve(past)
  return new Promise((resolve, reject) => {
    const unwatch = log.watch((line) => {
      if (!pattern.test(line)) return
      unwatch()
      resolve(line)
    })
    const fail = () => reject(new Error(`The action ended without a line like ${pattern}:\n${log.raw}`))
    result.then(fail, fail)
  })
}
