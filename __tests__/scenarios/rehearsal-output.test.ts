import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { startLoaded } from './loaded-trials.ts'
import { openTrials, rehearsalAlone } from './rehearsal-stage.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openTrials()
})

afterAll(() => sandbox?.stop())

describe('what a rehearsed container writes', { concurrent: true }, () => {
  test('is cut in its lines, and after 1 MiB for each event, and the run goes on', async ({ expect }) => {
    const flood = 'yes "a line of a flood" | head -n 200000'
    const line = `head -c 3000000 /dev/zero | tr '\\0' x; echo`
    const script = `${line}; while next; do ${flood}; answer '{"ok":true}'; done`
    const files = { 'a.json': '1', 'b.json': '2' }
    const inputs = { 'test-event': '.', ...rehearsalAlone }
    const trial = await startLoaded(sandbox, { script, files }, { inputs })
    const { exitCode, log } = await trial.result
    expect(exitCode).toBe(0)
    expect(log.match(/x{8192}… \(\d+ more characters\)/g)).toHaveLength(1)
    expect(log.match(/cut: the container wrote more than 1 MiB/g)).toHaveLength(2)
    // The first line may arrive when the first event is under way, and count for it.
    const most = 2 * Math.floor(1024 ** 2 / 'a line of a flood\n'.length)
    const shown = log.match(/a line of a flood/g)?.length
    expect(shown).toBeLessThanOrEqual(most)
    expect(shown).toBeGreaterThan(most - 1000)
    expect(log.length).toBeLessThan(3_000_000)
  })

  test('is no command for the runner, neither on stdout nor on stderr', async ({ expect }) => {
    const forged = [
      '::error::forged',
      '  ::warning::forged',
      'x ##[error]forged',
      'x\\r::set-output name=digest::forged',
    ]
    const says = forged.flatMap((text) => [`printf '${text}\\n'`, `printf '${text}\\n' >&2`]).join('\n')
    const trial = await startLoaded(sandbox, { script: `next; ${says}\nanswer '{}'` })
    const { exitCode, log, annotations, outputs } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log.match(/forged/g)).toHaveLength(8)
    expect(annotations.filter(({ message }) => message.includes('forged'))).toEqual([])
    expect(outputs.digest).toMatch(/^sha256:/)
  })
})
