import { Problem } from './problem.ts'

/** What an error says; anything else that was thrown, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * What went wrong, as it may be written where the runner masks nothing, for example into a file: without the lines of
 * logs that a Problem shows below.
 */
export function messageWithoutDetails(error: unknown): string {
  if (!(error instanceof Problem)) return messageOf(error)
  return error.findings.map(({ what, remedy }) => `${what} ${remedy}`).join('\n')
}

/** What went wrong, as the log has it: where nothing explains it, with the stack, by which a bug is found. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof Problem ? error.message : (error.stack ?? error.message)
}
