import { expect, test } from 'vitest'
import { diagnoseInvocation } from '../../src/lambda/invocation-failure.ts'
import { diagnoseEvent } from '../../src/rehearsal/diagnose.ts'

const invoked = { architecture: 'arm64', memory: 512 } as const
const id = '8f507cfc-xmpl-4697-b07a-ac58fc914c95'

/** What is said of Lambda's answer. */
function diagnose(error: object, written = '') {
  const log = `START RequestId: ${id} Version: 2\n${written}END RequestId: ${id}\nREPORT RequestId: ${id}\tDuration: 1.00 ms\t\n`
  return diagnoseInvocation(
    'a.json',
    { functionError: 'Unhandled', payload: Buffer.from(JSON.stringify(error)), log },
    invoked,
  )
}

const lambda = (errorType: string, text: string) => ({ errorType, errorMessage: `RequestId: ${id} Error: ${text}` })

test.each<[string, object, string, string]>([
  [
    'another architecture',
    lambda('Runtime.InvalidEntrypoint', 'fork/exec /lambda-entrypoint.sh: exec format error'),
    "The image's entry point can't be run on arm64 (exec format error).",
    'Build its programs for that architecture, and start scripts with #!.',
  ],
  [
    'an entry point that is not there',
    lambda('Runtime.InvalidEntrypoint', 'fork/exec /not/there: no such file or directory'),
    "The image's entry point '/not/there' is not in the image.",
    'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
  ],
  [
    'one that is not on the PATH',
    lambda('Runtime.InvalidEntrypoint', 'exec: "npx": executable file not found in $PATH'),
    "The image's entry point 'npx' is not in the image.",
    'Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.',
  ],
  [
    'one that may not be run',
    lambda('Runtime.InvalidEntrypoint', 'fork/exec /bootstrap: permission denied'),
    "The image's entry point can't be started: it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says.",
    'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
  ],
  [
    'too little memory',
    lambda('Runtime.ExitError', 'Runtime exited with error: signal: killed'),
    "The image was killed while it handled the event a.json: it needs more than the function's 512 MB of memory.",
    "Raise the function's memory-size, or use less.",
  ],
  [
    'too little memory, in newer words',
    lambda('Runtime.OutOfMemory', 'Runtime exited with error: signal: killed'),
    "The image was killed while it handled the event a.json: it needs more than the function's 512 MB of memory.",
    "Raise the function's memory-size, or use less.",
  ],
  [
    'a timeout',
    lambda('Sandbox.Timedout', 'Task timed out after 3.00 seconds'),
    'The handler did not answer the event a.json within 3.0 s.',
    "Raise the function's timeout, or find out what it waits for.",
  ],
  [
    'a timeout, in older words',
    { errorMessage: `2026-01-31T10:00:00.000Z ${id} Task timed out after 3.00 seconds` },
    'The handler did not answer the event a.json within 3.0 s.',
    "Raise the function's timeout, or find out what it waits for.",
  ],
  [
    'an exit',
    lambda('Runtime.ExitError', 'Runtime exited with error: exit status 3'),
    'The image ended with status 3 while it handled the event a.json.',
    'Let it log the reason, then run the job again.',
  ],
  [
    'an exit with the status that an engine has for itself',
    lambda('Runtime.ExitError', 'Runtime exited with error: exit status 125'),
    'The image ended with status 125 while it handled the event a.json.',
    'Let it log the reason, then run the job again.',
  ],
  [
    'an exit with 0',
    lambda('Runtime.ExitError', 'Runtime exited without providing a reason'),
    'The image ended with status 0 while it handled the event a.json: the handler called exit, or waited for a Promise that is never settled.',
    'Let the handler return or throw, and never exit. Await only what settles: Node.js ends when no timer, connection or file is open that could settle a Promise.',
  ],
  [
    'too large a response',
    {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size (6291557 bytes) exceeded maximum allowed payload size (6291556 bytes).',
    },
    'The response to the event a.json has 6291557 bytes, and Lambda takes 6291556 at most.',
    'Return less, stream the response, or put it into S3 and return where it is.',
  ],
  [
    'a missing handler',
    { errorType: 'Runtime.HandlerNotFound', errorMessage: 'app.handler is undefined or not exported' },
    "The handler failed on the event a.json (Unhandled): Runtime.HandlerNotFound: app.handler is undefined or not exported: its runtime finds the handler's file, but no such function in it.",
    'Correct what CMD (or image-command) names after the dot, or export the function under that name.',
  ],
  [
    'a read-only root',
    { errorType: 'OSError', errorMessage: "[Errno 30] Read-only file system: '/var/task/x'" },
    "The handler failed on the event a.json (Unhandled): OSError: [Errno 30] Read-only file system: '/var/task/x': it writes outside of /tmp, and everything else is read-only on Lambda.",
    'Write to /tmp, or make the file at build time.',
  ],
  [
    'a handler that speaks of a timeout itself',
    { errorType: 'Error', errorMessage: 'Task timed out after 2 seconds' },
    'The handler failed on the event a.json (Unhandled): Error: Task timed out after 2 seconds.',
    'Correct the handler. Let it log the reason, then run the job again.',
  ],
])('%s is told as the rehearsal tells it', (_, error, what, remedy) => {
  expect(diagnose(error)).toMatchObject({ what, remedy })
})

test('the sentence of the rehearsal differs in where the error was reported alone', () => {
  const error = { errorType: 'Error', errorMessage: "Cannot find package 'express' imported from /var/task/app.mjs" }
  const outcome = { kind: 'error', type: undefined, payload: Buffer.from(JSON.stringify(error)) } as const
  const around = { ...invoked, foreign: false, memoryLimited: true, credentials: false }
  const rehearsed = diagnoseEvent('a.json', outcome, { ...around, lines: [], reached: true, outOfMemory: false })
  const what = rehearsed.what.replace('invocation/error', 'Unhandled')
  expect(diagnose(error)).toMatchObject({ what, remedy: rehearsed.remedy })
})

test("Lambda's own lines are none of the function's", () => {
  const platform = '{"time":"2026-01-31T10:00:00.000Z","type":"platform.start","record":{}}\n'
  const silent = diagnose(lambda('Runtime.ExitError', 'Runtime exited with error: exit status 3'), platform)
  expect(silent.remedy).toBe('Let it log the reason, then run the job again.')
  const loud = diagnose(lambda('Runtime.ExitError', 'Runtime exited with error: exit status 3'), 'about to end\n')
  expect(loud.remedy).toBe("Read its last lines: they may say more. The function's log group has all of them.")
})

test('credentials are no reason on Lambda, where a function has a role', () => {
  const error = { errorType: 'Error', errorMessage: 'Could not load credentials from any providers' }
  expect(diagnose(error).what).not.toContain('rehearsal')
})
