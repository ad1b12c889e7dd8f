import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { snapshot } from './machine.ts'
import { onlyError, versions } from './read-back.ts'
import { seedEverywhere, stageOf } from './regions-stage.ts'
import { checkout, startDeploy } from './stage.ts'

const twenty = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1', 'mx-central-1'],
  ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-north-1', 'eu-south-1'],
  ...['ap-south-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  'af-south-1',
]

/** A Docker config that all runs on the host have in common. */
function sharedConfig(): string {
  return folder({ 'config.json': JSON.stringify({ auths: { 'registry.example': { auth: 'b3RoZXI6am9i' } } }) })
}

// Twenty builds side by side take minutes on a machine that is busy with other things.
test('twenty legs in different regions, started at the same moment on one host', { timeout: 600_000 }, async () => {
  const sandbox = await stageOf(twenty)
  const uris = await seedEverywhere(sandbox)
  // All are refused at first, as twenty jobs would be: by STS and by ECR.
  const storms = ['sts', 'ecr'].map((service) => sandbox.faults.add({ service, kind: 'throttle', times: 10 }))
  const config = sharedConfig()
  const files = snapshot(config)
  const workspace = checkout('matrix')
  const results = join(workspace, 'results')

  const runs = await Promise.all(
    twenty.map((region) => {
      const inputs = { 'aws-region': region, alias: 'live', 'result-dir': 'results' }
      return startDeploy(sandbox, { workspace, env: { DOCKER_CONFIG: config }, inputs }).result
    }),
  )
  for (const { exitCode, log } of runs) expect(exitCode, log).toBe(0)
  for (const [index, { outputs, log, tempFiles }] of runs.entries()) {
    const region = twenty[index] ?? ''
    expect(outputs.region).toBe(region)
    expect(versions(sandbox, region)).toMatchObject({ 2: outputs.digest })
    expect(log).not.toContain('no basic auth credentials')
    expect(tempFiles).toEqual({})
  }
  expect(storms.map(({ hits }) => hits)).toEqual([10, 10])
  expect(Object.keys(snapshot(results)).sort()).toEqual(
    ['', ...twenty.map((region) => `deploy-lambda-image-${region}.json`)].sort(),
  )
  expect(snapshot(config)).toEqual(files)
  expect(Object.keys(uris)).toHaveLength(20)
})

test('ten legs in one region on one function, each with an image of its own under one tag', async () => {
  const sandbox = await stageOf(['us-east-1'])
  await seedEverywhere(sandbox)
  const config = sharedConfig()
  const files = snapshot(config)
  const legs = Array.from({ length: 10 }, (_, index) => `leg ${index}`)

  const runs = await Promise.all(
    legs.map((message) => {
      const step = { workspace: checkout(message), env: { DOCKER_CONFIG: config } }
      return startDeploy(sandbox, step).result
    }),
  )
  const live = Object.values(versions(sandbox, 'us-east-1'))
  for (const run of runs) {
    expect(run.log).not.toContain('no basic auth credentials')
    expect(run.tempFiles).toEqual({})
    if (run.exitCode === 0) {
      expect(versions(sandbox, 'us-east-1')[run.outputs.version ?? '']).toBe(run.outputs.digest)
    } else {
      expect(onlyError(run)).toMatch(/another deploy replaced it|Another run or a person changed/)
    }
  }
  const digests = runs.flatMap(({ exitCode, outputs }) => (exitCode === 0 ? [outputs.digest] : []))
  expect(new Set(digests).size).toBe(digests.length)
  expect(digests.length).toBeGreaterThan(0)
  expect(live).toEqual(expect.arrayContaining(digests))
  expect(snapshot(config)).toEqual(files)
})

test('legs that find no repository all win the race to create it', async () => {
  const sandbox = await stageOf(['us-east-1'])
  const role = 'arn:aws:iam::111122223333:role/hello-world'
  const legs = 2
  // All have inspected before the first creates it.
  const creations = sandbox.faults.hold({ service: 'ecr', operation: 'CreateRepository', times: legs })
  const workspace = checkout('race')
  const leg = () => startDeploy(sandbox, { workspace, inputs: { role } }).result
  const ended = Promise.all(Array.from({ length: legs }, leg))
  await expect.poll(() => creations.hits, { timeout: 100_000 }).toBe(legs)
  creations.release()
  const runs = await ended
  for (const { exitCode, log } of runs) expect(exitCode, log).toBe(0)
  expect(sandbox.requests.of('ecr', 'CreateRepository').length).toBe(legs)
})
