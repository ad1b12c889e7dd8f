import type { Fault } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { commit, onlyError, versions } from './read-back.ts'
import { checkout, create, setStage } from './stage.ts'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

const failures: [string, Fault][] = [
  ['429', { kind: 'throttle' }],
  ['500', { kind: 'error', status: 500 }],
  ['503', { kind: 'error', status: 503, code: 'UNAVAILABLE', message: 'Service Unavailable' }],
  ['a reset', { kind: 'reset' }],
]
const again = /^The push to us-east-1 broke off, and is tried again in \d+/gm

describe.each(builders)('from the %s', (kind) => {
  test.each(failures)('a push that ends with %s is taken up again', async (_, effect) => {
    const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
    const broken = sandbox.faults.add({ service: 'registry', operation: 'PutImage', times: 2, ...effect })
    const builder = await builderOf(kind, engine)
    const deployed = await create(sandbox, { workspace: checkout(), ...builder })
    expect(deployed.exitCode, deployed.log).toBe(0)
    expect(broken.hits).toBe(2)
    expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
    expect(versions(sandbox)).toEqual({ 1: deployed.outputs.digest })
  })

  test('a password that ends between two tries is replaced', async () => {
    const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
    sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'error', status: 503 })
    sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'expired-token' })
    const builder = await builderOf(kind, engine)
    const deployed = await create(sandbox, { workspace: checkout(), ...builder })
    expect(deployed.exitCode, deployed.log).toBe(0)
    expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
  })
})

test('each try is said in one line, and the last failure is told when the time is up', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const times = Number.POSITIVE_INFINITY
  sandbox.faults.add({ service: 'registry', operation: 'PutImage', kind: 'error', status: 503, times })
  const refused = await create(sandbox, { inputs: { 'wait-timeout': '3s' } })
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
