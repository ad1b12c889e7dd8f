import { Problem } from '../../src/domain/problem.ts'

/** The message of the Problem that `work` throws; undefined when it throws none. Anything else is rethrown. */
export function refusal(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.message
  }
}
