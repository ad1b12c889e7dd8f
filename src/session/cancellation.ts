import { Problem } from '../domain/problem.ts'

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
