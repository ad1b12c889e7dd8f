import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { explainMachine } from '../../src/domain/machine-error.ts'

/** As Node throws it. */
function systemError(code: string, syscall: string, path?: string): Error {
  return Object.assign(new Error(`${code}: it failed, ${syscall}`), { code, syscall, ...(path && { path }) })
}

test.each([
  ['ENOSPC', 'its disk is full', 'Free space there'],
  ['EROFS', 'it is read-only', 'RUNNER_TEMP'],
  ['EACCES', 'this job may not do that', 'Let the user'],
  ['EMFILE', 'too many files are open', 'ulimit -n'],
  ['ENOMEM', 'it has no memory left', 'larger runner'],
  ['EIO', 'its disk fails', 'another runner'],
])('what a machine lacks is told with the remedy: %s', (code, what, remedy) => {
  const message = explainMachine(systemError(code, 'mkdir', '/temp/run'))?.message
  expect(message).toContain(`This machine failed a mkdir of /temp/run: ${what} (${code}). `)
  expect(message).toContain(remedy)
  expect(explainMachine(systemError(code, 'write'))?.message).toContain(`This machine failed a write: ${what}`)
})

test('so is what Node throws, and any other error is left alone', () => {
  let thrown: unknown
  try {
    writeFileSync('/dev/full', 'text')
  } catch (error) {
    thrown = error
  }
  expect(explainMachine(thrown)?.message).toMatch(/its disk is full \(ENOSPC\)/)
  for (const other of [new TypeError('a bug'), systemError('ECONNRESET', 'read'), 'a text', undefined]) {
    expect(explainMachine(other)).toBeUndefined()
  }
})
