import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { movedClock } from './moved-clock.ts'
import { codeSha256, create, deploy, ownerKeys, setStage } from './stage.ts'
import { liveStage } from './traffic-stage.ts'

const minute = 60_000

/** A function, and the image that is released to it: ECR has it. */
async function releaseOfTwo(): Promise<{ sandbox: Sandbox; inputs: Record<string, string>; two: string | undefined }> {
  const sandbox = await liveStage()
  const { two } = await givenImages(sandbox, ['two'])
  const image = `${await sandbox.ecr.host()}/hello-world:two`
  return { sandbox, inputs: { 'image-uri': image, 'verify-event': '{}' }, two }
}

test.each([
  ['two hours ahead', 120 * minute],
  ['behind', -20 * minute],
])('a machine whose clock is %s deploys', async (_, ahead) => {
  const { sandbox, inputs, two } = await releaseOfTwo()
  const clock = movedClock()
  clock.setAhead(ahead)
  const run = await deploy(sandbox, { env: { ...env, ...clock.env }, inputs })
  expect(run.exitCode, run.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(two)
  // All clients take the time from the sign-in, whose request needs none, and none signs in again for each call.
  expect(sandbox.requests.all.filter(({ error }) => /Signature/.test(error ?? ''))).toEqual([])
  expect(sandbox.requests.of('sts')).toHaveLength(1)
})

test('a machine whose clock is ahead builds, pushes and creates', async () => {
  const sandbox = await setStage()
  const clock = movedClock()
  clock.setAhead(20 * minute)
  const run = await create(sandbox, { env: clock.env })
  expect(run.exitCode, run.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
  expect(sandbox.requests.all.filter(({ error }) => /Signature/.test(error ?? ''))).toEqual([])
  expect(sandbox.requests.of('sts')).toHaveLength(1)
})

test('with credentials of the environment, the first refusal tells all clients the time', async () => {
  const { sandbox, inputs, two } = await releaseOfTwo()
  const clock = movedClock()
  clock.setAhead(20 * minute)
  const run = await deploy(sandbox, {
    env: { ...env, ...ownerKeys(sandbox), ...clock.env },
    inputs: { ...inputs, alias: 'live', 'role-to-assume': '' },
  })
  expect(run.exitCode, run.log).toBe(0)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(two)
})
