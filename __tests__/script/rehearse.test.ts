import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readUsage } from '../../script/local/memory.ts'
import { readOptions } from '../../script/local/options.ts'

const cwd = mkdtempSync(join(tmpdir(), 'rehearse-'))
writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\n')
writeFileSync(join(cwd, 'event.json'), '{"n":1}')
afterAll(() => rmSync(cwd, { recursive: true }))

const read = (...argv: string[]) => readOptions(argv, cwd, 'arm64')

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

test.each([[[]], [['.', '--help']], [['.', '{}', 'more']]])('%j asks for help', (argv) => {
  expect(read(...argv)).toBeUndefined()
})

test.each([
  [['nowhere'], 'There is nothing at nowhere. Give the path of a Dockerfile, or of the folder that it is in.'],
  [['.', 'no.json'], "test-event: 'no.json' is neither JSON nor the path of a file in the workspace."],
  [['.', '--memory', '1'], "--memory: '1' is no memory of a function. Write 128 to 10240, in MB."],
  [['.', '--env', 'A'], '--env: a value is not of the form NAME=VALUE. Write --env STAGE=test.'],
  [['.', '--command', 'app.handler'], "--command: 'app.handler' is no list of words."],
])('%j is refused', (argv, message) => {
  expect(() => read(...argv)).toThrow(message)
})

test.each([
  ['3.2MiB / 128MiB\n', 3.2 * 1024 ** 2],
  ['0B / 0B', 0],
  ['1.5GiB / 2GiB', 1.5 * 1024 ** 3],
  ['-- / --', undefined],
])('%j of docker stats is %j bytes', (text, bytes) => {
  expect(readUsage(text)).toBe(bytes)
})
