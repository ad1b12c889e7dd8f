import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Runs work in a process of its own. @returns its status and what it printed */
function runs(work: string): [number | null, string] {
  const url = new URL('../../src/session/standstill.ts', import.meta.url).href
  const code = `
    const { noStandstill } = await import(${JSON.stringify(url)})
    try {
      console.log(await noStandstill(async () => ${work}))
    } catch (error) {
      console.log(error.message)
    }`
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })
  return [status, stdout.trim()]
}

test.each([
  ['nothing that could end it', 'new Promise(() => {})'],
  ['a timer that keeps no process', "(await import('node:timers/promises')).setTimeout(1000, 'late', { ref: false })"],
])('a run that waits for %s says so', (_, work) => {
  expect(runs(work)).toEqual([
    0,
    'The run came to a standstill: what it waited for can no longer come. Run the job again. If it fails again, report it as a bug of this action.',
  ])
})

test('a run that waits for a timer goes on', () => {
  expect(runs("(await import('node:timers/promises')).setTimeout(50, 'done')")).toEqual([0, 'done'])
})

test('its own error is the one that counts', () => {
  expect(runs("Promise.reject(new Error('its own'))")).toEqual([0, 'its own'])
})
