import { execFile } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { flags } from '../../script/local/options.ts'
import { readArguments, usageOf } from '../../script/usage/command-line.ts'
import { root } from '../support/documented-steps.ts'

// A checkout of the programs alone, with stand-ins for all that they could start, which say that they were.

const folder = mkdtempSync(join(tmpdir(), 'usage-'))
afterAll(() => rmSync(folder, { recursive: true }))
const bin = join(folder, 'bin')
const checkout = join(folder, 'checkout')
const started = join(folder, 'started')
for (const path of [bin, checkout]) mkdirSync(path)
for (const path of ['script', 'bench', 'proof', 'sandbox/usage.txt']) {
  cpSync(join(root, path), join(checkout, path), { recursive: true })
}
for (const name of ['bash', 'cat', 'dirname', 'realpath', 'sed']) {
  const path = ['/bin', '/usr/bin'].map((place) => join(place, name)).find((one) => existsSync(one))
  symlinkSync(path ?? name, join(bin, name))
}
for (const name of ['apt-get', 'chrt', 'docker', 'dockerd', 'git', 'id', 'ncc', 'node', 'npm', 'rm', 'tsc', 'uname']) {
  writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >>${started}\n`)
  chmodSync(join(bin, name), 0o755)
}

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

function run(program: string, args: readonly string[]): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const env = { PATH: bin, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }
  const child = execFile(program, args, { cwd: folder, env }, (_, stdout, stderr) =>
    resolve({ status: child.exitCode, stdout, stderr }),
  )
  return promise
}

const files = readdirSync(join(root, 'script'), { withFileTypes: true }).filter((entry) => entry.isFile())
const programs = files.map(({ name }) => name).filter((name) => !name.includes('.') && name !== 'on-linux')

test.each(programs)(
  'script/%s explains itself, and refuses what it does not know, before it starts anything',
  async (name) => {
    const program = join(checkout, 'script', name)
    const usage = new RegExp(`^Usage: script/${name}\\b.*\\n\\n[A-Z]`)
    for (const flag of ['--help', '-h']) {
      expect(await run(program, [flag])).toMatchObject({ status: 0, stdout: expect.stringMatching(usage), stderr: '' })
    }
    const { status, stdout, stderr } = await run(program, ['--no-such'])
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', "Unknown option '--no-such'."])
    expect(stderr.slice(stderr.indexOf('Usage'))).toMatch(usage)
    if (!/^Usage:.*\.\.\./.test(stderr.slice(stderr.indexOf('Usage')))) {
      expect(await run(program, ['a', 'b', 'more'])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^'(?:a|b|more)' is an argument too many\.$/m),
      })
    }
    expect(existsSync(started)).toBe(false)
  },
)

test.each(files.map(({ name }) => name).filter((name) => name.endsWith('.ts')))('so does script/%s', async (name) => {
  const program = join(root, 'script', name)
  // Nothing but Node is in reach.
  const node = (flag: string) => run(process.execPath, [program, flag])
  const [named = ''] = readFileSync(program, 'utf8').match(/script\/[\w-]+(?:\.ts)?/) ?? []
  expect([`script/${name}`, `script/${name.replace('.ts', '')}`, 'script/test']).toContain(named)
  const [asked, odd] = await Promise.all([node('--help'), node('--no-such')])
  expect(asked).toMatchObject({ status: 0, stderr: '' })
  expect(asked.stdout).toMatch(new RegExp(`^Usage: (?:node )?${named}\\b.*\\n\\n[A-Z]`))
  expect(odd).toMatchObject({
    status: 2,
    stdout: '',
    stderr: `Unknown option '--no-such'.\n\n${asked.stdout}`,
  })
})

test('a link leads to the program', async () => {
  symlinkSync(join(checkout, 'script/rehearse'), join(folder, 'linked'))
  symlinkSync('linked', join(folder, 'again'))
  expect(await run(join(folder, 'again'), ['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Usage/),
  })
})

const usage = usageOf(readFileSync(join(root, 'script/rehearse.ts'), 'utf8'))

test.each([
  [[], 'PATH is missing.'],
  [['.', '{}', 'more'], "'more' is an argument too many."],
  [['.', '--env'], "Option '--env' needs a value."],
  [['.', '--envy', 'A=b'], "Unknown option '--envy'."],
  [['.', '--envy=b'], "Unknown option '--envy'."],
  [['.', '-x'], "Unknown option '-x'."],
  [['.', '--', '{}', '--env'], "'--env' is an argument too many."],
])('%j is refused in the same words by the shell and by Node', async (argv, sentence) => {
  expect(await run(join(checkout, 'script/rehearse'), argv)).toMatchObject({
    status: 2,
    stderr: `${sentence}\n\n${usage}`,
  })
  expect(() => readArguments(usage, flags, argv)).toThrow(sentence)
})

test.each([
  [['.', '-1']],
  [['.', '--env', 'A=b', '--env=C=d', '{}']],
  [['--memory', '512', '.']],
  [['--', '--odd', '{}']],
])('%j is taken by the shell as by Node', async (argv) => {
  const taken = () => readArguments(usage, flags, argv)
  rmSync(started, { force: true })
  await run(join(checkout, 'script/rehearse'), argv)
  const known = existsSync(started)
  rmSync(started, { force: true })
  if (known) expect(taken()?.positionals.length).toBeGreaterThan(0)
  else expect(taken).toThrow()
})

test.each([
  ['Usage: node script/readme.ts', [], true],
  ['Usage: node script/readme.ts', ['more'], false],
  ['Usage: node script/page.ts FILE...', [], false],
  ['Usage: node script/page.ts FILE...', ['one', 'two', 'three'], true],
  ['Usage: script/test-stores [STORE] [NAME...]', [], true],
])('%s with %j', (line, argv, taken) => {
  const read = () => readArguments(`${line}\n`, {}, argv)
  if (taken) expect(read()?.positionals).toEqual(argv)
  else expect(read).toThrow(argv.length === 0 ? 'FILE... is missing.' : "'more' is an argument too many.")
})
