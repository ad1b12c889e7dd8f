import type { Finished } from './docker.ts'
import type { Reply } from './reply.ts'

/** How an invocation ended. */
export interface Outcome {
  payload: Buffer
  /** The value of X-Amz-Function-Error. */
  functionError?: 'Unhandled'
  /** What Lambda itself writes to the log about it. */
  note: string[]
  /** Whether the environment can take another event. */
  survives: boolean
}

export function fromReply(reply: Reply): Outcome {
  if (reply.kind === 'response') return { payload: reply.payload, note: [], survives: true }
  if (reply.kind === 'error') return fromError(reply.payload)
  return { ...failure(reply.type, reply.message, reply.message), survives: true }
}

/** An error that the runtime reported, in its own words. */
export function fromError(payload: Buffer): Outcome {
  return { payload, functionError: 'Unhandled', note: [], survives: true }
}

/** The runtime ended where it should have answered. */
export function fromExit(finished: Finished, requestId: string): Outcome {
  const entryPoint = invalidEntryPoint(finished)
  if (entryPoint !== undefined) return withId('Runtime.InvalidEntrypoint', entryPoint, requestId)
  if (finished.code === 0) return withId('Runtime.ExitError', 'Runtime exited without providing a reason', requestId)
  return withId('Runtime.ExitError', `Runtime exited with error: ${exitStatus(finished.code)}`, requestId)
}

/** An extension ended, and with it the environment. */
export function fromExtension(finished: Finished, requestId: string): Outcome {
  return withId('Extension.Crash', exitStatus(finished.code), requestId)
}

/** An image whose architecture is not the function's deploys, and shows itself here. */
export function fromForeignImage(program: string, requestId: string): Outcome {
  return withId('Runtime.InvalidEntrypoint', `fork/exec ${program}: exec format error`, requestId)
}

/** `timeout` in seconds. */
export function fromTimeout(timeout: number, requestId: string): Outcome {
  const message = `Task timed out after ${timeout.toFixed(2)} seconds`
  const note = `${new Date().toISOString()} ${requestId} ${message}`
  return failure('Sandbox.Timedout', `RequestId: ${requestId} Error: ${message}`, note)
}

function withId(type: string, message: string, requestId: string): Outcome {
  const text = `RequestId: ${requestId} Error: ${message}`
  return failure(type, text, `${text}\n${type}`)
}

function failure(errorType: string, errorMessage: string, note: string): Outcome {
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage }))
  return { payload, functionError: 'Unhandled', note: [note], survives: false }
}

/** What the engine says when it can't start the entry point, in Lambda's words. */
function invalidEntryPoint({ stderr }: Finished): string | undefined {
  const format = /^exec (\S+): exec format error$/m.exec(stderr)
  if (format !== null) return `fork/exec ${format[1]}: exec format error`
  const missing = /exec: "([^"]+)": (?:stat [^:]+: )?(no such file or directory|permission denied|is a directory)/.exec(
    stderr,
  )
  if (missing !== null) return `fork/exec ${missing[1]}: ${missing[2]}`
  return /exec: "[^"]+": executable file not found in \$PATH/.exec(stderr)?.[0]
}

/** An engine reports death by signal as 128 and the signal's number. */
function exitStatus(code: number | null): string {
  if (code === 137) return 'signal: killed'
  if (code === 139) return 'signal: segmentation fault'
  return `exit status ${code}`
}
