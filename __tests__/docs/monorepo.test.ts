import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (file: string) => parse(readFileSync(new URL(`../../examples/workflows/${file}`, import.meta.url), 'utf8'))
const caller = read('monorepo.yml')
const called = read('monorepo-function.yml')

let folder: string
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monorepo-'))
  git('init', '--quiet')
  commit('services/orders/a', 'services/payments/a', 'services/mail/a', 'libs/a', 'README.md')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Changes files, and commits them. @returns the commit */
function commit(...files: string[]): string {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), crypto.randomUUID())
  }
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Change')
  return git('rev-parse', 'HEAD')
}

/** The functions that the step finds, where GitHub knows of a good run of that commit. */
function changed(lastGood: string, event = 'push'): unknown {
  const bin = join(folder, '.git', 'bin')
  mkdirSync(bin)
  writeFileSync(join(bin, 'gh'), `#!/bin/sh\necho "$*" >>${bin}/calls\nprintf '%s' '${lastGood}'\n`)
  chmodSync(join(bin, 'gh'), 0o755)
  const output = join(bin, 'output')
  const script = caller.jobs.changes.steps.find(({ id }: { id?: string }) => id === 'changes').run
  execFileSync('bash', ['-e', '-c', script], {
    cwd: folder,
    env: { PATH: `${bin}:${process.env.PATH}`, EVENT: event, GITHUB_OUTPUT: output },
    stdio: 'pipe',
  })
  return JSON.parse(readFileSync(output, 'utf8').replace('functions=', ''))
}

const all = ['orders', 'payments', 'mail']

test.each([
  ['one function', ['services/mail/a'], ['mail']],
  ['two, over two commits', ['services/orders/b', 'services/mail/b'], ['orders', 'mail']],
  ['what all of them use', ['libs/a'], all],
  ['something else', ['README.md'], []],
])('what is deployed after a change of %s', (_, files, expected) => {
  const lastGood = git('rev-parse', 'HEAD')
  for (const file of files) commit(file)
  expect(changed(lastGood)).toEqual(expected)
})

test.each([
  ['no run has ended well', '', 'push'],
  ['the commit of the last one is gone', '0'.repeat(40), 'push'],
  ['a person runs it', 'HEAD', 'workflow_dispatch'],
])('all are deployed when %s', (_, lastGood, event) => {
  expect(changed(lastGood, event)).toEqual(all)
})

test('the workflow that is called takes what it is given, and has the permissions that it asks for', () => {
  const { deploy, changes } = caller.jobs
  expect(deploy.uses).toBe('./.github/workflows/monorepo-function.yml')
  expect(Object.keys(deploy.with)).toEqual(Object.keys(called.on.workflow_call.inputs))
  expect(deploy.permissions).toEqual(called.permissions)
  expect(changes.permissions).toEqual({ contents: 'read', actions: 'read' })
  expect(JSON.stringify(changes.steps)).toContain('--workflow monorepo.yml ')
})
