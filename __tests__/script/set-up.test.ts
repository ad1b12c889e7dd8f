import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../support/documented-steps.ts'

// A machine that this one is not, with stand-ins for the programs that tell so.

const borrowed = ['bash', 'cat', 'dirname', 'grep', 'head', 'realpath', 'sed', 'seq', 'sleep']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'))
  for (const path of ['bin', 'checkout/node_modules/.bin', 'own']) mkdirSync(join(folder, path), { recursive: true })
  for (const name of borrowed) {
    const path = ['/bin', '/usr/bin'].map((place) => join(place, name)).find((one) => existsSync(one))
    symlinkSync(path ?? name, join(folder, 'bin', name))
  }
  const checkout = join(folder, 'checkout')
  cpSync(join(root, 'script'), join(checkout, 'script'), { recursive: true })
  writeFileSync(join(checkout, 'package-lock.json'), '{}')
  writeFileSync(join(checkout, 'node_modules/.package-lock.json'), '{}')
})

afterEach(() => rmSync(folder, { recursive: true }))

function program(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'bin', name), 0o755)
}

/** Runs a script of the checkout. @returns each call of docker's but the questions for versions */
function run(script: string, ...args: string[]): string[] {
  const docker = [
    'case "$1 $2" in "version --format") echo 28.5.0; exit ;; "buildx version") exit ;; esac',
    `echo "$*" >>${folder}/calls`,
    'if [ "$1" = create ]; then echo made; elif [ "$1" = cp ]; then echo "from $2" >"$3"; fi',
  ]
  program('docker', docker.join('\n'))
  execFileSync(join(folder, 'checkout/script', script), args, {
    cwd: folder,
    env: { PATH: join(folder, 'bin') },
    stdio: 'pipe',
  })
  return readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')
}

test('where nothing can be installed, the registry comes from its image', () => {
  program('id', 'echo 1000')
  const calls = run('bootstrap')
  const own = 'node_modules/.bin/docker-registry'
  expect(calls.slice(0, 3)).toEqual(['create registry:2 true', `cp made:/bin/registry ${own}`, 'rm made'])
  expect(readFileSync(join(folder, 'checkout', own), 'utf8')).toBe('from made:/bin/registry\n')
})

test('for a rehearsal the engine is enough', () => {
  program('id', 'echo 1000')
  writeFileSync(join(folder, 'calls'), '')
  expect(run('bootstrap', 'engine')).toEqual([''])
})

test("on a Mac the script runs again in a container beside Docker Desktop's engine, with what it is given", () => {
  program('uname', 'echo Darwin')
  const [call = '', ...others] = run('demo', 'own', '{"n":1}')
  expect(others).toEqual([])
  const checkout = join(folder, 'checkout')
  expect(call).toContain(`--network host --workdir ${folder} `)
  for (const shared of ['/var/run/docker.sock', checkout, folder, join(folder, 'own')]) {
    expect(call).toContain(`--volume ${shared}:${shared} `)
  }
  expect(call.endsWith(` node:24-trixie ${checkout}/script/demo own {"n":1}`)).toBe(true)
})
