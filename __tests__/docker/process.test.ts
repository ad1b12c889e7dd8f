import { expect, test, vi } from 'vitest'
import { run, upTo } from '../../src/docker/process.ts'
import { isRunning } from '../support/processes.ts'

const { env } = process

test('argv is handed over as it is, never through a shell', async () => {
  const argv = ['-c', 'printf "%s|" "$@"; printf problem >&2; exit 3', 'sh', '$(id)', 'a b', '']
  expect(await run('/bin/sh', argv, { env })).toEqual({ exitCode: 3, stdout: '$(id)|a b||', stderr: 'problem' })
})

test('a program that does not exist ends with status 127', async () => {
  expect(await run('no-such-program', [], { env })).toMatchObject({ exitCode: 127 })
})

test('a program that a signal ended has a status above 127', async () => {
  expect((await run('/bin/sh', ['-c', 'kill -9 $$'], { env })).exitCode).toBeGreaterThanOrEqual(128)
})

test('lines come one by one, whatever ends them, the last one too', async () => {
  const lines: string[] = []
  const script = "printf 'one\\ntw'; sleep 0.05; printf 'o\\r\\n'; printf '10%%\\r20%%\\r'; printf last"
  await run('/bin/sh', ['-c', script], { env, onLine: (line) => lines.push(line) })
  expect(lines).toEqual(['one', 'two', '10%', '20%', 'last'])
})

test('of a long output the end is kept', async () => {
  const { stdout } = await run('/bin/sh', ['-c', 'yes line | head -n 100000; echo end'], { env })
  expect(stdout.length).toBeLessThanOrEqual(64 * 1024)
  expect(stdout).toMatch(/line\nend\n$/)
})

test('the environment is the given one alone', async () => {
  const { stdout } = await run('/usr/bin/env', [], { env: { ONLY: 'this' } })
  expect(stdout).toBe('ONLY=this\n')
})

test('a run that is aborted already starts nothing', async () => {
  const reason = new Error('cancelled')
  await expect(run('/bin/sh', ['-c', 'exit 0'], { env, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

/** Milliseconds, for a machine that is busy. */
const patient = { timeout: 30_000 }

test.each([
  ['a child that stops when it is asked to', ''],
  ['a child and grandchild that do not', "trap '' TERM INT; "],
])('abort ends %s', async (_, deaf) => {
  const cancel = new AbortController()
  const pids: number[] = []
  const script = `${deaf}sh -c "${deaf}echo \\$\\$; while :; do sleep 1; done" & echo $$; wait; wait`
  const started = run('/bin/sh', ['-c', script], {
    env,
    signal: cancel.signal,
    onLine: (line) => pids.push(Number(line)),
  })
  const caught = started.catch((error: unknown) => error)
  await vi.waitFor(() => expect(pids).toHaveLength(2), patient)

  const reason = new Error('cancelled')
  // Neither ends by itself.
  cancel.abort(reason)
  expect(await caught).toBe(reason)
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), patient)
})

test('output without an end is shown up to a limit, which is said once', () => {
  const told: string[] = []
  const show = upTo(100, (line) => told.push(line))
  for (let count = 0; count < 1000; count += 1) show('x'.repeat(24))
  expect(told.slice(0, -1)).toEqual(Array<string>(4).fill('x'.repeat(24)))
  expect(told.at(-1)).toMatch(/^… \(cut: /)
})
