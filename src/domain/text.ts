import { Problem } from './problem.ts'

/** What an error says; anything else that was thrown, as text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

interface Wording {
  /** Whether what a function, a build or a registry said is left out as well: for places that everybody reads. */
  brief: boolean
}

/**
 * What went wrong, as it may be written where the runner masks nothing, for example into a file: without the lines of
 * logs that a Problem shows below.
 */
export function messageWithoutDetails(error: unknown, { brief }: Wording = { brief: false }): string {
  if (!(error instanceof Problem)) return messageOf(error)
  return error.findings.map((one) => `${(brief ? one.brief : undefined) ?? one.what} ${one.remedy}`).join('\n')
}

/** What went wrong, as the log has it: where nothing explains it, with the stack, by which a bug is found. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error instanceof Problem ? error.message : (error.stack ?? error.message)
}

/** The same in at most so many characters, for an annotation: see `Problem.messageWithin`. */
export function describeErrorWithin(error: unknown, limit: number): string {
  return error instanceof Problem ? error.messageWithin(limit) : cut(describeError(error), limit)
}

/** Lines of a log that an error shows at most. */
const tailLength = 50

/** The last lines of a text, as many as an error shows. */
export function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-tailLength).join('\n')
}

/** What ends a line. A text may have each of them: parts of it come from files, secrets and outputs of other steps. */
export const lineEnds = ['\r\n', '\n', '\r']

const lineEnd = new RegExp(lineEnds.join('|'))

/** The lines of a text, as they are; empty ones among them. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd)
}

/** Cuts a text to at most so many characters, the last of which is `…` then. */
export function cut(text: string, limit: number): string {
  // A character has two code units at most, and is not to be cut in half.
  const start = [...text.slice(0, 2 * limit + 2)]
  return start.length <= limit ? text : `${start.slice(0, limit - 1).join('')}…`
}

/** The beginning of a text, of at most so many UTF-16 code units, as AWS counts them; no character is cut in half. */
export function beginningOf(text: string, limit: number): string {
  const start = text.slice(0, limit)
  return start.isWellFormed() || !text.isWellFormed() ? start : start.slice(0, -1)
}

/** A number of things: `1 event`, `2 events`. @param plural where it is not the noun with an s */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

/** The first digits of a commit, as git and GitHub show it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7)
}

/** Ends a text as a sentence ends; an empty one stays empty. */
export function withFullStop(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`
}

/** Removes the full stop, to continue the sentence. */
export function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '')
}
