import { Problem } from '../domain/problem.ts'

/**
 * Milliseconds that each part of a cancelled run's end may take: reverting an alias or a function, telling GitHub, and
 * removing what Docker has. Most take a fraction of it.
 */
export const hurried = { revert: 2500, tell: 5000, cleanUp: 5000 } as const

/**
 * A signal for what is done to aliases and functions after a failure, also after a cancel.
 *
 * @param run the run's own
 * @param patience milliseconds that it may take; less when time is short
 */
export function cleanupSignal(run: AbortSignal, patience = 30_000): AbortSignal {
  return AbortSignal.timeout(run.aborted ? hurried.revert : patience)
}

/**
 * Aborted when the job is cancelled: the runner sends SIGINT, SIGTERM 7.5 s later, and SIGKILL 2.5 s after that.
 */
export function cancellation(): AbortSignal {
  const cancelled = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancelled.abort(new Problem({ what: 'The run was cancelled.', remedy: 'Run the job again to finish it.' }))
    })
  }
  return cancelled.signal
}
