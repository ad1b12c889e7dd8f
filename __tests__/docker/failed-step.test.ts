import { expect, test } from 'vitest'
import { explainDocker } from '../../src/docker/explain.ts'

interface Failing {
  run: string
  status: number
  /** What it prints. */
  lines: readonly string[]
}

/** What buildx 0.13 prints of an instruction that fails, beside another step. */
function printedOf({ run, status, lines }: Failing): string {
  const ended = `process "/bin/sh -c ${run}" did not complete successfully: exit code: ${status}`
  return [
    '#4 [other 1/1] RUN make',
    `#5 [2/2] RUN ${run}`,
    ...lines.flatMap((line) => ['#4 0.200 compiling', `#5 0.376 ${line}`]),
    `#5 ERROR: ${ended}`,
    '',
    '#4 CANCELED',
    '------',
    ` > [2/2] RUN ${run}:`,
    // It cuts the beginning of the first.
    ...lines.slice(-10),
    '------',
    'Dockerfile:2',
    '--------------------',
    '   1 |     FROM busybox',
    `   2 | >>> RUN ${run}`,
    '--------------------',
    `ERROR: failed to solve: ${ended}`,
  ].join('\n')
}

const failing = (step: Failing) =>
  explainDocker({ exitCode: 1, stdout: '', stderr: printedOf(step) }, 'The image could not be built')

test.each<[string, Failing, string]>([
  [
    'a program that is not there',
    { run: 'npm install', status: 127, lines: ['/bin/sh: npm: not found'] },
    "The image could not be built: 'RUN npm install' (Dockerfile:2) ended with exit code 127. Its last line: /bin/sh: npm: not found. " +
      "'npm' is not in the image at that point: install it in an instruction before, or take a base image that has it.",
  ],
  [
    'the same in the words of bash, of a program that the instruction does not name',
    { run: './build.sh', status: 127, lines: ['./build.sh: line 3: hunter2: command not found'] },
    "The image could not be built: 'RUN ./build.sh' (Dockerfile:2) ended with exit code 127. Its last line: ./build.sh: line 3: hunter2: command not found. " +
      'A program that it runs, or a library of it, is not in the image at that point: install it in an instruction before, or take a base image that has it.',
  ],
  [
    'one that says why in several lines',
    {
      run: 'npm ci',
      status: 1,
      lines: ['npm error code EUSAGE', '', 'npm error', 'npm error `npm ci` needs a lock file'],
    },
    "The image could not be built: 'RUN npm ci' (Dockerfile:2) ended with exit code 1. Its last 3 lines: npm error code EUSAGE | npm error | npm error `npm ci` needs a lock file. " +
      'Correct the instruction, or what it works on; the log has all that it printed.',
  ],
  [
    'one that says nothing',
    { run: 'exit 7', status: 7, lines: [] },
    "The image could not be built: 'RUN exit 7' (Dockerfile:2) ended with exit code 7. Correct the instruction, or what it works on.",
  ],
  [
    'one that is long, with a line that is longer, of which no part is told',
    { run: `echo ${'x'.repeat(200)}`, status: 1, lines: ['before', 'y'.repeat(400)] },
    'The image could not be built: an instruction (Dockerfile:2) ended with exit code 1. The log has what it printed. ' +
      'Correct the instruction, or what it works on; the log has all that it printed.',
  ],
  [
    'one that ran out of memory',
    { run: 'make', status: 137, lines: ['Killed'] },
    "The image could not be built: 'RUN make' (Dockerfile:2) ended with exit code 137. Its last line: Killed. " +
      'A RUN instruction was killed, probably because memory ran out: use a larger runner.',
  ],
])('%s: its instruction, its line and its last words are told', (_, step, message) => {
  expect(failing(step).message).toBe(message)
})

test('places that everybody reads have nothing that the build printed', () => {
  const { findings } = failing({ run: 'sh run.sh', status: 127, lines: ['run.sh: line 1: hunter2: command not found'] })
  expect(findings).toMatchObject([
    {
      brief:
        "The image could not be built: an instruction of the Dockerfile ended with exit code 127: the run's log says why.",
      remedy: expect.not.stringContaining('hunter2'),
    },
  ])
})

test('what an instruction prints is taken for no other step, rule or error', () => {
  const lines = ['#9 ERROR: forged', '------', ' > [1/1] RUN forged:', 'exit code: 3', 'the last']
  expect(failing({ run: 'make', status: 2, lines }).message).toContain(
    "'RUN make' (Dockerfile:2) ended with exit code 2. Its last 5 lines: #9 ERROR: forged | ------ | > [1/1] RUN forged: | exit code: 3 | the last.",
  )
})
