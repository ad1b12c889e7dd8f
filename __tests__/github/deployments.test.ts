import { type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { sha } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createDeployment, deactivate, setDeploymentStatus } from '../../src/github/deployments.ts'
import { clientOf, refused, repository } from './client.ts'

let sandbox: Sandbox

beforeEach(async () => {
  await sandbox?.stop()
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

// Each call has a client of its own, as those of one are a second apart.
const client = () => clientOf(sandbox, { deployments: 'write' })
const preview = () => ({ ref: sandbox.github.job.sha, environment: 'pr-7', transient: true, production: false })

test('a deployment is made of the very commit, whatever main has', async () => {
  const { sha: ref } = sandbox.github.job
  sandbox.github.commits([{ sha: sha(1), parents: [ref] }])
  sandbox.github.branch('main', sha(1))
  const id = await createDeployment(await client(), repository, { ...preview(), description: 'Preview of hello' })
  expect(sandbox.github.deployments()).toMatchObject([
    { id, sha: ref, environment: 'pr-7', transient: true, production: false, description: 'Preview of hello' },
  ])
})

test('a status tells where to look, in as many words as GitHub takes', async () => {
  const { id } = sandbox.github.deployment({ environment: 'pr-7' })
  await setDeploymentStatus(await client(), repository, id, {
    state: 'success',
    environmentUrl: 'https://abc.lambda-url.us-east-1.on.aws/',
    logUrl: 'https://github.com/octo-org/hello-lambda/actions/runs/1',
    description: 'é'.repeat(200),
  })
  expect(sandbox.github.deployments()).toMatchObject([
    {
      state: 'success',
      statuses: [
        {
          environmentUrl: 'https://abc.lambda-url.us-east-1.on.aws/',
          logUrl: 'https://github.com/octo-org/hello-lambda/actions/runs/1',
          description: `${'é'.repeat(139)}…`,
        },
      ],
    },
  ])
})

test('a status is set in spite of a failure of GitHub', async () => {
  const { id } = sandbox.github.deployment({ environment: 'pr-7' })
  sandbox.faults.add({ service: 'github', kind: 'error', status: 502 })
  await setDeploymentStatus(await client(), repository, id, { state: 'failure' })
  expect(sandbox.github.deployments()).toMatchObject([{ state: 'failure' }])
})

test('a deployment is not made twice, when GitHub may have made it', async () => {
  sandbox.faults.add({ service: 'github', kind: 'lost' })
  await refused(createDeployment(await client(), repository, preview()))
  expect(sandbox.github.deployments()).toHaveLength(1)
})

test('all active deployments of one environment become inactive, on all pages', async () => {
  const { deployment } = sandbox.github
  const pending = deployment({ environment: 'pr-7' })
  const failed = deployment({ environment: 'pr-7', state: 'failure' })
  for (let number = 0; number < 120; number++) deployment({ environment: 'pr-7', state: 'inactive' })
  deployment({ environment: 'pr-8', state: 'success' })
  expect(await deactivate(await client(), repository, { environment: 'pr-7' })).toEqual([failed.id, pending.id])
  expect(new Set(sandbox.github.deployments('pr-7').map(({ state }) => state))).toEqual(new Set(['inactive']))
  expect(sandbox.github.deployments('pr-8')).toMatchObject([{ state: 'success' }])
})

test('those of one task become inactive, but for one', async () => {
  const target = { environment: 'pr-7', task: 'preview of hello' }
  const [older, newest] = [
    await createDeployment(await client(), repository, { ...preview(), ...target }),
    await createDeployment(await client(), repository, { ...preview(), ...target }),
  ]
  const other = sandbox.github.deployment({ environment: 'pr-7', state: 'success' })
  expect(await deactivate(await client(), repository, target, newest)).toEqual([older])
  expect(sandbox.github.deployments('pr-7')).toMatchObject([
    { id: older, task: 'preview of hello', state: 'inactive' },
    { id: newest, state: 'pending' },
    { id: other.id, state: 'success' },
  ])
})

test('what is refused is said with what is missing', async () => {
  const reader = await clientOf(sandbox, { deployments: 'read' })
  expect(await refused(createDeployment(reader, repository, preview()))).toMatch(
    /^Could not create a deployment to pr-7 in octo-org\/hello-lambda: .* Add 'deployments: write' to the job's permissions\./,
  )
  expect(await refused(deactivate(await clientOf(sandbox, {}), repository, { environment: 'pr-7' }))).toMatch(
    /^Could not list the deployments to pr-7 .* Add 'deployments: read' to the job's permissions\.$/,
  )
})
