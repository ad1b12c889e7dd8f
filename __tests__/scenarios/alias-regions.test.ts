import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { givenFunction } from './given.ts'
import { asRead, changes, onlyError } from './read-back.ts'
import { runningImage } from './regions-stage.ts'
import { deploy, documented, setStage, startDeploy } from './stage.ts'
import { reaches, rollBack, routeOf } from './traffic-stage.ts'

const here = 'us-east-1'
const there = 'eu-west-1'
const inputs = { 'aws-region': `${here}, ${there}` }

/** A stage with two regions, in each of which the alias `live` is on the newest version. */
async function stageOfTwo(versions = ['one']): Promise<Sandbox> {
  const sandbox = await setStage({ regions: [here, there] })
  const policies = ['deploy', 'create-function', 'release'].map(documented)
  sandbox.iam.setPolicies('deploy', JSON.parse(JSON.stringify(policies).replaceAll(`:${here}:`, ':*:')))
  const alias = versions.length > 1 ? { description: '[previous: 1]' } : {}
  await Promise.all([here, there].map((region) => givenFunction(sandbox, { region, versions, alias })))
  return sandbox
}

/** A canary of version 2 in both regions that is under way, and does not end before its alarms, if any, may be read. */
async function midShifts(traffic: Readonly<Record<string, string>>) {
  const sandbox = await stageOfTwo()
  for (const region of [here, there]) sandbox.cloudwatch.putAlarm({ name: 'errors', region })
  const weights = [here, there].map((region) =>
    sandbox.faults.hold({ service: 'lambda', operation: 'UpdateAlias', region }),
  )
  const image = await runningImage(sandbox, 'two')
  const run = startDeploy(sandbox, { inputs: { alias: 'live', ...image, ...traffic } })
  // Both start at the same moment.
  for (const weight of weights) await isHeld(weight, run)
  const reads = sandbox.faults.hold({ service: 'monitoring', times: Number.POSITIVE_INFINITY })
  for (const weight of weights) weight.release()
  await Promise.all([reaches(sandbox, '1 2=0.1', run, here), reaches(sandbox, '1 2=0.1', run, there)])
  return { sandbox, run, reads }
}

test('each region has its alias, and its own rollback target', async () => {
  const sandbox = await stageOfTwo()
  const image = await runningImage(sandbox, 'two')
  const second = await deploy(sandbox, { inputs: { alias: 'live', ...image } })
  expect(second.exitCode, second.log).toBe(0)
  const results = JSON.parse(second.outputs.results ?? '{}')
  for (const region of [here, there]) {
    expect(routeOf(sandbox, region)).toBe('2')
    expect(results[region], second.log).toMatchObject({
      version: '2',
      'previous-version': '1',
      'alias-arn': `arn:aws:lambda:${region}:111122223333:function:hello-world:live`,
    })
  }
  const undone = await rollBack(sandbox, inputs)
  expect(JSON.parse(undone.outputs.results ?? '{}'), undone.log).toMatchObject({
    [here]: { version: '1', 'previous-version': '2', changed: true },
    [there]: { version: '1', 'previous-version': '2', changed: true },
  })
  expect([routeOf(sandbox, here), routeOf(sandbox, there)]).toEqual(['1', '1'])
})

test('a shift that fails in one region is reverted there, and the result of the other region is reported', async () => {
  const { sandbox, run, reads } = await midShifts({ traffic: 'canary 10% 1s', 'rollback-alarms': 'errors' })
  sandbox.cloudwatch.setAlarm('errors', 'ALARM', { region: there })
  reads.release()
  const failed = await run.result
  expect(onlyError(failed)).toMatch(
    /^eu-west-1: The alarm errors went off while traffic was moving to version 2\. All traffic of hello-world:live in eu-west-1 is on version 1 again\. /,
  )
  expect([routeOf(sandbox, here), routeOf(sandbox, there)]).toEqual(['2', '1'])
  expect(JSON.parse(failed.outputs.results ?? '{}')).toMatchObject({
    [here]: { version: '2', 'previous-version': '1', changed: true },
    [there]: { version: '1', changed: false, error: expect.stringContaining('The alarm errors went off') },
  })
  expect(asRead(failed.summary)).toMatch(/^\| ✅ \| us-east-1 \| 1 → 2 \|.*\n\| ❌ \| eu-west-1 \| 1 \|/m)
})

test.each(['SIGINT', 'SIGKILL'] as const)('%s in the middle of both shifts reverts both', async (signal) => {
  const { sandbox, run } = await midShifts({ traffic: 'canary 10% 5m' })
  process.kill(run.pid, signal)
  const { log } = await run.result
  for (const region of [here, there]) {
    expect(routeOf(sandbox, region), log).toBe('1')
    expect(log).toContain(`All traffic of hello-world:live in ${region} is on version 1 again.`)
  }
})

test('what one region can not go back to is refused for all', async () => {
  const sandbox = await stageOfTwo(['one', 'two'])
  sandbox.lambda.loseImage({ name: 'hello-world', region: there, version: '1' }, 'Failed')
  const refused = await rollBack(sandbox, inputs)
  expect(onlyError(refused)).toMatch(/^eu-west-1: Version 1 of hello-world in eu-west-1 is Failed /)
  expect(changes(sandbox)).toEqual([])
  expect([routeOf(sandbox, here), routeOf(sandbox, there)]).toEqual(['2', '2'])
})

test('a rollback that fails in one region tells which one is back', async () => {
  const sandbox = await stageOfTwo(['one', 'two'])
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', region: there, kind: 'deny' })
  const failed = await rollBack(sandbox, inputs)
  expect(onlyError(failed)).toMatch(/^eu-west-1: Could not move the alias live of hello-world: /)
  expect([routeOf(sandbox, here), routeOf(sandbox, there)]).toEqual(['1', '2'])
  expect(JSON.parse(failed.outputs.results ?? '{}')).toMatchObject({ [here]: { version: '1', changed: true } })
  expect(failed.summary).toContain('### ❌ `hello-world:live` was not rolled back in 1 of 2 regions')
  expect(asRead(failed.summary)).toMatch(/^\| ✅ \| us-east-1 \| 2 → 1 \|.*\n\| ❌ \| eu-west-1 \| 2 \|/m)
})
