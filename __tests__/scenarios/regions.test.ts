import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { before } from './build-gate.ts'
import { asRead, builds, changes, commit, onlyError, versions } from './read-back.ts'
import { engineImage, runningImage } from './regions-stage.ts'
import { account, create, deploy, documented, setStage, startDeploy } from './stage.ts'

const here = 'us-east-1'
const there = 'eu-west-1'
const inputs = { 'aws-region': `${here}, ${there}` }
/** For those that push, and of which the build is not the point. */
const pushed = engineImage()

/** A stage with two regions, and the documented policies with `*` in place of the region. */
async function stageOfTwo(): Promise<Sandbox> {
  const sandbox = await setStage({ regions: [here, there] })
  const policies = [documented('deploy'), documented('create-function')]
  sandbox.iam.setPolicies('deploy', JSON.parse(JSON.stringify(policies).replaceAll(`:${here}:`, ':*:')))
  return sandbox
}

/** Puts a function with one version into a region. @returns its digest */
async function seedFunction(sandbox: Sandbox, region: string): Promise<string> {
  const uri = await sandbox.ecr.createRepository({ name: 'hello-world', region })
  const digest = await sandbox.ecr.putImage({ name: 'hello-world', region }, { tag: 'before' })
  await sandbox.lambda.seed({ name: 'hello-world', region, imageUri: `${uri}:before`, publish: true })
  return digest
}

test('several regions get one build under one digest; results has each of them, the other outputs are those of the first', async () => {
  const sandbox = await stageOfTwo()
  const before = await seedFunction(sandbox, there)
  const deployed = await create(sandbox, { inputs })
  const { outputs, log, summary } = deployed
  expect(deployed.exitCode, log).toBe(0)
  expect(builds(deployed)).toBe(1)
  expect(deployed.groups.filter((title) => title.startsWith('Build '))).toEqual(['Build the image for linux/amd64'])

  const { results = '', ...scalars } = outputs
  const { digest = '' } = scalars
  expect(await sandbox.ecr.tags({ name: 'hello-world', region: here })).toEqual({ [commit]: digest })
  expect(await sandbox.ecr.tags({ name: 'hello-world', region: there })).toEqual({ before, [commit]: digest })
  expect(versions(sandbox, here)).toEqual({ 1: digest })
  expect(versions(sandbox, there)).toEqual({ 1: before, 2: digest })
  expect(sandbox.github.issued).toHaveLength(1)

  const functionArn = `arn:aws:lambda:${there}:${account}:function:hello-world`
  expect(JSON.parse(results), log).toEqual({
    [here]: { ...scalars, 'image-tags': [commit], changed: true },
    [there]: {
      digest,
      version: '2',
      'image-uri': `${await sandbox.ecr.host(there)}/hello-world@${digest}`,
      'image-tags': [commit],
      'function-arn': functionArn,
      'version-arn': `${functionArn}:2`,
      'alias-arn': '',
      'code-sha256': digest.replace('sha256:', ''),
      'previous-version': '1',
      'previous-digest': before,
      changed: true,
      'function-url': '',
      region: there,
      'console-url': `https://${there}.console.aws.amazon.com/lambda/home?region=${there}#/functions/hello-world/versions/2`,
    },
  })
  expect(scalars).toMatchObject({ region: here, version: '1', 'previous-version': '' })
  expect(summary).toContain('### ✅ `hello-world` is on the new image in us-east-1, eu-west-1\n')
})

test('what is unchanged in one region is deployed to the other alone', async () => {
  const sandbox = await stageOfTwo()
  await seedFunction(sandbox, here)
  const before = await seedFunction(sandbox, there)
  const image = await runningImage(sandbox, 'next')
  const imageUri = `${await sandbox.ecr.host(here)}/hello-world:next`
  await sandbox.lambda.seed({ name: 'hello-world', region: here, imageUri, publish: true })

  const { outputs, log } = await deploy(sandbox, { inputs: image })
  const results = JSON.parse(outputs.results ?? '{}')
  const { digest } = outputs
  expect(results[here], log).toMatchObject({ changed: false, version: '1' })
  expect(results[there], log).toMatchObject({ changed: true, version: '2' })
  expect(versions(sandbox, there)).toEqual({ 1: before, 2: digest })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode').map(({ region }) => region)).toEqual([there])
})

test('a failure in one region is told with its name, and the other region finishes', async () => {
  const sandbox = await stageOfTwo()
  for (const region of [here, there]) await seedFunction(sandbox, region)
  const image = await runningImage(sandbox, 'next')
  const reason = 'InvalidImage: ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:0'
  const other = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode', region: there })
  sandbox.lambda.failNextUpdate({
    name: 'hello-world',
    region: here,
    reasonCode: 'InvalidImage',
    reason,
    when: 'latest',
  })

  const running = startDeploy(sandbox, { inputs: image })
  await before(other.arrived, running)
  await failureSeen(sandbox, running)
  other.release()
  const failed = await running.result
  expect(onlyError(failed)).toContain(`${here}: Lambda could not `)
  expect(onlyError(failed)).toContain(reason)
  expect(onlyError(failed)).not.toContain(there)
  const [, , ...added] = [...Object.entries(versions(sandbox, there))].flat()
  const { next: digest } = await sandbox.ecr.tags({ name: 'hello-world', region: there })
  expect(added).toEqual(['2', digest])
  expect(sandbox.lambda.function({ name: 'hello-world', region: there }).latest).toMatchObject({
    LastUpdateStatus: 'Successful',
  })
  // What went live all the same is an output and in the summary.
  expect(JSON.parse(failed.outputs.results ?? '{}')).toMatchObject({
    [there]: { version: '2', changed: true, digest },
  })
  expect(failed.summary).toContain('### ❌ `hello-world` is on the new image in 1 of 2 regions')
  expect(asRead(failed.summary)).toContain(`| ✅ | ${there} | 1 → 2 |`)
})

/** Waits until the run has been told that the update of its first region failed. */
async function failureSeen(sandbox: Sandbox, running: RunHandle): Promise<void> {
  const told = async () => {
    const options = { timeout: 60_000 }
    const status = () => sandbox.lambda.function({ name: 'hello-world', region: here }).latest.LastUpdateStatus
    await expect.poll(status, options).toBe('Failed')
    const asked = () => sandbox.requests.of('lambda').filter(({ region }) => region === here).length
    const soFar = asked()
    await expect.poll(asked, options).toBeGreaterThan(soFar)
  }
  await before(told(), running)
}

test('a push that one region refuses releases in neither', async () => {
  const sandbox = await stageOfTwo()
  const before = await seedFunction(sandbox, here)
  await seedFunction(sandbox, there)
  sandbox.faults.add({ service: 'registry', operation: 'PutImage', region: there, kind: 'deny' })

  const failed = await deploy(sandbox, { inputs: { ...inputs, ...pushed } })
  expect(onlyError(failed)).toContain(`${there}: `)
  expect(onlyError(failed)).toContain(`ecr:PutImage on resource: arn:aws:ecr:${there}:`)
  expect(versions(sandbox, here)).toEqual({ 1: before })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toEqual([])
})

test('what one region lacks is refused before the build of any', async () => {
  const sandbox = await stageOfTwo()
  await seedFunction(sandbox, here)
  const refused = await deploy(sandbox, { inputs })
  expect(onlyError(refused)).toMatch(/^There is no function hello-world in eu-west-1\. /)
  expect(builds(refused)).toBe(0)
  expect(changes(sandbox)).toEqual([])
})

test.each([
  { region: 'us-gov-west-1', partition: 'aws-us-gov', name: 'GovCloud' },
  { region: 'cn-north-1', partition: 'aws-cn', name: 'China' },
  { region: 'eusc-de-east-1', partition: 'aws-eusc', name: 'the European Sovereign Cloud' },
])('$name: roles, function and repository of its partition', async ({ region, partition }) => {
  const inPartition = (name: string) =>
    JSON.parse(
      JSON.stringify(documented(name)).replaceAll('arn:aws:', `arn:${partition}:`).replaceAll('us-east-1', region),
    )
  const sandbox = await setStage({
    regions: [region],
    roles: [
      {
        name: 'deploy',
        trust: inPartition('trust-policy'),
        policies: [inPartition('deploy'), inPartition('create-function')],
      },
      { name: 'hello-world', trust: inPartition('execution-role-trust') },
    ],
  })
  const role = (name: string) => `arn:${partition}:iam::${account}:role/${name}`
  const step = { inputs: { 'role-to-assume': role('deploy'), role: role('hello-world'), 'aws-region': region } }

  const first = await create(sandbox, { inputs: { ...step.inputs, ...pushed } })
  expect(first.outputs, first.log).toMatchObject({
    version: '1',
    'function-arn': `arn:${partition}:lambda:${region}:${account}:function:hello-world`,
    region,
  })
  const functionName = first.outputs['function-arn'] ?? ''
  const two = await sandbox.ecr.putImage('hello-world', { tag: 'two' })
  const second = await deploy(sandbox, {
    inputs: {
      ...step.inputs,
      'function-name': functionName,
      'image-uri': `${await sandbox.ecr.host()}/hello-world:two`,
    },
  })
  expect(second.outputs, second.log).toMatchObject({ version: '2', 'version-arn': `${functionName}:2` })
  expect(versions(sandbox)).toEqual({ 1: first.outputs.digest, 2: two })
})
