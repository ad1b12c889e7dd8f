import type { Restoring } from '../runtime-api/begin.ts'
import type { RuntimeAnswer } from '../runtime-api/deliveries.ts'
import type { Failure } from '../runtime-api/failure.ts'

/** How a container ended when it should have answered. */
export interface Exit extends Restoring {
  kind: 'exit'
  /** Of `docker run`: the container's, or 125 when the engine did not start one. */
  exitCode: number
  /** The extension that ended, where it is not the program itself. */
  extension?: string
}

/** The container is still at work where its time is over. */
export interface Late extends Restoring {
  kind: 'late'
  /** Milliseconds. */
  after: number
  /** Milliseconds of them that the start took. */
  spent?: number
}

/** What came of an event. */
export type ExecutionOutcome = RuntimeAnswer | Exit | Late

/** How a durable execution ended that did not succeed. */
export interface ExecutionFailure {
  kind: 'execution'
  /** Of the execution, as Lambda has it; `NO_STATUS`: the handler answered with something else. */
  status: 'FAILED' | 'STOPPED' | 'TIMED_OUT' | 'NO_STATUS'
  /** What it says itself; the answer without a status. */
  error: Failure
}

/** A durable execution that nothing but others can continue. */
export interface Waiting {
  kind: 'waiting'
  /** For what it waits, a phrase each: `the callback 'approval'`. */
  on: readonly string[]
}

/** What a container leaves when it has been removed. */
export interface Remains {
  /** The last lines that it wrote. */
  lines: readonly string[]
  /** Whether it has reached the Runtime API at all. */
  reached: boolean
  /** Whether the engine killed it, or a process in it, for its memory. */
  outOfMemory: boolean
  /** Names of its extensions that have not asked for an event. */
  missing?: readonly string[]
}

/** The first that is there, or that none is in time. */
export async function first<T>(promises: Promise<T>[], limit: number): Promise<T | Late> {
  const { promise: late, resolve } = Promise.withResolvers<Late>()
  const timer = setTimeout(resolve, limit, { kind: 'late', after: limit })
  try {
    return await Promise.race([...promises, late])
  } finally {
    clearTimeout(timer)
  }
}
