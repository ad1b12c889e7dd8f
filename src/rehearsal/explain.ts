import type { Architecture } from '../domain/architecture.ts'
import type { Finding } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'
import type { Failure } from '../runtime-api/failure.ts'
import type { ClueContext } from './clue.ts'
import { findClue } from './clues.ts'
import type { Remains } from './outcome.ts'
import { readReportedError } from './reported-error.ts'

/** Where an image runs. */
export interface Surroundings extends ClueContext {
  architecture: Architecture
  /** Whether the engine's machine has another architecture. */
  foreign: boolean
  /** MB. */
  memory: number
  /** Whether the engine holds a container to its memory. */
  memoryLimited: boolean
  /** Where a firewall may keep the container from this machine; absent where both share one loopback. */
  between?: { address: string; sameMachine: boolean }
  /** Whether Lambda makes its environments before they are needed: SnapStart, managed instances. */
  prepared?: boolean
  /** Lambda itself runs it, and says in its answer whether the handler failed: `Unhandled` or `Handled`. */
  lambda?: {
    functionError: string
    /** Its lines are in the log group alone. */
    unseen?: true
  }
}

/** What a diagnosis needs to know beside the outcome. */
export interface Circumstances extends Remains, Surroundings {}

/** The remedy where memory is short. */
export const moreMemory = "Raise the function's memory-size, or use less."

/** Where the reason may be found, when nothing shows it. */
export function lastLines({ lines, lambda }: Circumstances): string {
  if (lambda?.unseen) return "Read the function's log group: it may say more."
  if (lines.length === 0) return 'Let it log the reason, then run the job again.'
  return lambda
    ? "Read its last lines: they may say more. The function's log group has all of them."
    : 'Read its last lines: they may say more.'
}

/** Adds the reason to a sentence, as far as the messages show one. @param error what the runtime reported, all of it */
export function explain(around: Circumstances, what: string, error = '', remedy = lastLines(around)): Finding {
  const sentence = withoutFullStop(what)
  if (around.outOfMemory) {
    return {
      what: `${sentence}: a process of it was killed, because it needs more than the function's ${around.memory} MB of memory.`,
      remedy: moreMemory,
    }
  }
  const clue = findClue(error, around.lines, around)
  if (clue === undefined) return { what, remedy }
  const { what: reason, brief } = clue
  return {
    what: `${sentence}: ${reason}.`,
    ...(brief !== undefined && { brief: `${sentence}: ${brief}.` }),
    remedy: clue.remedy,
  }
}

/**
 * The same for an error that the function reported, whose words are no part of the short sentence; the lines of its
 * message after the first come below, and where nothing explains it, those of its stack.
 *
 * @param correct what has made the error; absent where that was none of the function's own
 */
export function explainError(around: Circumstances, sentence: string, error: Failure, correct?: string): Finding {
  const { first, rest, stack, text } = readReportedError(error.type, error.payload)
  const { what, brief = what } = explain(around, `${sentence}.`, text)
  const read = lastLines(around)
  const place = stack.length > 0 ? ': the stack of its error shows the place.' : `. ${read}`
  const remedy = correct === undefined ? read : `Correct ${correct}${place}`
  const finding = explain(around, `${sentence}: ${first}.`, text, remedy)
  const below = [...rest, ...(finding.remedy === remedy ? stack : [])]
  return { ...finding, brief, ...(below.length > 0 && { details: below.join('\n') }) }
}
