import type { Fault } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { movedClock } from './moved-clock.ts'
import { commit, onlyError, versions } from './read-back.ts'
import { create, executionRole, setStage, startDeploy } from './stage.ts'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

/** They strike one after the other, and each must be followed by a further try. */
const failures: Record<string, Fault> = {
  '429': { kind: 'throttle' },
  '500': { kind: 'error', status: 500 },
  '503': { kind: 'error', status: 503, code: 'UNAVAILABLE', message: 'Service Unavailable' },
  'a reset': { kind: 'reset' },
  'the end of the password': { kind: 'expired-token' },
}
const again = /^The push to us-east-1 broke off, and is tried again in \d+/gm

test.each(builders)('from the %s a push that breaks off in any way is taken up again', async (kind) => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const struck = Object.entries(failures).map(([name, effect]) => {
    const fault = sandbox.faults.add({ service: 'registry', operation: 'PutImage', ...effect })
    return { name, fault }
  })
  const deployed = await create(sandbox, await builderOf(kind, engine))
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(struck.map(({ name, fault }) => [name, fault.hits])).toEqual(struck.map(({ name }) => [name, 1]))
  // containerd tells of a refusal by its status alone.
  expect(deployed.log).toMatch(
    /denied: Your authorization token has expired\. Reauthenticate and try again\.|403 Forbidden/,
  )
  // The password is replaced once, and not by each try.
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
  expect(versions(sandbox)).toEqual({ 1: deployed.outputs.digest })
})

test('each try is said in one line, and the last failure is told when the time is up', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const times = Number.POSITIVE_INFINITY
  sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'error', status: 503, times })
  // The time is up once there were two further tries.
  const clock = movedClock()
  const inputs = { role: executionRole, 'wait-timeout': '10m' }
  const run = startDeploy(sandbox, { env: clock.env, inputs })
  await vi.waitFor(() => expect(run.raw().match(again)?.length).toBeGreaterThan(1), { timeout: 90_000 })
  clock.setAhead(600_000)
  const refused = await run.result
  expect(onlyError(refused)).toMatch(/^Could not push /)
  expect(refused.log.match(again)?.length).toBeGreaterThan(1)
  expect(sandbox.lambda.functions()).toEqual([])
})

test('what a further try does not change is told at once', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const times = Number.POSITIVE_INFINITY
  sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'deny', times })
  const refused = await create(sandbox)
  expect(onlyError(refused)).toContain('ecr:PutImage')
  expect(refused.log).not.toMatch(again)
})
