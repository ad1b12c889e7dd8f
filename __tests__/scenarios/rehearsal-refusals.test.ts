import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { type Loaded, loadTrials, startLoadedTrial } from './loaded-trials.ts'
import { everyEvent, leftoversOfAll, lines, openTrials, startTrial } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox.stop())

interface Refusal extends Loaded {
  title: string
  /** Lines of the Dockerfile of an image that is built. */
  dockerfile?: string
  inputs?: Readonly<Record<string, string>>
  /** The sentence and its remedy. */
  says: string
  /** What the container wrote last, or that it wrote nothing. */
  ends: string
}

const silent = 'The container wrote nothing.'
const openWide = 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).'
const fromUser = 'it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says.'
const refusals: Refusal[] = [
  // They take longest, and go first: the others run beside them.
  {
    title: 'an image that is still starting when both starts are over',
    inputs: { 'test-timeout': '8s' },
    script: 'wget -q -O /dev/null "$api/ping"; echo loading; exec sleep 60',
    says: "The image was still starting after 10.0 s, and after 8.0 s when it was started once more with the first invocation, all that Lambda allows. Do less before the first event, or more of it at build time, or raise the function's timeout (or test-timeout).",
    ends: 'loading',
  },
  {
    title: 'an image that never asks for an event',
    inputs: { 'test-timeout': '8s' },
    script: 'echo asleep; exec sleep 60',
    says: "The image never asked for an event (GET invocation/next) within 10.0 s, nor within 8.0 s when it was started once more as Lambda does. Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API. If it only starts slowly, raise the function's timeout (or test-timeout).",
    ends: "The container's last lines:\nasleep",
  },
  {
    title: 'a handler that writes to /var/task',
    dockerfile: 'RUN mkdir -m 777 -p /var/task',
    script: `while next; do
      echo "about to write"
      if why=$(touch /var/task/state 2>&1); then answer '{}'; else fail "{\\"errorMessage\\":\\"$why\\"}" 'Runtime.Unwritable'; fi
    done`,
    says: 'The handler failed on the event test-event (invocation/error): Runtime.Unwritable: touch: /var/task/state: Read-only file system: it writes outside of /tmp, and everything else is read-only on Lambda. Write to /tmp, or make the file at build time.',
    ends: "The container's last lines:\nabout to write",
  },
  {
    title: 'an entry point that only root can run, although USER is root',
    script: everyEvent,
    modes: { '/bootstrap': 0o700 },
    config: { User: '0:0' },
    says: `The image ended with status 126 before it asked for an event: ${fromUser} ${openWide}`,
    ends: 'exec: "/bootstrap": permission denied',
  },
  {
    title: 'a child that takes 200 MB with 128 MB of memory',
    script: `while next; do dd if=/dev/zero of=/dev/null bs=200M count=1 2>/dev/null; fail '{"errorMessage":"dd ended"}' Broken; done`,
    says: "The handler failed on the event test-event (invocation/error): Broken: dd ended: a process of it was killed, because it needs more than the function's 128 MB of memory. Raise the function's memory-size, or use less.",
    ends: silent,
  },
  {
    title: "a handler that is slower than the function's timeout of 3 seconds",
    script: 'while next; do echo waiting; sleep 60; done',
    inputs: { 'test-timeout': '' },
    says: "The handler did not answer the event test-event within 3.0 s. Raise the function's timeout (or test-timeout), or find out what it waits for.",
    ends: "The container's last lines:\nwaiting",
  },
  {
    title: 'a response that lacks what test-expect names',
    script: `while next; do echo "here is $event"; answer '{"statusCode":500,"body":"oops"}'; done`,
    inputs: { 'test-expect': '{"statusCode":200}' },
    says: 'The response to the event test-event is not what was expected: at $.statusCode, 200 was expected and 500 came. Correct the handler or the expectation.',
    ends: 'The response: {"statusCode":500,"body":"oops"}\nThe container\'s last lines:\nhere is {"n":1}',
  },
  {
    title: 'a response over 6 MB',
    script: `while next; do
      head -c 6291557 /dev/zero | tr '\\0' x >/tmp/answer
      wget -q -O /dev/null --post-file /tmp/answer "$api/invocation/$id/response"
    done`,
    says: 'The response to the event test-event has 6291557 bytes, and Lambda takes 6291556 at most. Return less, stream the response, or put it into S3 and return where it is.',
    ends: 'wget: server returned error: HTTP/1.1 413',
  },
  {
    title: 'an error of the start',
    script: `post init/error '{"errorMessage":"no settings"}' Runtime.InitFailed; exit 1`,
    says: 'The image reports an error of its start (init/error): Runtime.InitFailed: no settings. Correct what the image runs before its first event. Let it log the reason, then run the job again.',
    ends: silent,
  },
  {
    title: 'an image that ends before it asks for an event',
    script: 'for line in $(seq 30); do echo "line $line"; done; exit 3',
    says: 'The image ended with status 3 before it asked for an event. Read its last lines: they may say more.',
    ends: `The container's last lines:\n${Array.from({ length: 20 }, (_, index) => `line ${index + 11}`).join('\n')}`,
  },
  {
    title: 'an image that ends while it handles an event',
    script: 'next; echo "giving up"; exit 4',
    says: 'The image ended with status 4 while it handled the event test-event. Read its last lines: they may say more.',
    ends: "The container's last lines:\ngiving up",
  },
  {
    title: 'a script without #!',
    entryPoint: ['/plain'],
    programs: { '/plain': 'echo hello\n' },
    says: "The image's entry point can't be run on x86_64 (exec format error). Build its programs for that architecture, and start scripts with #!.",
    ends: 'exec /plain: exec format error',
  },
  {
    title: 'an entry point that is not in the image',
    entryPoint: ['/nothing'],
    says: "The image's entry point '/nothing' is not in the image. Correct ENTRYPOINT or image-entry-point: an absolute path to a file of the image.",
    ends: 'exec: "/nothing": stat /nothing: no such file or directory',
  },
  {
    title: 'a second event that fails because of what the first left behind',
    script: `while next; do
      if mkdir /tmp/once 2>/dev/null; then answer '{"ok":true}'; else fail '{"errorMessage":"there already"}' State; fi
    done`,
    files: { 'a.event.json': '{"n":1}', 'b.event.json': '{"n":2}' },
    inputs: { 'test-event': '.' },
    says: 'The handler failed on the event b.event.json (invocation/error): State: there already. In a fresh container the same event goes well: an earlier event left state behind. Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
    ends: silent,
  },
]

describe('what the rehearsal refuses before the push', { concurrent: true }, () => {
  const loaded = refusals.filter(({ dockerfile }) => dockerfile === undefined)
  let names: readonly string[] = []
  beforeAll(async () => {
    names = await loadTrials(sandbox, loaded)
  })
  afterAll(() => lines('image', 'rm', '--force', ...names))

  for (const refusal of refusals) {
    const { title, script = '', dockerfile, inputs = {}, says, ends } = refusal
    test(title, async ({ expect }) => {
      // One is built, and shows that what was built is removed.
      const trial =
        dockerfile === undefined
          ? startLoadedTrial(sandbox, names[loaded.indexOf(refusal)] ?? '', refusal, { inputs })
          : startTrial(sandbox, { script, dockerfile }, { inputs })
      const { exitCode, annotations, log, tempFiles } = await trial.result
      const error = annotations.find(({ level }) => level === 'error')?.message ?? log
      expect(error).toContain(says)
      expect(error).toContain(ends)
      expect(exitCode).toBe(1)
      expect(await sandbox.ecr.digests(trial.name)).toEqual([])
      expect(sandbox.lambda.functions().map(({ name }) => name)).not.toContain(trial.name)
      expect(tempFiles).toEqual({})
    })
  }
})

test('what is refused leaves neither container nor image', async ({ expect }) => {
  expect(await leftoversOfAll(sandbox)).toEqual([])
})
