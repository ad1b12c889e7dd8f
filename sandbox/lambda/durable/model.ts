import type { InvokeResult } from '../runtime/result.ts'
import type { DurableOperation } from './operations.ts'

/** A run of a durable function, which stays with the version that it began with. */
export interface DurableExecution {
  name: string
  /** The end of its ARN. */
  id: string
  /** A version's number, or `$LATEST`. */
  version: string
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'STOPPED'
  /** ms since the epoch. */
  started: number
  ended?: number
  /** JSON. */
  payload: string
  /** JSON. */
  result?: string
  error?: object
  /** By id, in the order in which they began. */
  operations: Map<string, DurableOperation>
  /** What the next checkpoint must have. */
  token?: string
  /** ms of waits that were skipped. */
  skipped: number
  /** What a caller that waits is answered; absent where a test has begun it. */
  answered?: Promise<InvokeResult>
}
