import type { Architecture } from '../domain/architecture.ts'
import { formatDuration } from '../domain/duration.ts'
import { asText, member, parseJson } from '../domain/json.ts'
import type { Finding } from '../domain/problem.ts'
import { cut, withoutFullStop } from '../domain/text.ts'
import { findClue } from './clues.ts'
import type { ExecutionOutcome, Exit, Late, Remains } from './outcome.ts'
import type { Start } from './runtime-api.ts'

/** Where an image is rehearsed. */
export interface Surroundings {
  architecture: Architecture
  /** Whether the engine's machine has another architecture. */
  foreign: boolean
  /** MB. */
  memory: number
  /** Whether the engine holds a container to its memory. */
  memoryLimited: boolean
  /** Where a firewall may keep the container from this machine; absent where both share one loopback. */
  between?: { address: string; sameMachine: boolean }
}

/** What a diagnosis needs to know beside the outcome. */
export interface Circumstances extends Remains, Surroundings {}

/** A start, or an event, that did not go well. */
export type StartFailure = Exclude<Start, { kind: 'ready' }> | Exit | Late
export type EventFailure = Exclude<ExecutionOutcome, { kind: 'response' }>
type RuntimeError = Extract<ExecutionOutcome, { kind: 'error' }>

/** Says what went wrong while the image was starting. */
export function diagnoseStart(outcome: StartFailure, around: Circumstances): Finding {
  switch (outcome.kind) {
    case 'error':
      return explainError(around, 'The image reports an error of its start (init/error)', outcome)
    case 'late':
      return diagnoseLateStart(outcome, around)
    case 'exit':
      return diagnoseExit(outcome, around, 'before it asked for an event')
  }
}

/** Says what went wrong with an event, which is called by its name. */
export function diagnoseEvent(name: string, outcome: EventFailure, around: Circumstances): Finding {
  const event = `the event ${name}`
  switch (outcome.kind) {
    case 'error':
      return explainError(around, `The handler failed on ${event} (invocation/error)`, outcome)
    case 'too-large':
      return {
        what: `The response to ${event} has ${outcome.size ?? `more than ${outcome.limit}`} bytes, and Lambda takes ${outcome.limit} at most.`,
        remedy: 'Return less, stream the response, or put it into S3 and return where it is.',
      }
    case 'late': {
      const what = `The handler did not answer ${event} within ${formatDuration(outcome.after)}.`
      const remedy = "Raise the function's timeout (or test-timeout), or find out what it waits for."
      return explain(around, what, undefined, remedy)
    }
    case 'exit':
      return diagnoseExit(outcome, around, `while it handled ${event}`)
  }
}

/** Whether the engine could not start the program because of its format. */
export function isWrongFormat({ lines }: Pick<Remains, 'lines'>): boolean {
  return lines.some((line) => line.includes('exec format error'))
}

function diagnoseLateStart({ after }: Late, around: Circumstances): Finding {
  const limit = formatDuration(after)
  if (around.reached) {
    const what = `The image was still starting after ${limit}, all that Lambda allows.`
    return explain(around, what, undefined, 'Do less before the first event, or more of it at build time.')
  }
  const what = `The image never asked for an event (GET invocation/next) within ${limit}.`
  const remedy =
    'Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API; what Lambda starts from /opt/extensions is not started here.'
  return explain(around, what, undefined, `${remedy}${suspectNetwork(around)}`)
}

/** A further sentence for a container that never got through, where something may have kept it from that. */
function suspectNetwork({ reached, between }: Circumstances): string {
  if (reached || between === undefined) return ''
  return ` If the network is at fault: let containers of this engine reach this machine at ${between.address}; a firewall may be in between.`
}

function diagnoseExit({ exitCode }: Exit, around: Circumstances, when: string): Finding {
  if (isWrongFormat(around)) return diagnoseFormat(around)
  const text = around.lines.join('\n')
  const missing = /exec: "([^"]+)": (?:stat [^:]+: )?(?:no such file or directory|executable file not found)/.exec(text)
  if (missing) {
    return {
      what: `The image's entry point '${missing[1]}' is not in the image.`,
      brief: "The image's entry point is not in the image.",
      remedy: 'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
    }
  }
  if (exitCode === 125) {
    return {
      what: `The engine did not start the image: ${around.lines.at(-1) ?? 'it gave no reason'}.`,
      brief: 'The engine did not start the image.',
      remedy: 'Let the engine allow what the rehearsal asks for (docs/rehearsal.md), or leave test-event out.',
    }
  }
  // 137 is SIGKILL, which only the kernel sends where memory is limited; not every engine reports the reason.
  if (around.outOfMemory || (exitCode === 137 && around.memoryLimited)) {
    return {
      what: `The image was killed ${when}: it needs more than the function's ${around.memory} MB of memory.`,
      remedy: "Raise the function's memory-size, or use less.",
    }
  }
  // On one machine only a firewall that drops in silence is likely, and that does not end an image at once.
  const suspicion = around.between?.sameMachine ? '' : suspectNetwork(around)
  const remedy = `Its last lines may say more.${suspicion}`
  return explain(around, `The image ended with status ${exitCode} ${when}.`, undefined, remedy)
}

function diagnoseFormat({ architecture, foreign }: Circumstances): Finding {
  if (foreign) {
    return {
      what: `This machine can't run ${architecture} (exec format error), and test-required asks for it.`,
      remedy: 'Use a runner of that architecture, or add docker/setup-qemu-action before this step.',
    }
  }
  return {
    what: `The image's entry point can't be run on ${architecture} (exec format error).`,
    remedy: 'Build its programs for that architecture, and start scripts with #!.',
  }
}

/** Adds the reason to a sentence, as far as the messages show one. */
function explain(
  around: Circumstances,
  what: string,
  error?: RuntimeError,
  remedy = 'Its last lines may say more.',
): Finding {
  const sentence = withoutFullStop(what)
  if (around.outOfMemory) {
    return {
      what: `${sentence}: a process of it was killed, for it needs more than the function's ${around.memory} MB of memory.`,
      remedy: "Raise the function's memory-size, or use less.",
    }
  }
  const clue = findClue(`${error?.type ?? ''}\n${error?.payload.toString('utf8') ?? ''}`, around.lines)
  return clue === undefined ? { what, remedy } : { what: `${sentence}: ${clue.what}.`, remedy: clue.remedy }
}

/** The same for an error that the function reported, whose words are no part of the short sentence. */
function explainError(around: Circumstances, sentence: string, error: RuntimeError): Finding {
  const { what: brief } = explain(around, `${sentence}.`, error)
  return { ...explain(around, `${sentence}: ${quoteError(error)}.`, error), brief }
}

function quoteError({ type, payload }: RuntimeError): string {
  const text = payload.toString('utf8')
  const error = parseJson(text)
  const words = [type || asText(member(error, 'errorType')), asText(member(error, 'errorMessage'))].filter(
    (word) => word !== '',
  )
  return withoutFullStop(words.join(': ') || cut(text, 300) || 'no reason given')
}
