import type { Clue, ClueContext } from './clue.ts'
import { findHandlerClue } from './handler-clues.ts'
import { findMissingCode } from './missing-code.ts'

/** Looks for a reason in what a runtime, the kernel or the engine says. */
type FindClue = (text: string, context: ClueContext) => Clue | undefined

/** Of text that others wrote, any of these patterns. */
function whenAny(patterns: readonly RegExp[], clue: Clue): FindClue {
  return (text) => (patterns.some((pattern) => pattern.test(text)) ? clue : undefined)
}

const noSharedMemory: Clue = {
  what: "Python's multiprocessing makes locks in /dev/shm, which Lambda does not have",
  remedy: 'Use threads, or Process and Pipe of multiprocessing: its queues, pools and locks do not work on Lambda.',
}

const noCredentials: Clue = {
  what: 'it looks for AWS credentials, and the rehearsal gives it none',
  remedy:
    "Set test-credentials to 'true': then it has those of the role that deploys. On Lambda it has those of the function's own role.",
}

// The first one that is found counts.
const finders: readonly FindClue[] = [
  (text) =>
    /multiprocessing\/(?:synchronize|heap|shared_memory)\.py/.test(text) && /Errno (?:2|13|38)\]/.test(text)
      ? noSharedMemory
      : undefined,
  whenAny([/\bEROFS\b|read-only file ?system/i], {
    what: 'it writes outside of /tmp, and everything else is read-only on Lambda',
    remedy: 'Write to /tmp, or make the file at build time.',
  }),
  whenAny([/\bENOSPC\b|\[Errno 28\]|no space left on device/i], {
    what: '/tmp is full, the one place where it may write',
    remedy: "Raise the function's ephemeral-storage (512 MB unless it says otherwise), or write less.",
  }),
  // A database's 'permission denied for table' is about something else, and so is Java's DirectMethodHandleAccessor.
  whenAny([/\b(?:EACCES|EPERM)\b|\[Errno 13\]|permission denied(?! (?:for|to) )|operation not permitted/i], {
    what: 'it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says',
    remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
  }),
  (text, { credentials }) => (!credentials && withoutCredentials.test(text) ? noCredentials : undefined),
  // A denial names the action.
  whenAny([/not authorized to perform: lambda:(?:CheckpointDurableExecution|GetDurableExecutionState)/], {
    what: 'its execution role may not keep the checkpoints of durable executions',
    remedy:
      "Attach AWS's policy AWSLambdaBasicDurableExecutionRolePolicy to the execution role, or docs/iam/durable-execution.json.",
  }),
  // SDKs of Node and Python in these words.
  whenAny([/Unexpected payload provided to start the durable execution/, /KeyError: '?DurableExecutionArn/], {
    what: 'its handler is one of a durable function, and this function is none',
    remedy:
      'Deploy it to a function that is created with DurableConfig (function-config): Lambda makes none durable that is there. Or unwrap the handler.',
  }),
  // Clients of Node and Python in these words; Node's, too, of what is no value of JSON at all.
  whenAny([/Runtime\.(?:JSONStringifyError|MarshalError)/, /Wrong arguments\n[^\n]*postInvocationResponse/], {
    what: 'the handler returned a value that is no JSON',
    remedy: 'Return text, numbers, lists and plain objects alone; turn dates and large integers into text.',
  }),
  findMissingCode,
  findHandlerClue,
]

/** As the SDKs of Node, Python, Go, Ruby, Java and .NET say it, and AWS of the keys that a durable handler is given. */
const withoutCredentials =
  /Could not load credentials from any providers|Unable to locate credentials|NoCredentialProviders|failed to retrieve credentials|MissingCredentialsError|Unable to load credentials from any of the providers|Failed to resolve AWS credentials|UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId/

/**
 * Finds why an image failed. What it says is data: it takes time linear in its length.
 *
 * @param error what the runtime reported, which counts more than what it logged on the way
 */
export function findClue(error: string, lines: readonly string[], context: ClueContext): Clue | undefined {
  const inText = (text: string) => {
    for (const find of finders) {
      const clue = find(text, context)
      if (clue) return clue
    }
    return undefined
  }
  return inText(error) ?? inText(lines.join('\n'))
}
