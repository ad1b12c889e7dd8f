import { describe, expect, test } from 'vitest'
import { findClue } from '../../src/rehearsal/clues.ts'
import { diagnoseEvent, diagnoseStart } from '../../src/rehearsal/diagnose.ts'
import { circumstances } from './circumstances.ts'

const around = circumstances()
const error = (type: string | undefined, payload: string) =>
  ({ kind: 'error', type, payload: Buffer.from(payload) }) as const

test.each([
  ["OSError: [Errno 30] Read-only file system: '/var/task/x'", 'writes outside of /tmp'],
  ["Error: EROFS: read-only file system, open '/var/task/x'", 'writes outside of /tmp'],
  ["PermissionError: [Errno 13] Permission denied: '/var/task/secret'", 'may not open or run a file'],
  ["Error: EACCES: permission denied, open '/secret'", 'may not open or run a file'],
])('%s is a clue', (line, what) => {
  expect(findClue('', ['first', line, 'last'], around)?.what).toContain(what)
})

test.each(['permission denied for table users', 'permission denied to create database', 'all is well'])(
  "'%s' is none",
  (line) => {
    expect(findClue(line, [line], around)).toBeUndefined()
  },
)

test('what the runtime reports counts more than what was logged on the way', () => {
  const lines = ['cache: Read-only file system, going on without it']
  const found = diagnoseEvent('a.json', error('Runtime.ImportModuleError', "No module named 'x'"), { ...around, lines })
  expect(found.what).toContain("the package 'x' is not in the image")
})

test.each([
  [error('', '{"errorType":"ValueError","errorMessage":"no such customer"}'), 'ValueError: no such customer.'],
  [error('', '{"errorType":"ValueError","errorMessage":"no."}'), 'ValueError: no.'],
  [error('Broken', 'not JSON'), 'Broken.'],
  [error(undefined, 'not JSON'), 'not JSON.'],
  [error(undefined, ''), 'no reason given.'],
])('an error is quoted as far as it says something', (outcome, quoted) => {
  expect(diagnoseEvent('a.json', outcome, around)).toEqual({
    what: `The handler failed on the event a.json (invocation/error): ${quoted}`,
    brief: 'The handler failed on the event a.json (invocation/error).',
    remedy: 'Correct the handler. Let it log the reason, then run the job again.',
  })
})

test('what a client says in several lines has its first one in the sentence, and the others below', () => {
  const message = "Error: Cannot find module 'left-pad'\nRequire stack:\n- /var/task/lib/deep.js\n- /var/task/app.js"
  const outcome = error('Runtime.ImportModuleError', JSON.stringify({ errorMessage: message }))
  expect(diagnoseStart(outcome, around)).toEqual({
    what: "The image reports an error of its start (init/error): Runtime.ImportModuleError: Error: Cannot find module 'left-pad': the package 'left-pad' is not in the image, and /var/task/lib/deep.js needs it.",
    brief: 'The image reports an error of its start (init/error): a package is not in the image.',
    remedy: 'Install it in the stage that is deployed, as a dependency that is not for development alone.',
    details: 'Require stack:\n- /var/task/lib/deep.js\n- /var/task/app.js',
  })
})

test('a file that only root can read is told by what the program wrote', () => {
  const lines = ["cat: can't open '/secret': Permission denied"]
  expect(diagnoseStart({ kind: 'exit', exitCode: 1 }, { ...around, lines, reached: false })).toEqual({
    what: 'The image ended with status 1 before it asked for an event: it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says.',
    remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
  })
})

test('a handler that is not in the image is told with what to correct', () => {
  const outcome = error('Runtime.HandlerNotFound', '{"errorMessage":"index.handler is undefined or not exported"}')
  expect(diagnoseStart(outcome, around)).toMatchObject({
    what: "The image reports an error of its start (init/error): Runtime.HandlerNotFound: index.handler is undefined or not exported: its runtime finds the handler's file, but no such function in it.",
    remedy: 'Correct what CMD (or image-command) names after the dot, or export the function under that name.',
  })
})

describe('an end without an error says what it means', () => {
  const ended = (exitCode: number, lines: readonly string[] = ['at work']) => ({
    outcome: { kind: 'exit', exitCode } as const,
    circumstances: { ...around, lines },
  })
  const onEvent = ({ outcome, circumstances }: ReturnType<typeof ended>) =>
    diagnoseEvent('a.json', outcome, circumstances)

  test('in the middle of an event', () => {
    expect(onEvent(ended(0))).toEqual({
      what: 'The image ended with status 0 while it handled the event a.json: the handler called exit, or waited for a Promise that is never settled.',
      remedy:
        'Let the handler return or throw, and never exit. Await only what settles: Node.js ends when no timer, connection or file is open that could settle a Promise.',
    })
  })

  test('before the first event', () => {
    const { outcome, circumstances } = ended(0)
    expect(diagnoseStart(outcome, circumstances)).toEqual({
      what: 'The image ended with status 0 before it asked for an event: its program came to its end, or called exit.',
      remedy:
        'Let the entry point be a runtime interface client, or a program that asks for events until it is stopped.',
    })
  })

  test('unless its status is none of these, or a clue says more', () => {
    expect(onEvent(ended(13)).what).toContain('a top-level await waits for a Promise that is never settled')
    expect(onEvent(ended(3)).what).toBe('The image ended with status 3 while it handled the event a.json.')
    expect(onEvent(ended(0, ['Error: EROFS: read-only file system'])).what).not.toContain('called exit')
  })
})

test('a late start says how long both attempts were, and a late answer what the start took of its time', () => {
  expect(diagnoseStart({ kind: 'late', after: 5000 }, around).what).toBe(
    'The image was still starting after 10.0 s, and after 5.0 s when it was started once more with the first invocation, all that Lambda allows.',
  )
  expect(diagnoseEvent('a.json', { kind: 'late', after: 15_000, spent: 11_000 }, around).what).toBe(
    'The handler did not answer the event a.json within 15.0 s, of which its start took 11.0 s.',
  )
})

test('an environment that is prepared has its time once, and what comes after a restore is told apart', () => {
  const prepared = { ...around, prepared: true }
  const late = (restoring?: true) =>
    diagnoseStart({ kind: 'late', after: 130_000, ...(restoring && { restoring }) }, prepared)
  expect(late().what).toBe(
    'The image was still starting: it asked for no event within 2 min 10 s, all that Lambda allows.',
  )
  expect(diagnoseStart({ kind: 'late', after: 130_000 }, { ...prepared, reached: false }).what).toBe(
    'The image never asked for an event (GET invocation/next) within 2 min 10 s, all that Lambda allows.',
  )
  expect(late(true)).toEqual({
    what: 'The image did not ask for an event within 2 min 10 s after it was restored from a snapshot (GET restore/next), all that Lambda allows.',
    remedy: 'Have the hooks that run after the restore do less.',
  })
  expect(
    diagnoseStart({ ...error('Runtime.AfterRestoreError', '{"errorMessage":"no"}'), restoring: true }, prepared).what,
  ).toBe('The image reports an error of its hooks after the restore (restore/error): Runtime.AfterRestoreError: no.')
  expect(diagnoseStart({ kind: 'exit', exitCode: 3, restoring: true }, prepared).what).toBe(
    'The image ended with status 3 after it was restored from a snapshot, before it asked for an event.',
  )
})

test('memory explains a late answer, and a status of 137 where the engine does not say why', () => {
  const late = diagnoseEvent('a.json', { kind: 'late', after: 3000 }, { ...around, outOfMemory: true })
  expect(late.what).toBe(
    "The handler did not answer the event a.json within 3.0 s: a process of it was killed, because it needs more than the function's 512 MB of memory.",
  )
  expect(diagnoseEvent('a.json', { kind: 'exit', exitCode: 137 }, { ...around, outOfMemory: true })).toEqual({
    what: "The image was killed while it handled the event a.json: it needs more than the function's 512 MB of memory.",
    remedy: "Raise the function's memory-size, or use less.",
  })
  const killed = diagnoseStart({ kind: 'exit', exitCode: 137 }, around)
  expect(killed.what).toContain("needs more than the function's 512 MB of memory")
})

test('a status of 137 says nothing of memory where the engine does not limit it', () => {
  const killed = diagnoseEvent('a.json', { kind: 'exit', exitCode: 137 }, { ...around, memoryLimited: false })
  expect(killed).toEqual({
    what: 'The image ended with status 137 while it handled the event a.json.',
    remedy: 'Let it log the reason, then run the job again.',
  })
})

describe('a network that may keep the container from the Runtime API', () => {
  const apart = { ...around, reached: false, between: { address: '10.1.0.4', sameMachine: false } }
  const suspicion =
    'If the network is at fault: let containers of this engine reach this machine at 10.1.0.4; a firewall may be in between.'

  test.each([
    ['an exit', { kind: 'exit', exitCode: 1 }],
    ['a late start', { kind: 'late', after: 10_000 }],
  ] as const)('is suspected after %s', (_, outcome) => {
    expect(diagnoseStart(outcome, apart).remedy).toContain(suspicion)
  })

  test('is suspected on one machine only after a late start: what a firewall drops ends no image at once', () => {
    const near = { ...apart, between: { address: '10.1.0.4', sameMachine: true } }
    expect(diagnoseStart({ kind: 'late', after: 10_000 }, near).remedy).toContain(suspicion)
    expect(diagnoseStart({ kind: 'exit', exitCode: 1 }, near).remedy).not.toContain('network')
  })

  test.each([
    ['the container has got through', { ...apart, reached: true }],
    ['both share one loopback', { ...around, reached: false }],
    ['a clue says more', { ...apart, lines: ["EACCES: permission denied, open '/secret'"] }],
  ])('is not where %s', (_, circumstances) => {
    expect(diagnoseStart({ kind: 'exit', exitCode: 1 }, circumstances).remedy).not.toContain('network')
  })
})

test('an engine that refuses what is asked of it is quoted', () => {
  const lines = ['docker: Error response from daemon: host networking is disabled']
  expect(diagnoseStart({ kind: 'exit', exitCode: 125 }, { ...around, lines, reached: false }).what).toBe(
    'The engine did not start the image: docker: Error response from daemon: host networking is disabled.',
  )
})
