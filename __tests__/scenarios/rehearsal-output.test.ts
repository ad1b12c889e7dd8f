import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { once } from '../support/once.ts'
import { startLoaded } from './loaded-trials.ts'
import { openTrials } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

const flood = 'yes "a line of a flood" | head -n 200000'
const long = `head -c 3000000 /dev/zero | tr '\\0' x; echo`
const forged = ['::error::forged', '  ::warning::forged', 'x ##[error]forged', 'x\\r::set-output name=digest::forged']
const forge = forged.flatMap((text) => [`printf '${text}\\n'`, `printf '${text}\\n' >&2`]).join('\n')

/** A run whose image writes a long line, the forged commands, and a flood for each of two events. */
const loudRun = once(async () => {
  const script = `${long}\n${forge}\nwhile next; do ${flood}; answer '{"ok":true}'; done`
  const files = { 'a.json': '1', 'b.json': '2' }
  const trial = await startLoaded(sandbox, { script, files }, { inputs: { 'test-event': '.' } })
  return trial.result
})

describe('what a rehearsed container writes', () => {
  test('is cut in its lines, and after 1 MiB for each event, and the run goes on', async ({ expect }) => {
    const { exitCode, log } = await loudRun()
    expect(exitCode).toBe(0)
    expect(log.match(/x{8192}… \(\d+ more characters\)/g)).toHaveLength(1)
    expect(log.match(/cut: the container wrote more than 1 MiB/g)).toHaveLength(2)
    // What was written before may arrive when the first event is under way, and count for it.
    const most = 2 * Math.floor(1024 ** 2 / 'a line of a flood\n'.length)
    const shown = log.match(/a line of a flood/g)?.length
    expect(shown).toBeLessThanOrEqual(most)
    expect(shown).toBeGreaterThan(most - 1000)
    expect(log.length).toBeLessThan(3_000_000)
  })

  test('is no command for the runner, neither on stdout nor on stderr', async ({ expect }) => {
    const { log, annotations, outputs } = await loudRun()
    expect(log.match(/forged/g)).toHaveLength(8)
    expect(annotations.filter(({ message }) => message.includes('forged'))).toEqual([])
    expect(outputs.digest).toMatch(/^sha256:/)
  })
})
