import { expect, test, vi } from 'vitest'
import { givenFunction } from './given.ts'
import { env, imageStep, setImageStage } from './image-stage.ts'
import { atCall } from './killed-stage.ts'
import { commit, onlyError } from './read-back.ts'
import { account, deploy, setStage, startDeploy } from './stage.ts'
import { runExample } from './workflow-run.ts'

const reported = { 'environment-name': 'production', 'environment-url': 'https://api.example.com' }

test('deployment-records.yml tells GitHub what runs where', async () => {
  const sandbox = await setStage()
  // A function that is missing, and may be, has got nothing.
  const inputs = { ...reported, 'environment-name': 'staging', missing: 'skip' }
  const permissions = { deployments: 'write' } as const
  const skipped = await deploy(sandbox, { permissions, inputs })
  expect(skipped.exitCode, skipped.log).toBe(0)
  expect(sandbox.github.deployments('staging').map(({ state }) => state)).toEqual(['inactive'])

  await givenFunction(sandbox, { versions: ['before'], alias: {} })
  const { deploys } = await runExample(sandbox, 'deployment-records.yml', await imageStep(sandbox))
  const [run] = deploys
  expect(run?.exitCode, run?.log).toBe(0)
  expect(run?.annotations).toEqual([])
  expect(sandbox.github.deploymentRecords()).toEqual([
    {
      name: 'hello-world',
      digest: run?.outputs.digest,
      status: 'deployed',
      logicalEnvironment: 'production',
      physicalEnvironment: 'us-east-1',
      cluster: account,
      deploymentName: 'hello-world:live',
      repository: 'hello-lambda',
    },
  ])
  const [made, ...others] = sandbox.github.deployments('production')
  expect(others).toEqual([])
  expect(made).toMatchObject({ sha: commit, state: 'success', production: true })
  expect(made?.statuses.map(({ state, environmentUrl }) => `${state} ${environmentUrl}`)).toEqual([
    'in_progress ',
    'success https://api.example.com',
  ])
})

test('a token that may not write records changes nothing that is seen, and a rollback tells what runs again', async () => {
  const { sandbox, deployTag, digests } = await setImageStage()
  const without = await deployTag('v2', { alias: 'live', 'environment-name': 'production' })
  expect(without.exitCode, without.log).toBe(0)
  expect(without.annotations).toEqual([])
  expect(without.log).not.toMatch(/record|artifact/)

  const permissions = { artifact_metadata: 'write' } as const
  const inputs = { alias: 'live', 'environment-name': 'production', rollback: 'true', 'rollback-to': '1' }
  const back = await deploy(sandbox, { env, permissions, inputs })
  expect(back.exitCode, back.log).toBe(0)
  expect(sandbox.github.deploymentRecords()).toMatchObject([{ digest: digests.v1, deploymentName: 'hello-world:live' }])

  // What fails before the release runs nowhere, and its deployment says so.
  const image = { 'image-uri': `${await sandbox.ecr.host()}/hello-world:none` }
  const failing = {
    env,
    permissions: { ...permissions, deployments: 'write' } as const,
    inputs: { ...image, ...reported },
  }
  expect(onlyError(await deploy(sandbox, failing))).toContain('has no image none')
  expect(sandbox.github.deploymentRecords()).toHaveLength(1)
  expect(sandbox.github.deployments('production').map(({ state }) => state)).toEqual(['failure'])
})

test('a deployment of a run that is killed is no longer in progress once post has run', async () => {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['before'], alias: {} })
  const { inputs } = await imageStep(sandbox)
  const moment = atCall(sandbox, 'lambda', 'UpdateFunctionCode')
  const permissions = { deployments: 'write' } as const
  const run = startDeploy(sandbox, { env, permissions, inputs: { ...inputs, ...reported } })
  await moment.reached(run)
  const states = () => sandbox.github.deployments('production').map(({ state }) => state)
  await vi.waitFor(() => expect(states()).toEqual(['in_progress']), { timeout: 60_000 })
  process.kill(run.pid, 'SIGKILL')
  const { post, log } = await run.result
  await moment.release?.()
  expect([post?.exitCode, post?.annotations], log).toEqual([0, []])
  expect(states()).toEqual(['error'])
})
