import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { movedClock } from './moved-clock.ts'
import { helloCheckout } from './read-back.ts'
import { codeSha256, create, deploy, ownerKeys, setStage } from './stage.ts'

const minute = 60_000

test.each([
  ['ahead', 20 * minute],
  ['two hours ahead', 120 * minute],
  ['behind', -20 * minute],
])('a machine whose clock is %s deploys', async (_, ahead) => {
  const sandbox = await setStage()
  const clock = movedClock()
  clock.setAhead(ahead)
  const run = await create(sandbox, {
    env: clock.env,
    workspace: helloCheckout('one'),
    inputs: { 'verify-event': '{}' },
  })
  expect(run.exitCode, run.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
  // All clients take the time from the sign-in, whose request needs none, and nobody signs in again for each call.
  expect(sandbox.requests.all.filter(({ error }) => /Signature/.test(error ?? ''))).toEqual([])
  expect(sandbox.requests.of('sts')).toHaveLength(1)
})

test('with credentials of the environment, the first refusal tells all clients the time', async () => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], alias: {} })
  const clock = movedClock()
  clock.setAhead(20 * minute)
  const inputs = { 'role-to-assume': '', alias: 'live', 'verify-event': '{}' }
  const run = await deploy(sandbox, {
    env: { ...ownerKeys(sandbox), ...clock.env },
    workspace: helloCheckout('two'),
    inputs,
  })
  expect(run.exitCode, run.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
})
