import type { GroupSeed, Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test, vi } from 'vitest'
import { builds, changes, onlyError } from './read-back.ts'
import { documented, executionRole, setStage } from './stage.ts'
import {
  aliasOf,
  answerOf,
  buildAndRelease,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  releaseTooLate,
  rollBack,
  routeOf,
  startRelease,
} from './traffic-stage.ts'

const target = { 'codedeploy-application': 'hello', 'codedeploy-deployment-group': 'live' }
const arn = 'arn:aws:codedeploy:us-east-1:111122223333'
/** Shifts that are ended before their time. */
const long = { type: 'TimeBasedCanary', percentage: 10, interval: 300_000 } as const
const back = 'All traffic of hello-world:live in us-east-1 is on version 1 again.'

/** Lets the role that deploys hand shifts to CodeDeploy, and gives that a deployment group. */
function seed(sandbox: Sandbox, group: Partial<GroupSeed> = {}): void {
  const onGroup = ['CreateDeployment', 'GetDeployment', 'GetDeploymentGroup', 'ListDeployments']
  const Statement = [
    {
      Effect: 'Allow',
      Action: onGroup.map((action) => `codedeploy:${action}`),
      Resource: `${arn}:deploymentgroup:hello/live`,
    },
    { Effect: 'Allow', Action: 'codedeploy:GetDeploymentConfig', Resource: `${arn}:deploymentconfig:*` },
    { Effect: 'Allow', Action: 'codedeploy:RegisterApplicationRevision', Resource: `${arn}:application:hello` },
    { Effect: 'Allow', Action: 'codedeploy:StopDeployment', Resource: '*' },
  ]
  const policies = ['deploy', 'create-function', 'release'].map(documented)
  sandbox.iam.setPolicies('deploy', [...policies, JSON.parse(JSON.stringify({ Version: '2012-10-17', Statement }))])
  sandbox.codedeploy.seed({ application: 'hello', group: 'live', ...group })
}

/** A shift of CodeDeploy's from version 1 to 2 that is under way. */
async function midShift(group: Partial<GroupSeed> = {}) {
  const sandbox = await liveStage()
  seed(sandbox, { config: long, ...group })
  const run = await startRelease(sandbox, 'two', target)
  await reaches(sandbox, '1 2=0.1', run)
  return { sandbox, run }
}

test('CodeDeploy shifts the traffic as its deployment group says', async () => {
  const sandbox = await liveStage()
  const interval = 60_000
  seed(sandbox, { config: { type: 'TimeBasedLinear', percentage: 40, interval } })
  // No step is left before it was seen: CodeDeploy's time goes on then.
  const { pace } = sandbox.codedeploy
  let now = Date.now()
  Object.assign(pace, { start: 0, now: () => now })
  const run = await startRelease(sandbox, 'two', target)
  for (const route of ['1 2=0.4', '1 2=0.8', '2']) {
    await reaches(sandbox, route, run)
    now += interval
  }
  const { outputs, log } = await run.result
  expect(outputs, log).toMatchObject({ version: '2', 'previous-version': '1', changed: 'true' })
  await expectWhollyOn(sandbox, '2', 'two', log)
  expect(await answerOf(sandbox)).toBe('two')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: '[previous: 1]' })
  expect(log).toContain(`with the deployment ${sandbox.codedeploy.deployments()[0]}`)
  expect(sandbox.codedeploy.deployments()).toHaveLength(1)
})

test('a first deploy creates the alias, and leaves CodeDeploy out of it', async () => {
  const sandbox = await setStage()
  seed(sandbox)
  const first = await release(sandbox, 'one', { role: executionRole, ...target })
  expect(first.exitCode, first.log).toBe(0)
  await expectWhollyOn(sandbox, '1', 'one', first.log)
  expect(sandbox.codedeploy.deployments()).toEqual([])
})

test.each([
  ['codedeploy-application', { ...target, 'codedeploy-application': 'typo' }, 'typo / live'],
  ['codedeploy-deployment-group', { ...target, 'codedeploy-deployment-group': 'typo' }, 'hello / typo'],
])('a %s that is missing is refused before the build', async (input, inputs, name) => {
  const sandbox = await liveStage()
  seed(sandbox)
  const Statement = [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }]
  sandbox.iam.setPolicies('deploy', [{ Version: '2012-10-17', Statement }])
  const refused = await buildAndRelease(sandbox, 'two', inputs)
  expect(onlyError(refused)).toBe(`${input}: CodeDeploy has no ${name}. Create it, or correct the name.`)
  expect(builds(refused)).toBe(0)
  expect(changes(sandbox)).toEqual([])
})

test.each([true, false])(
  'an alarm of the group reverts the alias, rolled back by CodeDeploy: %s',
  async (autoRollback) => {
    const sandbox = await liveStage()
    sandbox.cloudwatch.putAlarm({ name: 'errors' })
    seed(sandbox, { config: long, alarms: ['errors'], autoRollback })
    const run = await startRelease(sandbox, 'two', target)
    await reaches(sandbox, '1 2=0.1', run)
    sandbox.cloudwatch.setAlarm('errors', 'ALARM')
    const failed = await run.result
    const [id] = sandbox.codedeploy.deployments()
    expect(onlyError(failed)).toMatch(new RegExp(`^CodeDeploy's deployment ${id} ended Stopped: ALARM_ACTIVE: `))
    expect(onlyError(failed)).toContain(back)
    expect(sandbox.codedeploy.deployments()).toHaveLength(autoRollback ? 2 : 1)
    await expectWhollyOn(sandbox, '1', 'one', failed.log)
  },
)

test('a job that is cancelled stops the deployment, and has the alias reverted', async () => {
  const { sandbox, run } = await midShift()
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(run.pid, 'SIGINT')
  const { main, log } = await run.result
  expect([main.exitCode, main.signal], log).toEqual([1, null])
  expect(main.log).toContain(back)
  expect(sandbox.requests.of('codedeploy', 'StopDeployment')).toMatchObject([{ status: 200 }])
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('what a killed step left to CodeDeploy is stopped and reverted by post', async () => {
  const { sandbox, run } = await midShift()
  run.kill()
  const { post, log } = await run.result
  expect(post?.log).toContain(back)
  expect(sandbox.requests.of('codedeploy', 'StopDeployment')).toMatchObject([{ status: 200 }])
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('post finds the deployment that the killed step was not told of', async () => {
  const sandbox = await liveStage()
  seed(sandbox, { config: long })
  // The deployment begins, and the step dies while it asks once more for the answer.
  sandbox.faults.add({ service: 'codedeploy', operation: 'CreateDeployment', kind: 'lost' })
  sandbox.faults.hold({ service: 'codedeploy', operation: 'CreateDeployment', after: 1 })
  const run = await startRelease(sandbox, 'two', target)
  await reaches(sandbox, '1 2=0.1', run)
  run.kill()
  const { main, post, log } = await run.result
  expect(main.log).not.toContain('with the deployment')
  expect(post?.log).toContain(back)
  await expectWhollyOn(sandbox, '1', 'one', log)
})

test('an answer to CreateDeployment that is lost leads to the deployment that was started', async () => {
  const sandbox = await liveStage()
  seed(sandbox, { config: { type: 'TimeBasedCanary', percentage: 10, interval: 500 } })
  const lost = sandbox.faults.add({ service: 'codedeploy', operation: 'CreateDeployment', kind: 'lost' })
  const released = await release(sandbox, 'two', target)
  expect(released.outputs, released.log).toMatchObject({ version: '2' })
  expect(lost.hits).toBe(1)
  expect(sandbox.codedeploy.deployments()).toHaveLength(1)
  await expectWhollyOn(sandbox, '2', 'two', released.log)
})

test('a deployment that outlives wait-timeout continues, and is no error', async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two'], alias: { description: '[previous: 1]' } })
  const config = { type: 'TimeBasedCanary' as const, percentage: 10, interval: 300_000 }
  seed(sandbox, { config })
  const asked = () => expect(sandbox.requests.of('codedeploy', 'GetDeployment')).not.toEqual([])
  const left = await releaseTooLate(
    sandbox,
    'three',
    async (run) => {
      await reaches(sandbox, '2 3=0.1', run)
      await vi.waitFor(asked, { timeout: 60_000 })
    },
    target,
  )
  expect(left.outputs, left.log).toMatchObject({ version: '3', 'previous-version': '2', changed: 'true' })
  expect(left.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringMatching(
        /^CodeDeploy's deployment d-\w+ continues after 1 min: live is on 90% on version 2 and 10% on version 3\. /,
      ),
    },
  ])
  expect(left.summary).toContain('### ⏳ `hello-world:live` is on versions 2 (90%) and 3 (10%)')
  expect(left.post?.log).not.toContain('again')
  // It comes to its end.
  config.interval = 0
  await reaches(sandbox, '3')
  await expectWhollyOn(sandbox, '3', 'three', left.log)
  const back = await rollBack(sandbox)
  expect(back.outputs, back.log).toMatchObject({ version: '2', 'previous-version': '3' })
})

test('a group that is busy with the deployment of another run is an error', async () => {
  const { sandbox, run } = await midShift()
  // As CodeDeploy leaves it between two steps that are all or nothing.
  sandbox.lambda.setAlias('hello-world', 'live', { functionVersion: '1', weights: {} })
  const busy = await release(sandbox, 'three', target)
  expect(onlyError(busy)).toMatch(
    /^CodeDeploy could not start to shift hello-world:live: DeploymentLimitExceededException: .* All traffic .* Wait for the end of that deployment, or stop it: a group has one at a time\.$/,
  )
  expect(sandbox.requests.of('codedeploy', 'StopDeployment')).toEqual([])
  process.kill(run.pid, 'SIGINT')
  await run.result
})

test('a rollback stops the deployment of another run, which ends with an error', async () => {
  const { sandbox, run } = await midShift()
  const undone = await rollBack(sandbox, target)
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', changed: 'true' })
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
  const failed = await run.result
  expect(onlyError(failed)).toMatch(
    /^CodeDeploy's deployment d-\w+ ended Stopped: MANUAL_STOP: The deployment was stopped by a user\. /,
  )
  expect(routeOf(sandbox)).toBe('1')
})

test('a rollback right after all traffic was moved returns to the version that the deployment started from', async () => {
  const sandbox = await liveStage()
  seed(sandbox)
  // The deployment is not over before it is stopped; the deployment that rolls the alias back then takes no time.
  sandbox.codedeploy.pace.finish = 300_000
  const run = await startRelease(sandbox, 'two', target)
  await reaches(sandbox, '2', run)
  const undoing = rollBack(sandbox, target)
  const stopped = () => expect(sandbox.requests.of('codedeploy', 'StopDeployment')).toMatchObject([{ status: 200 }])
  await vi.waitFor(stopped, { timeout: 60_000 })
  sandbox.codedeploy.pace.finish = 50
  const undone = await undoing
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', 'previous-version': '2' })
  expect((await run.result).exitCode).toBe(1)
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
})
