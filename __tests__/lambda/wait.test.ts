import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { waitForVersion } from '../../src/lambda/wait.ts'

/** Waits for a version that Lambda says this of, one after the other; the last one stays. */
async function wait(...states: readonly object[]) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  const asked: string[] = []
  lambda.send = async (command: object) => {
    const state = states[Math.min(asked.length, states.length - 1)]
    asked.push(command.constructor.name)
    return { Configuration: { PackageType: 'Image', Version: '3', ...state } }
  }
  const begun = performance.now()
  const { signal } = new AbortController()
  const request = { lambda, functionName: 'hello', deadline: Date.now() + 30_000, timeout: 30_000, signal }
  const { state, lastUpdateStatus } = await waitForVersion(request, '3')
  return { state, lastUpdateStatus, asked, took: performance.now() - begun }
}

test('a version that is Active at once is taken as it is, whether it has a status of its own or not', async () => {
  const expected = { state: 'Active', lastUpdateStatus: 'Successful', asked: ['GetFunctionCommand'] }
  expect(await wait({ State: 'Active' })).toMatchObject(expected)
  expect(await wait({ State: 'Active', LastUpdateStatus: 'Successful' })).toMatchObject(expected)
})

test('one that is Pending is asked for four times a second at most, by GetFunction alone', async () => {
  const pending = { State: 'Pending', StateReasonCode: 'Creating' }
  const { state, asked, took } = await wait(pending, pending, pending, { State: 'Active' })
  expect(state).toBe('Active')
  expect(asked).toEqual(Array.from({ length: 4 }, () => 'GetFunctionCommand'))
  // Timers may be a moment early.
  expect(took).toBeGreaterThan(3 * 250 - 20)
})
