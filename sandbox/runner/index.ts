import { fileURLToPath } from 'node:url'
import { DEFAULT_JOB } from '../github/claims.ts'
import type { Annotation } from './annotation.ts'
import { contextOf } from './context.ts'
import { environment } from './environment.ts'
import type { Obeyed } from './log.ts'
import { readManifest, unexpectedInputs } from './manifest.ts'
import { Masks } from './masks.ts'
import { Matchers } from './matchers.ts'
import type { RunOptions } from './options.ts'
import { type PhaseResult, type RunningPhase, startPhase } from './phase.ts'
import { Workplace } from './workplace.ts'

export type { Annotation } from './annotation.ts'
export type { Obeyed } from './log.ts'
export { type ActionManifest, readManifest } from './manifest.ts'
export type { RunOptions } from './options.ts'
export type { PhaseResult } from './phase.ts'

/** Members that main and post have in common. */
type Joined = 'log' | 'raw' | 'annotations' | 'masks' | 'obeyed' | 'tempFiles'

/** What a step did. Members that main and post both have are those of main. */
export interface RunResult extends Omit<PhaseResult, Joined> {
  /** Of main and post together. */
  log: string
  raw: string
  annotations: Annotation[]
  masks: string[]
  /** Commands in the output of main or post that were obeyed, also those that the action did not write. */
  obeyed: (Obeyed & { phase: 'main' | 'post' })[]
  /** The outputs that reach other jobs: one whose value holds a masked text is dropped. */
  jobOutputs: Record<string, string>
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
  /** What main did, when it has ended. */
  main: Promise<PhaseResult>
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
  const masks = new Masks([context.token, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''])
  const common = {
    node: node24(),
    workspace: options.workspace ?? workplace.workspace,
    workplace,
    masks,
    matchers: new Matchers(),
    warning: unexpectedInputs(Object.keys(options.inputs ?? {}), manifest),
  }
  const main = startPhase({ ...common, name: 'main', script: manifest.main, env })
  const result = finish().finally(() => workplace.remove())

  async function finish(): Promise<RunResult> {
    const done = await main.result
    await options.jobEnds
    const post =
      manifest.post === undefined
        ? undefined
        : await startPhase({
            ...common,
            name: 'post',
            script: manifest.post,
            env: { ...env, ...handedOn(done, env.PATH ?? '') },
          }).result
    return join(done, post)
  }

  return {
    pid: main.child.pid ?? 0,
    raw: () => main.log.raw,
    cancel: () => cancel(main),
    kill: () => void main.child.kill('SIGKILL'),
    logged: (pattern) => logged(main, pattern),
    main: main.result,
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
  const of = (phase: 'main' | 'post', result: PhaseResult | undefined) =>
    (result?.obeyed ?? []).map((command) => ({ ...command, phase }))
  const hidden = (value: string) => (post ?? main).masks.some((mask) => value.includes(mask))
  return {
    ...main,
    log: phases.map(({ log }) => log).join('\n'),
    raw: phases.map(({ raw }) => raw).join('\n'),
    annotations: phases.flatMap(({ annotations }) => annotations),
    masks: (post ?? main).masks,
    obeyed: [...of('main', main), ...of('post', post)],
    jobOutputs: Object.fromEntries(Object.entries(main.outputs).filter(([, value]) => !hidden(value))),
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
