import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dockerWith } from '../../src/docker/process.ts'
import { folder } from '../support/folder.ts'
import { isRunning } from '../support/processes.ts'

let directory: string

beforeEach(() => {
  directory = folder()
})
afterEach(() => void vi.unstubAllEnvs())

/** A docker whose client is a script. */
function dockerOf(script: string, signal = new AbortController().signal) {
  const path = join(directory, 'docker')
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  vi.stubEnv('PATH', `${directory}${delimiter}${process.env.PATH}`)
  return dockerWith({ directory, env: { ...process.env, DOCKER_CONFIG: directory } }, signal, () => {})
}

test('all that an answer holds is kept: the labels of an image alone may be longer than a log is worth', async () => {
  const { ask } = dockerOf(`printf '{"label":"'; head -c 200000 /dev/zero | tr '\\0' x; printf '"}'`)
  const { exitCode, stdout } = await ask(['inspect'])
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toEqual({ label: 'x'.repeat(200_000) })
})

test('argv, environment, both streams and the status are handed over as they are, and nothing is written', async () => {
  const write = vi.spyOn(process.stdout, 'write')
  const { ask } = dockerOf('printf "%s|" "$@" "$DOCKER_CONFIG" "$(cat)"; printf problem >&2; exit 3')
  expect(await ask(['$(id)', 'a b', '"', ''])).toEqual({
    exitCode: 3,
    stdout: `$(id)|a b|"||${directory}||`,
    stderr: 'problem',
  })
  expect(write).not.toHaveBeenCalled()
  write.mockRestore()
})

test('a client that ends at once, whatever it has not read, ends well', async () => {
  const { ask } = dockerOf('exit 0')
  const ended = await Promise.all(Array.from({ length: 40 }, () => ask(['version'])))
  expect(ended.map(({ exitCode }) => exitCode)).toEqual(ended.map(() => 0))
})

test('without a docker the status is 127', async () => {
  vi.stubEnv('PATH', directory)
  const { ask } = dockerWith({ directory, env: { PATH: directory } }, new AbortController().signal, () => {})
  expect(await ask(['version'])).toMatchObject({ exitCode: 127, stdout: '' })
})

test('a client that a signal ended has a status above 127', async () => {
  const { exitCode } = await dockerOf('kill -9 $$').ask(['version'])
  expect(exitCode).toBeGreaterThanOrEqual(128)
})

test('a run that is aborted already starts nothing', async () => {
  const reason = new Error('cancelled')
  await expect(dockerOf('exit 0', AbortSignal.abort(reason)).ask(['version'])).rejects.toBe(reason)
})

test('a client that is about to start when the run is aborted is ended, too', async () => {
  const cancel = new AbortController()
  const ended = dockerOf('exec sleep 60', cancel.signal).ask(['version'])
  const reason = new Error('cancelled')
  cancel.abort(reason)
  await expect(ended).rejects.toBe(reason)
})

test.each([
  ['stops when it is asked to', ''],
  ['does not', "trap '' TERM INT"],
])('abort ends a client that %s, and no other', async (_, deaf) => {
  const cancel = new AbortController()
  const pidFile = join(directory, '$1')
  const script = `${deaf}\necho $$ > "${pidFile}"; while [ ! -e "${directory}/over" ]; do sleep 0.1; done`
  const pid = (name: string) => vi.waitFor(() => Number(readPid(join(directory, name))), { timeout: 30_000 })
  const ended = dockerOf(script, cancel.signal)
    .ask(['ended'])
    .catch((error: unknown) => error)
  const other = dockerOf(script).ask(['other'])
  const pids = [await pid('ended'), await pid('other')]

  const reason = new Error('late')
  cancel.abort(reason)
  expect(await ended).toBe(reason)
  expect(pids.map(isRunning)).toEqual([false, true])
  writeFileSync(join(directory, 'over'), '')
  expect(await other).toMatchObject({ exitCode: 0 })
})

/** @throws Error while the file has none */
function readPid(path: string): string {
  const text = readFileSync(path, 'utf8')
  if (!text.endsWith('\n')) throw new Error(`${path} has no pid`)
  return text
}
