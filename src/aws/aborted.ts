import { Problem } from '../domain/problem.ts'

/** A request that the run itself has ended. The SDK knows the name, and does not send such a request again. */
export class Aborted extends Error {
  /** @param reason of the signal */
  constructor(reason: unknown) {
    super('the run has ended the request', { cause: reason })
    this.name = 'AbortError'
  }
}

/**
 * Why the run itself has ended a request, or a pause between two: it was cancelled, or its time was over.
 *
 * @returns undefined for all other errors
 */
export function ownEnd(error: unknown): { what: string; remedy: string } | undefined {
  if (!(error instanceof Error) || error.name !== 'AbortError') return undefined
  const { cause } = error
  if (cause instanceof Problem) return cause.findings[0]
  const late = cause instanceof Error && cause.name === 'TimeoutError'
  return {
    what: late ? 'The time for it was over.' : 'The run has ended the request.',
    remedy: 'Look at what it was about, and run the job again.',
  }
}
