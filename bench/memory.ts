import { readFileSync } from 'node:fs'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { type PhaseResult, type RunOptions, startAction } from '@deploy-lambda-image/sandbox/runner'
import { inputs } from './stage.ts'

/** A step that has ended well. */
export interface Watched {
  /** ms of main. */
  time: number
  /** MB that main had at most; NaN where the system does not tell. */
  memory: number
  log: string
}

/** Runs the step, and looks at its memory. @throws Error with the log when it fails */
export async function deployWatched(
  sandbox: Sandbox,
  workspace: string,
  own: Readonly<Record<string, string>>,
): Promise<Watched> {
  const { main, memory, end } = await runWatched({ sandbox, workspace, inputs: { ...inputs, ...own } })
  await end()
  return { time: main.duration, memory, log: main.log }
}

/** A step whose main part has ended well. */
interface Main {
  main: PhaseResult
  /** MB that it had at most; NaN where the system does not tell. */
  memory: number
  /** Runs its post part, which a job runs after the last step. */
  end(): Promise<void>
}

/** Runs the main part of a step, and looks at its memory. @throws Error with the log when it fails */
export async function runWatched(step: RunOptions): Promise<Main> {
  const { promise: jobEnds, resolve } = Promise.withResolvers<void>()
  const run = startAction({ ...step, jobEnds })
  const watch = watchMemory(run.pid)
  const main = await run.main.finally(watch.stop)
  const end = async () => {
    resolve()
    await run.result
  }
  if (main.exitCode === 0) return { main, memory: watch.most(), end }
  await end()
  throw new Error(main.log)
}

/** Looks at the memory of a process every 20 ms, until it is told to stop. */
export function watchMemory(pid: number | undefined): { most(): number; stop(): void } {
  let most = Number.NaN
  const watch = setInterval(() => {
    most = (pid === undefined ? undefined : peakOf(pid)) ?? most
  }, 20)
  return { most: () => most, stop: () => clearInterval(watch) }
}

/** proc(5): VmHWM is the most that a process has had, in kB. */
function peakOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000
  } catch {
    // It has ended, or this is no Linux.
    return undefined
  }
}
