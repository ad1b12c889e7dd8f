import { readFileSync } from 'node:fs'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { startAction } from '@deploy-lambda-image/sandbox/runner'
import { inputs } from './stage.ts'

/** A step that has ended well. */
export interface Watched {
  /** ms of main. */
  time: number
  /** MB that main had at most; NaN where the system does not tell. */
  memory: number
  log: string
}

/** Runs the step, and looks at its memory every 20 ms. @throws Error with the log when it fails */
export async function deployWatched(
  sandbox: Sandbox,
  workspace: string,
  own: Readonly<Record<string, string>>,
): Promise<Watched> {
  const run = startAction({ sandbox, workspace, inputs: { ...inputs, ...own } })
  let memory = Number.NaN
  const watch = setInterval(() => {
    memory = peakOf(run.pid) ?? memory
  }, 20)
  try {
    const { exitCode, log, main } = await run.result
    if (exitCode !== 0) throw new Error(log)
    return { time: main.duration, memory, log }
  } finally {
    clearInterval(watch)
  }
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
