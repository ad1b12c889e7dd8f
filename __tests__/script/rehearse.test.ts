import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readUsage } from '../../script/local/memory.ts'
import { flags, readOptions } from '../../script/local/options.ts'
import { inTerminal } from '../../script/local/words.ts'
import { readArguments, usageOf } from '../../script/usage/command-line.ts'
import { defaultConfig } from '../../src/lambda/function.ts'
import { root } from '../support/documented-steps.ts'

const cwd = mkdtempSync(join(tmpdir(), 'rehearse-'))
writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\n')
writeFileSync(join(cwd, 'event.json'), '{"n":1}')
for (const folder of ['events', 'bare']) mkdirSync(join(cwd, folder))
writeFileSync(join(cwd, 'events/broken.json'), '{')
afterAll(() => rmSync(cwd, { recursive: true }))

const usage = usageOf(readFileSync(join(root, 'script/rehearse.ts'), 'utf8'))

function read(...argv: string[]) {
  const line = readArguments(usage, flags, argv)
  return line && readOptions(line, cwd, 'arm64')
}

test('without options it is as on Lambda, for the architecture of this machine', () => {
  expect(read('.')).toMatchObject({
    build: { context: cwd, buildArgs: [] },
    events: [{ payload: '{}' }],
    architecture: 'arm64',
    variables: {},
    memory: 128,
    timeout: 3000,
  })
})

test('each option has its effect', () => {
  const words = [
    'Dockerfile',
    'event.json',
    '--expect',
    '{"a":1}',
    '--env',
    'A=b=c',
    '--memory',
    '512',
    '--timeout',
    '1m',
  ]
  const more = ['--architecture', 'x86_64', '--target', 'app', '--build-arg', 'V=1', '--command', '["app.handler"]']
  expect(read(...words, ...more)).toMatchObject({
    build: { context: cwd, file: join(cwd, 'Dockerfile'), target: 'app', buildArgs: ['V=1'] },
    events: [{ payload: '{"n":1}', expected: { value: { a: 1 } } }],
    architecture: 'x86_64',
    variables: { A: 'b=c' },
    memory: 512,
    timeout: 60_000,
    command: ['app.handler'],
  })
})

test('the usage says what it is without options', () => {
  expect(usage).toContain(`of the function, ${defaultConfig.MemorySize} by default`)
  expect(usage).toContain(`of the function, ${defaultConfig.Timeout}s by default`)
})

test.each([
  [['nowhere'], 'There is nothing at nowhere. Give the path of a Dockerfile, or of the folder that it is in.'],
  [['bare'], 'There is no Dockerfile in bare. Give the path of a Dockerfile, or of the folder that it is in.'],
  [['.', 'no.json'], "EVENT: 'no.json' is neither JSON nor the path of a file. Write a JSON value"],
  [['.', '{}', '--expect', '{a:1}'], "--expect: '{a:1}' is neither JSON nor the path of a file. Write a JSON value"],
  [['.', 'events'], "test-event: the file 'events/broken.json' does not contain JSON."],
  [['.', '--timeout', '30m'], "--timeout: '30m' is no timeout of a function. Write 1s to 15m."],
  [['.', '--memory', '1'], "--memory: '1' is no memory of a function. Write 128 to 10240, in MB."],
  [['.', '--env', 'A'], '--env: a value is not of the form NAME=VALUE. Write --env STAGE=test.'],
  [['.', '--command', 'app.handler'], "--command: 'app.handler' is no list of words."],
])('%j is refused', (argv, message) => {
  expect(() => read(...argv)).toThrow(message)
})

test('a path may lead out of the current directory', () => {
  const within = join(cwd, 'bare')
  const line = readArguments(usage, flags, ['..', '../event.json'])
  expect(line && readOptions(line, within, 'x64')).toMatchObject({
    build: { context: cwd },
    events: [{ payload: '{"n":1}' }],
  })
})

const sources = [
  'docker/explain-rules',
  'rehearsal/clues',
  'rehearsal/diagnose',
  'rehearsal/diagnose-exit',
  'rehearsal/explain',
]
  .map((file) => readFileSync(join(root, 'src', `${file}.ts`), 'utf8'))
  .join('\n')

test.each([
  ['look into .dockerignore, and check that actions/checkout ran before this step.', 'or look into .dockerignore.'],
  ["Raise the function's memory-size, or use less.", "Raise the function's memory (--memory), or use less."],
  ["raise the function's timeout (or test-timeout).", "raise the function's timeout (--timeout)."],
  ["Set test-credentials to 'true': then it has those of the role that deploys.", 'Give it yours with --env AWS_'],
  ['Use a runner of that architecture, or add docker/setup-qemu-action before this step.', 'Use a machine of that'],
  ['Let it log the reason, then run the job again.', 'Let it log the reason, then run this again.'],
])('at a terminal, where there is no job, %j of the action becomes %j', (said, here) => {
  expect(sources).toContain(said)
  expect(inTerminal(said)).toContain(here)
  expect(inTerminal(said)).not.toMatch(/action|runner|\bjob\b|test-/)
})

test("what is said of the action's inputs is said of the arguments", () => {
  expect(inTerminal("test-event: the file 'b.json' does not contain JSON.")).toMatch(/^EVENT: the file/)
  expect(inTerminal('test-expect: the file is not text.')).toBe('--expect: the file is not text.')
})

test.each([
  ['3.2MiB / 128MiB\n', 3.2 * 1024 ** 2],
  ['0B / 0B', 0],
  ['1.5GiB / 2GiB', 1.5 * 1024 ** 3],
  ['-- / --', undefined],
])('%j of docker stats is %j bytes', (text, bytes) => {
  expect(readUsage(text)).toBe(bytes)
})
