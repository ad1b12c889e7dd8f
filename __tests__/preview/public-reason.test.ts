import { expect, test } from 'vitest'
import { explainDocker } from '../../src/docker/explain.ts'
import { failureOf } from '../../src/domain/each-place.ts'
import { Problem } from '../../src/domain/problem.ts'
import { publicReasons } from '../../src/preview/public-reason.ts'
import { diagnoseEvent, diagnoseStart } from '../../src/rehearsal/diagnose.ts'
import { compareResponse } from '../../src/rehearsal/expect.ts'
import { Secrets } from '../../src/session/secret-forms.ts'

/** The reasons as lines. */
function publicReason(...args: Parameters<typeof publicReasons>): string {
  return publicReasons(...args)
    .map(({ what, remedy }) => `${what} ${remedy}`)
    .join('\n')
}

/** What a run hides. */
function hiding(...values: string[]): { conceal: (text: string) => string } {
  const secrets = new Secrets()
  secrets.add(values)
  return { conceal: (text) => secrets.hide(text) }
}

const response = { kind: 'response', payload: Buffer.from('"hidden"'), streamed: false } as const
const page = { ...response, payload: Buffer.from('hidden') }
const missing = 'exec: "hidden": executable file not found in $PATH'
const around = {
  architecture: 'x86_64',
  foreign: false,
  memory: 512,
  memoryLimited: true,
  credentials: false,
  outOfMemory: false,
  reached: true,
  lines: ['hidden'],
} as const

const missingPackage = {
  kind: 'error',
  type: undefined,
  payload: Buffer.from(JSON.stringify({ errorMessage: "No module named 'hidden'" })),
} as const

const finding = { what: 'It broke at key-number-1-2.', remedy: 'Mend key-number-1.', details: 'token: hidden' }

test('a reason is all findings, without the log and without secrets', () => {
  const error = new Problem([finding, { what: 'So did that.', remedy: 'Look.' }])
  expect(publicReason(error, hiding('key-number-1', 'key-number-1-2', '', ' '))).toBe(
    'It broke at ***. Mend ***.\nSo did that. Look.',
  )
})

test('what a function said is no part of a reason, nor where several regions say it', () => {
  const quoting = { what: 'It failed: password is 123.', brief: 'It failed.', remedy: 'Mend it.' }
  expect(publicReason(new Problem(quoting), hiding())).toBe('It failed. Mend it.')
  const failures = new Map([
    ['us-east-1', new Problem(quoting)],
    ['eu-west-1', new Problem(quoting)],
  ])
  expect(publicReason(failureOf(failures, 2), hiding())).toBe(
    'us-east-1: It failed. Mend it.\neu-west-1: It failed. Mend it.',
  )
})

test.each([
  ['a response', compareResponse({ name: 'a', payload: '{}', expected: { value: 1 } }, response)],
  ['a response that is no JSON', compareResponse({ name: 'a', payload: '{}', expected: { value: 1 } }, page)],
  ['an error', diagnoseEvent('a', { kind: 'error', type: undefined, payload: Buffer.from('hidden') }, around)],
  ['a package', diagnoseEvent('a', missingPackage, around)],
  ['a line', diagnoseStart({ kind: 'exit', exitCode: 125 }, around)],
  ['an entry point', diagnoseStart({ kind: 'exit', exitCode: 127 }, { ...around, lines: [missing] })],
  ['a build', explainDocker({ stdout: '', stderr: 'ERROR: hidden', exitCode: 1 }, 'No image').findings[0]],
])('%s is quoted in the log alone', (_, quoting) => {
  const error = new Problem(quoting ?? [])
  expect(error.message).toContain('hidden')
  expect(publicReason(error, hiding())).not.toContain('hidden')
})

test('an unexpected error stays in the log', () => {
  expect(publicReason(new TypeError('secret is undefined'), hiding())).toBe(
    "The action itself failed. See the run's log.",
  )
})
