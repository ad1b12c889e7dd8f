import type { Architecture } from '../domain/architecture.ts'
import { formatDuration } from '../domain/duration.ts'
import type { Finding } from '../domain/problem.ts'
import type { Exit, Outcome } from './execution.ts'
import { RESPONSE_LIMIT, type Start } from './runtime-api.ts'

/** What a diagnosis needs to know beside the outcome. */
export interface Circumstances {
  /** Of the event; absent while the image was starting. */
  event?: string
  /** The last lines that the container wrote. */
  lines: readonly string[]
  /** Whether the container has reached the Runtime API. */
  reached: boolean
  architecture: Architecture
  /** MB. */
  memory: number
}

interface Clue {
  pattern: RegExp
  what: string
  remedy: string
}

// What runtimes and the kernel write when Lambda's constraints are in the way. The first that is found tells most.
const clues: readonly Clue[] = [
  {
    pattern: /EROFS|read-only file ?system/i,
    what: 'it writes outside of /tmp, and everything else is read-only on Lambda',
    remedy: 'Write to /tmp, or make the file at build time.',
  },
  {
    pattern: /EACCES|permission denied|operation not permitted/i,
    what: 'it may not read or run a file: Lambda runs the image as a user of its own, whatever USER says',
    remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
  },
  {
    pattern:
      /HandlerNotFound|ImportModuleError|MalformedHandlerName|UserCodeSyntaxError|Cannot find (?:module|package)|No module named|ClassNotFound|undefined or not exported/,
    what: 'its runtime does not find the handler',
    remedy: 'Correct the handler that CMD (or image-command) names, and check that its file is in the image.',
  },
]

/** Says what went wrong while the image was starting; undefined when it is ready. */
export function diagnoseStart(
  outcome: Start | Exclude<Outcome, { kind: 'response' | 'too-large' }>,
  around: Circumstances,
): Finding | undefined {
  switch (outcome.kind) {
    case 'ready':
      return undefined
    case 'error':
      return withClue(around, outcome, `The image reports an error of its start (init/error): ${quoteError(outcome)}.`)
    case 'late':
      return around.reached
        ? {
            what: `The image was still starting after ${formatDuration(outcome.after)}, all that Lambda allows.`,
            remedy: 'Do less before the first event, or more of it at build time.',
          }
        : {
            what: `The image never asked for an event (GET invocation/next) within ${formatDuration(outcome.after)}.`,
            remedy:
              'Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API.',
          }
    case 'exit':
      return diagnoseExit(outcome, around, 'before it asked for an event')
  }
}

/** Says what went wrong with an event; undefined when there is a response. */
export function diagnoseEvent(outcome: Outcome, around: Circumstances): Finding | undefined {
  const event = `the event ${around.event}`
  switch (outcome.kind) {
    case 'response':
      return undefined
    case 'error':
      return withClue(around, outcome, `The handler failed on ${event} (invocation/error): ${quoteError(outcome)}.`)
    case 'too-large':
      return {
        what: `The response to ${event} has ${outcome.size} bytes, and Lambda takes ${RESPONSE_LIMIT} at most.`,
        remedy: 'Return less, stream the response, or put it into S3 and return where it is.',
      }
    case 'late':
      return {
        what: `The handler did not answer ${event} within ${formatDuration(outcome.after)}.`,
        remedy: "Raise the function's timeout (or test-timeout), or find out what it waits for.",
      }
    case 'exit':
      return diagnoseExit(outcome, around, `while it handled ${event}`)
  }
}

function diagnoseExit(exit: Exit, around: Circumstances, when: string): Finding {
  const text = [exit.stderr, ...around.lines].join('\n')
  if (isForeign(exit, around.lines)) {
    return {
      what: `The image's entry point can't be run on ${around.architecture} (exec format error).`,
      remedy: 'Build its programs for that architecture, and begin scripts with #!.',
    }
  }
  const missing = /exec: "([^"]+)": (?:stat [^:]+: )?(?:no such file or directory|executable file not found)/.exec(text)
  if (missing) {
    return {
      what: `The image's entry point '${missing[1]}' is not in the image.`,
      remedy: 'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
    }
  }
  if (exit.outOfMemory) {
    return {
      what: `The image was killed ${when}: it needs more than the function's ${around.memory} MB of memory.`,
      remedy: "Raise the function's memory-size, or use less.",
    }
  }
  return withClue(around, undefined, `The image ended with status ${exit.exitCode} ${when}.`)
}

/** Whether the engine could not start the program for its format. */
export function isForeign(exit: Exit, lines: readonly string[]): boolean {
  return /exec format error/.test([exit.stderr, ...lines].join('\n'))
}

function withClue(
  around: Circumstances,
  error: Extract<Outcome, { kind: 'error' }> | undefined,
  what: string,
): Finding {
  const text = [error?.type ?? '', error?.payload.toString('utf8') ?? '', ...around.lines].join('\n')
  const clue = clues.find(({ pattern }) => pattern.test(text))
  if (clue === undefined) return { what, remedy: 'Its last lines say more.' }
  return { what: `${what.replace(/\.$/, '')}: ${clue.what}.`, remedy: clue.remedy }
}

function quoteError({ type, payload }: Extract<Outcome, { kind: 'error' }>): string {
  const error: unknown = parse(payload.toString('utf8'))
  const part = (name: string) => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  const words = [type ?? part('errorType'), part('errorMessage')].filter((word) => word !== '')
  return (words.join(': ') || payload.toString('utf8').slice(0, 300) || 'no reason given').replace(/\.$/, '')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
