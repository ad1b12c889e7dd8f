import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Findings, Problem } from '../../src/domain/problem.ts'
import { sideBySide } from '../../src/domain/side-by-side.ts'

const dark = { what: 'It is dark.', remedy: 'Switch the light on.' }
const cold = { what: 'It is cold.', remedy: 'Close the window.' }

/** Calls that are answered when they are told to be. */
function calls() {
  const first = Promise.withResolvers<number>()
  const second = Promise.withResolvers<string>()
  return { first, second, both: sideBySide([first.promise, second.promise, 'there already']) }
}

async function failure(both: Promise<unknown>): Promise<unknown> {
  return both.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('calls that are made side by side', () => {
  test('give all that they give, in their order', async () => {
    const { first, second, both } = calls()
    second.resolve('b')
    first.resolve(1)
    expect(await both).toEqual([1, 'b', 'there already'])
  })

  test('that fail are told in their order, whichever is answered first', async () => {
    const { first, second, both } = calls()
    second.reject(new Problem(cold))
    first.reject(new Problem(dark))
    expect(await failure(both)).toMatchObject({ findings: [dark, cold] })
  })

  test('are waited for when one has failed', async () => {
    const { first, second, both } = calls()
    const problem = new Problem(cold)
    let told: unknown
    const telling = failure(both).then((error) => {
      told = error
    })
    second.reject(problem)
    await setImmediate()
    expect(told).toBeUndefined()
    first.resolve(1)
    await telling
    expect(told).toBe(problem)
  })

  test('give the error of the one that fails', async () => {
    const { first, second, both } = calls()
    const problem = new Problem(dark)
    first.reject(problem)
    second.resolve('b')
    expect(await failure(both)).toBe(problem)
  })

  test('that are refused in the same words are told of once', async () => {
    const cause = () => new Error('The token is expired')
    const renew = 'Sign in again.'
    const read = new Problem({ what: 'Could not read hello: The token is expired.', remedy: renew }, { cause: cause() })
    const list = new Problem({ what: 'Could not list hello: The token is expired.', remedy: renew }, { cause: cause() })
    const other = new Problem(
      { what: 'Could not list hello: It is late.', remedy: renew },
      { cause: new Error('late') },
    )
    expect(await failure(sideBySide([Promise.reject(read), Promise.reject(list)]))).toBe(read)
    expect(await failure(sideBySide([Promise.reject(read), Promise.reject(other)]))).toMatchObject({
      findings: [...read.findings, ...other.findings],
    })
  })

  test('hide no bug', async () => {
    const bug = new TypeError('undefined is not a function')
    const { first, second, both } = calls()
    first.reject(new Problem(dark))
    second.reject(bug)
    expect(await failure(both)).toBe(bug)
  })
})

test('findings are in the order in which their inspections began', async () => {
  const findings = new Findings()
  const late = Promise.withResolvers<void>()
  const inspection = findings.collectFrom(() => late.promise)
  findings.add(cold.what, cold.remedy)
  late.reject(new Problem(dark))
  await inspection
  expect(findings.list).toEqual([dark, cold])
})
