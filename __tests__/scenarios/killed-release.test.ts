import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CodeDeployClient, ListDeploymentsCommand } from '@aws-sdk/client-codedeploy'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test, vi } from 'vitest'
import { folder } from '../support/folder.ts'
import { before, isHeld } from './build-gate.ts'
import { givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { atCall, atLine, type End, endAt, type Moment } from './killed-stage.ts'
import { clientOptions, ownerKeys } from './stage.ts'
import { aliasOf, liveStage, reaches, routeOf } from './traffic-stage.ts'

const target = { 'codedeploy-application': 'hello', 'codedeploy-deployment-group': 'live' }
const canary = { traffic: 'canary 10% 5m' }

interface Step extends Moment {
  inputs: Readonly<Record<string, string>>
  /** The checkout, if the step has any use for one. */
  workspace?: string
}

const at = (reached: Moment, inputs: Readonly<Record<string, string>> = canary): Step => ({ ...reached, inputs })

/** Lets CodeDeploy shift the traffic, 10% for longer than the run lives. */
function codeDeploy(sandbox: Sandbox): void {
  sandbox.codedeploy.seed({
    application: 'hello',
    group: 'live',
    config: { type: 'TimeBasedCanary', percentage: 10, interval: 300_000 },
  })
}

/** Where a run that releases an image of ECR is when it is ended. */
const moments: [name: string, end: End, set: (sandbox: Sandbox) => Step][] = [
  ['before the new code', 'SIGKILL', (sandbox) => at(atCall(sandbox, 'lambda', 'UpdateFunctionCode'))],
  ['while Lambda makes the version ready', 'SIGKILL', waiting],
  [
    'while the new version is verified',
    'SIGKILL',
    (sandbox) => at(atCall(sandbox, 'lambda', 'Invoke'), { 'verify-event': '{}' }),
  ],
  [
    'while the new version has its event before any traffic',
    'SIGKILL',
    (sandbox) => at(atCall(sandbox, 'lambda', 'Invoke'), { 'before-traffic-event': '{}' }),
  ],
  ['before the first share of the traffic', 'SIGKILL', (sandbox) => at(atCall(sandbox, 'lambda', 'UpdateAlias'))],
  ['in the middle of a canary', 'SIGKILL', () => at(atLine(/10% of live is on version 2/))],
  ['in the middle of a canary', 'SIGTERM', () => at(atLine(/10% of live is on version 2/))],
  ['in the middle of a canary', 'SIGINT', () => at(atLine(/10% of live is on version 2/))],
  ['in a canary, and its config is removed,', 'SIGKILL', () => withConfig((path) => rmSync(path))],
  ['in a canary, and its config is rewritten,', 'SIGKILL', () => withConfig((path) => writeFileSync(path, '{'))],
  [
    'in a canary, and its config names other functions then,',
    'SIGKILL',
    () => withConfig((path) => writeFileSync(path, '{"us-east-1":{"function-name":"another","alias":"other"}}')),
  ],
  [
    'before the rest of the traffic',
    'SIGKILL',
    (sandbox) => at(atCall(sandbox, 'lambda', 'UpdateAlias', 1), { traffic: 'canary 10% 1s' }),
  ],
  ['while it reverts the alias', 'SIGKILL', reverting],
  ['before it knows what CodeDeploy has begun', 'SIGKILL', begun],
  ['in the middle of a shift of CodeDeploy', 'SIGKILL', shifted],
]

/** The config of the workspace says what the alias is called, and changes before the step is ended. */
function withConfig(change: (path: string) => void): Step {
  const config = { 'us-east-1': { alias: 'live', description: 'a text', 'functions-config': { 'hello-world': {} } } }
  const workspace = folder({ 'regions.json': JSON.stringify(config) })
  const inCanary = atLine(/10% of live is on version 2/)
  const reached: Moment['reached'] = async (run) => {
    await inCanary.reached(run)
    change(join(workspace, 'regions.json'))
  }
  return { ...at({ reached }, { ...canary, alias: '', 'regions-config': 'regions.json' }), workspace }
}

function waiting(sandbox: Sandbox): Step {
  sandbox.lambda.settle.update = 3_600_000
  const taken = () => expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toMatchObject([{ status: 200 }])
  return at({ reached: (run) => before(vi.waitFor(taken, { timeout: 60_000, interval: 10 }), run) })
}

/** An alarm goes off, and the alias goes back. */
function reverting(sandbox: Sandbox): Step {
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const call = atCall(sandbox, 'lambda', 'UpdateAlias', 1)
  const reached: Moment['reached'] = async (run) => {
    await run.logged(/10% of live is on version 2/)
    sandbox.cloudwatch.setAlarm('errors', 'ALARM')
    await call.reached(run)
  }
  return at({ ...call, reached }, { ...canary, 'rollback-alarms': 'errors' })
}

/** CodeDeploy has begun, and its answer was lost. */
function begun(sandbox: Sandbox): Step {
  codeDeploy(sandbox)
  sandbox.faults.add({ service: 'codedeploy', operation: 'CreateDeployment', kind: 'lost' })
  const again = sandbox.faults.hold({ service: 'codedeploy', operation: 'CreateDeployment', after: 1 })
  return at({ reached: (run) => isHeld(again, run) }, target)
}

function shifted(sandbox: Sandbox): Step {
  codeDeploy(sandbox)
  return at({ reached: (run) => reaches(sandbox, '1 2=0.1', run) }, target)
}

/** Deployments of CodeDeploy that may still move traffic. A group that rolls back by itself takes a moment. */
async function activeDeployments(sandbox: Sandbox): Promise<string[]> {
  if (sandbox.codedeploy.deployments().length === 0) return []
  const client = new CodeDeployClient(clientOptions(sandbox, ownerKeys(sandbox)))
  const request = { applicationName: 'hello', deploymentGroupName: 'live' }
  const includeOnlyStatuses = ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'] as const
  const listed = await client.send(
    new ListDeploymentsCommand({ ...request, includeOnlyStatuses: [...includeOnlyStatuses] }),
  )
  return listed.deployments ?? []
}

test.each(moments)(
  'a run that is ended %s by %s leaves all traffic where it was once post has run',
  async (_, end, set) => {
    const sandbox = await liveStage()
    const { inputs, workspace, ...moment } = set(sandbox)
    await givenImages(sandbox, ['two'])
    const image = `${await sandbox.ecr.host()}/hello-world:two`
    await endAt(
      sandbox,
      { moment, end, label: 'run=none' },
      { env, inputs: { alias: 'live', 'image-uri': image, ...inputs }, ...(workspace !== undefined && { workspace }) },
    )
    expect(routeOf(sandbox)).toBe('1')
    await vi.waitFor(async () => expect(await activeDeployments(sandbox)).toEqual([]), { timeout: 60_000 })
    expect((await aliasOf(sandbox)).Description ?? '').toBe('')
  },
)
