import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenFunction } from './given.ts'
import { onlyError } from './read-back.ts'
import {
  everywhere,
  live,
  nextImage,
  runningImage,
  seedEverywhere,
  stageOf,
  told,
  versionsTold,
} from './regions-stage.ts'
import { account, checkout, create, deploy, documented, executionRole, setStage } from './stage.ts'

const [here, there] = ['us-east-1', 'eu-west-1'] as const
const regions = [here, there]

test('function, role, repository and alias may have the region in their names', async () => {
  const sandbox = await setStage({ regions })
  // Each region has a role that may do nothing in the other.
  for (const region of regions) {
    const own = ['deploy', 'create-function', 'release'].map((name) =>
      JSON.parse(
        JSON.stringify(documented(name))
          .replaceAll(':us-east-1:', `:${region}:`)
          .replaceAll('repository/hello-world', `repository/${region}/hello`)
          .replaceAll('function:hello-world', `function:hello-${region}`),
      ),
    )
    sandbox.iam.putRole({ name: `deploy-${region}`, trust: documented('trust-policy'), policies: own })
  }
  const run = await create(sandbox, {
    workspace: checkout(),
    inputs: {
      'aws-region': regions.join(','),
      'function-name': 'hello-{region}',
      'role-to-assume': `arn:aws:iam::${account}:role/deploy-{region}`,
      repository: '{region}/hello',
      alias: 'live-{region}',
    },
  })
  expect(run.exitCode, run.log).toBe(0)
  for (const region of regions) {
    const { aliases, latest } = sandbox.lambda.function({ name: `hello-${region}`, region })
    expect(aliases).toEqual([{ name: `live-${region}`, functionVersion: '1', weights: {} }])
    expect(`sha256:${latest.CodeSha256}`).toBe(run.outputs.digest)
    expect(Object.values(await sandbox.ecr.tags({ name: `${region}/hello`, region }))).toEqual([run.outputs.digest])
  }
  expect(run.summary).toContain('### ✅ `hello-us-east-1`, `hello-eu-west-1`')
})

test('one role signs in once for all regions, whichever STS it is', async () => {
  const sandbox = await stageOf(regions)
  const image = await nextImage(sandbox, await seedEverywhere(sandbox))
  const run = await deploy(sandbox, { inputs: image })
  expect(run.exitCode, run.log).toBe(0)
  expect(sandbox.requests.of('sts', 'AssumeRoleWithWebIdentity')).toHaveLength(1)
  expect(sandbox.github.issued).toHaveLength(1)
})

test('regions-config, as a file, overrides the inputs of one region', async () => {
  const sandbox = await stageOf(regions)
  const image = await nextImage(sandbox, await seedEverywhere(sandbox))
  const { [here]: first, [there]: second } = JSON.parse(image['regions-config'] ?? '')
  const config = {
    [here]: first,
    [there]: {
      ...second,
      'memory-size': 512,
      'image-entry-point': ['/other'],
      environment: { TABLE: 'b', LEVEL: 'd' },
      alias: 'other',
      'environment-remove': ['XX'],
    },
  }
  const workspace = folder({ 'regions.json': JSON.stringify(config) })
  const inputs = {
    ...image,
    'memory-size': '256',
    environment: 'TABLE=a',
    'regions-config': 'regions.json',
  }
  const run = await deploy(sandbox, { workspace, inputs })
  expect(run.exitCode, run.log).toBe(0)
  const latest = (region: string) => sandbox.lambda.function({ name: 'hello-world', region }).latest
  expect(latest(here)).toMatchObject({ MemorySize: 256, Environment: { Variables: { TABLE: 'a' } } })
  expect(latest(there)).toMatchObject({
    MemorySize: 512,
    ImageConfigResponse: { ImageConfig: { EntryPoint: ['/other'] } },
    Environment: { Variables: { TABLE: 'b', LEVEL: 'd' } },
  })
  const aliases = (region: string) =>
    sandbox.lambda
      .function({ name: 'hello-world', region })
      .aliases.map(({ name, functionVersion }) => [name, functionVersion])
  expect(aliases(here)).toEqual([['live', '2']])
  expect(aliases(there)).toEqual([
    ['live', '1'],
    ['other', '2'],
  ])
})

test('what is wrong in any region is said before anything is asked, each once', async () => {
  const sandbox = await stageOf(regions)
  const run = await deploy(sandbox, {
    inputs: {
      'aws-region': regions.join(','),
      timeout: '6000',
      'regions-config': JSON.stringify({
        [there]: { 'memory-size': 1, 'wait-timeout': '1m', alias: '1' },
        'ap-south-1': {},
        europe: {},
      }),
    },
  })
  expect(onlyError(run)).toMatch(/^6 problems were found:/)
  for (const text of [
    `regions-config: ${there}: 'wait-timeout' is not an input that may differ from region to region.`,
    'regions-config: the run has no region ap-south-1; it has us-east-1, eu-west-1.',
    "regions-config: 'europe' is not a region code.",
    "timeout: '6000' is not a whole number of 1 to 5400.",
    `${there}: memory-size: '1' is not a whole number of 128 to 32768.`,
    `${there}: alias: '1' is not the name of an alias.`,
  ]) {
    expect(onlyError(run).split(text)).toHaveLength(2)
  }
  expect(sandbox.requests.all).toEqual([])
})

test('what the inspection finds in several regions is reported in one error, each once', async () => {
  const sandbox = await stageOf(regions)
  const inputs = { 'aws-region': regions.join(','), 'function-config': 'missing.json' }
  const run = await deploy(sandbox, { inputs })
  expect(onlyError(run).split('\n').slice(1).sort()).toEqual([
    "1. function-config: there is no file 'missing.json'. Write the path of a JSON file, relative to the workspace.",
    `2. There is no function hello-world in ${here}. Correct function-name or aws-region, or set role to create it.`,
    `3. There is no function hello-world in ${there}. Correct function-name or aws-region, or set role to create it.`,
  ])
})

test('a role that one region refuses is told with the role', async () => {
  const sandbox = await stageOf(regions)
  const image = await nextImage(sandbox, await seedEverywhere(sandbox))
  const role = `arn:aws:iam::${account}:role/deploy-{region}`
  sandbox.iam.putRole({ name: `deploy-${here}`, trust: documented('trust-policy'), policies: [everywhere('deploy')] })
  const run = await deploy(sandbox, { inputs: { ...image, 'role-to-assume': role } })
  expect(onlyError(run)).toContain(`role/deploy-${there}`)
})

/** In each region a function whose alias was moved from version 1 to 2. */
async function givenOnSecond(sandbox: Sandbox): Promise<void> {
  const alias = { description: '[previous: 1]' }
  for (const region of regions) await givenFunction(sandbox, { region, versions: ['one', 'two'], alias })
}

test('rollback: true uses the names of each region', async () => {
  const sandbox = await stageOf(regions)
  await givenOnSecond(sandbox)
  const inputs = { 'aws-region': regions.join(','), alias: 'live', rollback: 'true' }
  const back = await deploy(sandbox, { inputs })
  expect(back.exitCode, back.log).toBe(0)
  expect(Object.values(told(back)).map(({ version }) => version)).toEqual(['1', '1'])
})

test('rollback: true tells what each region has, also when one refuses', async () => {
  const sandbox = await stageOf(regions)
  await givenOnSecond(sandbox)
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', region: there, kind: 'deny' })
  const inputs = { 'aws-region': regions.join(','), alias: 'live', rollback: 'true' }
  const back = await deploy(sandbox, { inputs })
  expect(onlyError(back)).toContain('lambda:UpdateAlias')
  expect(versionsTold(back)).toEqual({ [here]: '1', [there]: '2' })
  expect(live(sandbox)).toEqual({ [here]: '1', [there]: '2' })
  expect(told(back)[there]?.error).toContain('lambda:UpdateAlias')
})

test('a function whose ARN has the region in it', async () => {
  const sandbox = await stageOf(regions)
  const inputs = {
    ...(await runningImage(sandbox, 'one')),
    'function-name': `arn:aws:lambda:{region}:${account}:function:hello-world`,
    role: executionRole,
  }
  const run = await create(sandbox, { inputs })
  expect(run.exitCode, run.log).toBe(0)
  expect(Object.keys(told(run))).toEqual(regions)
})
