import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { setImageStage } from './image-stage.ts'
import { asRead, changes, commit, helloCheckout, invoke, onlyError, versions } from './read-back.ts'
import { stageOf, told } from './regions-stage.ts'
import { account, checkout, codeSha256, create, deploy, setStage } from './stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`

test('a new image, a changed one and an unchanged one, of which each output says what is live', async () => {
  const sandbox = await setStage()

  const first = await create(sandbox, { workspace: helloCheckout('one') })
  expect(first.exitCode, first.log).toBe(0)
  expect(first.outputs).toMatchObject({
    version: '1',
    changed: 'true',
    region: 'us-east-1',
    'previous-version': '',
    'previous-digest': '',
  })

  const second = await deploy(sandbox, { workspace: helloCheckout('two') })
  expect(second.exitCode, second.log).toBe(0)
  const { results = '', ...scalars } = second.outputs
  const digest = (await sandbox.ecr.tags('hello-world'))[commit] ?? ''
  expect(digest).not.toBe(first.outputs.digest)
  expect(scalars).toEqual({
    digest,
    version: '2',
    'image-uri': `${await sandbox.ecr.host()}/hello-world@${digest}`,
    'image-tags': commit,
    'function-arn': functionArn,
    'version-arn': `${functionArn}:2`,
    'alias-arn': '',
    'code-sha256': digest.replace('sha256:', ''),
    'previous-version': '1',
    'previous-digest': first.outputs.digest,
    changed: 'true',
    'function-url': '',
    region: 'us-east-1',
    'console-url':
      'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/hello-world/versions/2',
  })
  expect(await codeSha256(sandbox, '2')).toBe(scalars['code-sha256'])
  expect(JSON.parse(results)).toEqual({ 'us-east-1': { ...scalars, 'image-tags': [commit], changed: true } })

  const third = await deploy(sandbox, { workspace: helloCheckout('two') })
  expect(third.exitCode, third.log).toBe(0)
  expect(third.outputs).toMatchObject({ version: '2', changed: 'false', digest })
  expect(versions(sandbox)).toEqual({ 1: first.outputs.digest, 2: digest })

  // Each version answers from the image that it was deployed with.
  expect(await invoke(sandbox, '2', { n: 2 })).toEqual({ message: 'two', event: { n: 2 } })
  expect(await invoke(sandbox, '1', { n: 1 })).toEqual({ message: 'one', event: { n: 1 } })
})

test('with skip-unchanged false the same image is deployed again and gets a version of its own', async () => {
  const { deployTag, sandbox, digests } = await setImageStage()

  const again = await deployTag('v1', { 'skip-unchanged': 'false' })
  expect(again.outputs, again.log).toMatchObject({ version: '2', changed: 'true', digest: digests.v1 })
  expect(versions(sandbox)).toEqual({ 1: digests.v1, 2: digests.v1 })
})

test('a tag that the function lacked is a change, and one that it has is none', async () => {
  const { deployTag } = await setImageStage()
  const tags = { 'tags-function': 'team=one' }
  const tagged = await deployTag('v1', tags)
  expect(tagged.outputs, tagged.log).toMatchObject({ version: '1', changed: 'true' })
  expect(tagged.summary).not.toContain('already')
  expect((await deployTag('v1', tags)).outputs).toMatchObject({ version: '1', changed: 'false' })
})

test('with publish false only $LATEST gets the image, and a later run that publishes gives it a version', async () => {
  const { deployTag, sandbox, digests } = await setImageStage()

  const latest = await deployTag('v2', { publish: 'false' })
  expect(latest.outputs, latest.log).toMatchObject({ version: '$LATEST', 'version-arn': '', changed: 'true' })
  expect(`sha256:${await codeSha256(sandbox, '$LATEST')}`).toBe(latest.outputs.digest)
  expect(versions(sandbox)).toEqual({ 1: digests.v1 })

  const same = await deployTag('v2', { publish: 'false' })
  expect(same.outputs, same.log).toMatchObject({ version: '$LATEST', changed: 'false' })

  const dry = await deployTag('v2', { 'dry-run': 'true' })
  expect(dry.log).toContain('would leave the image of hello-world in us-east-1 as it is, and publish a version')

  const published = await deployTag('v2')
  expect(published.outputs, published.log).toMatchObject({ version: '2', changed: 'true' })
  expect(published.summary).not.toContain('already')
  expect(versions(sandbox)).toEqual({ 1: digests.v1, 2: latest.outputs.digest })
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toHaveLength(1)
})

test('a dry run builds, changes nothing anywhere, and says what it would create in one region and update in another', async () => {
  const sandbox = await stageOf(['us-east-1', 'eu-west-1'])
  const there = { name: 'hello-world', region: 'eu-west-1' }
  const { one } = await givenFunction(sandbox, { ...there, versions: ['one'] })
  const before = [sandbox.lambda.functions(), await sandbox.ecr.tags(there)]

  const inputs = { 'aws-region': 'us-east-1,eu-west-1', 'dry-run': 'true' }
  const rehearsed = await create(sandbox, { workspace: checkout('two'), inputs })
  expect(rehearsed.exitCode, rehearsed.log).toBe(0)
  const host = await sandbox.ecr.host()
  const would = [
    `would create the ECR repository ${host}/hello-world`,
    `would push ${host}/hello-world:${commit}`,
    'would create the function hello-world in us-east-1 with the pushed digest',
  ]
  for (const sentence of would) {
    expect(rehearsed.log).toContain(`Dry run: ${sentence}`)
    expect(asRead(rehearsed.summary).replaceAll('`', '')).toContain(`- ${sentence}\n`)
  }
  expect(rehearsed.log).toContain(
    `Dry run: would update hello-world in eu-west-1 from ${one?.slice(0, 19)} to the pushed digest and publish a version`,
  )
  expect(rehearsed.log).toMatch(/^Built sha256:/m)
  expect(rehearsed.outputs).toMatchObject({ changed: 'false', version: '', digest: '' })
  expect(told(rehearsed)['eu-west-1']).toMatchObject({ changed: false, version: '1', digest: one })
  expect(await sandbox.ecr.hasRepository('hello-world')).toBe(false)
  expect([sandbox.lambda.functions(), await sandbox.ecr.tags(there)]).toEqual(before)
  expect(changes(sandbox)).toEqual([])
})

test('a dry run finds out what would stop the deploy', async () => {
  const sandbox = await setStage()
  const refused = await deploy(sandbox, { inputs: { 'dry-run': 'true' } })
  expect(onlyError(refused)).toContain('There is no function hello-world in us-east-1.')

  const workspace = checkout('one', 'RUN exit 7')
  const broken = await create(sandbox, { workspace, inputs: { 'dry-run': 'true' } })
  expect(onlyError(broken)).toMatch(
    /^The image could not be built: 'RUN exit 7' \(Dockerfile:\d\) ended with exit code 7\. /,
  )
})
