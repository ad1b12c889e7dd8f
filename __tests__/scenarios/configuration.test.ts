import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { env, type ImageStage, openImageStage, setImageStage } from './image-stage.ts'
import { asRead, changes, onlyError } from './read-back.ts'
import { checkout, create, deploy, setStage } from './stage.ts'

/** What the newest published version has. */
function newest({ sandbox }: Pick<ImageStage, 'sandbox'>): Readonly<Record<string, unknown>> {
  return sandbox.lambda.function('hello-world').versions.at(-1) ?? {}
}

const inputs = {
  'memory-size': '256',
  timeout: '30',
  'ephemeral-storage': '1024',
  description: 'Says hello',
  environment: 'GREETING=hello there',
  'image-command': 'serve\n--loud',
  'image-entry-point': '["/bin/app"]',
  'image-working-directory': '/work',
  'tags-function': 'team=one, two',
}

test('every input reaches the published version, together with the code, and only what differs is sent', async () => {
  const stage = await setImageStage()
  const deployed = await stage.deployTag('v2', inputs)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true', digest: stage.digests.v2 })
  expect(newest(stage)).toMatchObject({
    Version: '2',
    CodeSha256: stage.digests.v2.replace('sha256:', ''),
    MemorySize: 256,
    Timeout: 30,
    EphemeralStorage: { Size: 1024 },
    Description: 'Says hello',
    Environment: { Variables: { GREETING: 'hello there' } },
    ImageConfigResponse: {
      ImageConfig: { EntryPoint: ['/bin/app'], Command: ['serve', '--loud'], WorkingDirectory: '/work' },
    },
  })
  expect(stage.sandbox.lambda.function('hello-world').tags).toEqual({ team: 'one, two' })
  expect(asRead(deployed.summary)).toContain('| memory-size | 128 MB | 256 MB |')
  expect(asRead(deployed.summary)).toContain('| environment |  | + `GREETING` |')
  expect(deployed.log).toMatch(/^us-east-1: memory-size 128 MB -> 256 MB$/m)
  expect(deployed.log).not.toContain('hello there')
  const { requests } = stage.sandbox
  const updates = () => requests.of('lambda', 'UpdateFunctionConfiguration').length
  expect([updates(), requests.of('lambda', 'TagResource').length]).toEqual([1, 1])
  requests.clear()

  const same = await stage.deployTag('v2', inputs)
  expect(same.outputs, same.log).toMatchObject({ version: '2', changed: 'false' })
  expect(changes(stage.sandbox).map(({ operation }) => operation)).toEqual(['PublishVersion'])

  const code = await stage.deployTag('v3', inputs)
  expect(code.outputs, code.log).toMatchObject({ version: '3', changed: 'true' })
  expect(updates()).toBe(0)
})

test('a configuration alone makes a version of its own', async () => {
  const stage = await setImageStage()
  const deployed = await stage.deployTag('v1', { 'memory-size': '512' })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true', digest: stage.digests.v1 })
  expect(newest(stage)).toMatchObject({ Version: '2', MemorySize: 512 })
  expect(stage.sandbox.requests.of('lambda', 'UpdateFunctionCode')).toEqual([])
})

test('with publish false the configuration reaches $LATEST, and no version', async () => {
  const { sandbox, deployTag } = await setImageStage()
  const deployed = await deployTag('v2', { 'memory-size': '512', publish: 'false' })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '$LATEST', changed: 'true' })
  const { latest, versions } = sandbox.lambda.function('hello-world')
  expect(latest).toMatchObject({ MemorySize: 512 })
  expect(versions).toHaveLength(1)
})

describe('function-config', () => {
  const file = {
    MemorySize: 256,
    Timeout: 10,
    Environment: { Variables: { OF_THE_FILE: '1', OF_BOTH: 'file' } },
    TracingConfig: { Mode: 'Active' },
    VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
    LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
    Tags: { team: 'one' },
  }
  const expected = {
    MemorySize: 512,
    Timeout: 10,
    Environment: { Variables: { KEPT: '0', OF_THE_FILE: '1', OF_BOTH: 'input' } },
    TracingConfig: { Mode: 'Active' },
    VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
    LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' },
  }
  const over = { 'memory-size': '512', environment: 'OF_BOTH=input' }

  test('is a path or the JSON itself, the inputs win, and a second run changes nothing', async () => {
    const stage = await setImageStage({ environment: { KEPT: '0' } })
    const inline = await stage.deployTag('v2', { 'function-config': JSON.stringify(file), ...over })
    expect(inline.outputs, inline.log).toMatchObject({ version: '2' })
    expect(newest(stage)).toMatchObject(expected)
    expect(stage.sandbox.lambda.function('hello-world').tags).toEqual({ team: 'one' })

    const workspace = folder({ 'function.json': JSON.stringify({ ...file, VpcConfig: turned }) })
    const image = { 'image-uri': `${await stage.sandbox.ecr.host()}/hello-world:v2` }
    const byPath = await deploy(stage.sandbox, {
      env,
      workspace,
      inputs: { 'function-config': 'function.json', ...over, ...image },
    })
    expect(byPath.outputs, byPath.log).toMatchObject({ version: '2', changed: 'false' })
  })

  const turned = { SubnetIds: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] }
})

describe('what Lambda would refuse is refused before the build', () => {
  let stage: ImageStage
  beforeAll(async () => {
    stage = await openImageStage()
  })
  afterAll(() => stage.sandbox.stop())

  const big = `BIG=${'x'.repeat(4096)}`

  test.each<[string, Record<string, string>, RegExp[]]>([
    [
      'an unknown member and a bad value',
      { 'function-config': '{"Memory": 1, "Timeout": 6000}' },
      [
        /^function-config: the member 'Memory' is not known\. Remove or correct it: the members are those of UpdateFunctionConfiguration and CreateFunction\.$/,
        /^function-config: Timeout: .* received 6000\. /,
      ],
    ],
    ['no file', { 'function-config': 'config.json' }, [/^function-config: there is no file 'config\.json'\. /]],
    ['a reserved name', { environment: 'AWS_REGION=x' }, [/^environment: Lambda sets AWS_REGION itself/]],
    [
      'too many variables, and a snapshot of much storage',
      { environment: big, 'snap-start': 'published-versions', 'ephemeral-storage': '1024' },
      [/^environment: .* in us-east-1 would have 4\d+ bytes in total/, /^snap-start: /],
    ],
  ])('%s', async (_, asked, errors) => {
    const { sandbox } = stage
    const run = await deploy(sandbox, { workspace: checkout(), inputs: asked })
    const said = onlyError(run)
      .split('\n')
      .filter((line) => !line.endsWith(' problems were found:'))
    expect(said).toHaveLength(errors.length)
    const found = said.map((line) => line.replace(/^\d+\. /, ''))
    expect(found).toEqual(expect.arrayContaining(errors.map((error) => expect.stringMatching(error))))
    expect(run.log).not.toMatch(/^#\d+ |^Built /m)
    expect(changes(sandbox)).toEqual([])
  })

  test('and in several regions it is said once', async () => {
    const sandbox = await setStage({ regions: ['us-east-1', 'eu-west-1'] })
    const run = await create(sandbox, {
      env,
      inputs: { 'aws-region': 'us-east-1, eu-west-1', 'function-config': '{"Memory": 1}', environment: 'AWS_REGION=x' },
    })
    expect(onlyError(run).match(/'Memory' is not known/g)).toHaveLength(1)
  })
})

test('a dry run says what it would configure, tag, verify and delete, and changes nothing', async () => {
  const { sandbox, deployTag } = await setImageStage({ environment: { KEPT: '0', SET: '0' } })
  const before = sandbox.lambda.functions()

  const dry = await deployTag('v1', {
    ...inputs,
    environment: 'SET=1\nNEW=1',
    'verify-event': '{}',
    'before-traffic-event': '{}',
    'keep-versions': '3',
    alias: 'live',
    'dry-run': 'true',
  })
  expect(dry.exitCode, dry.log).toBe(0)
  expect(dry.log.split('\n').filter((line) => line.startsWith('Dry run: would'))).toEqual([
    'Dry run: would leave the image of hello-world in us-east-1 as it is, and publish a version',
    'Dry run: would configure hello-world in us-east-1: description "" -> "Says hello"',
    'Dry run: would configure hello-world in us-east-1: timeout 3 s -> 30 s',
    'Dry run: would configure hello-world in us-east-1: memory-size 128 MB -> 256 MB',
    'Dry run: would configure hello-world in us-east-1: ephemeral-storage 512 MB -> 1024 MB',
    'Dry run: would configure hello-world in us-east-1: environment adds NEW, changes SET',
    'Dry run: would configure hello-world in us-east-1: image-command unset -> ["serve","--loud"]',
    'Dry run: would configure hello-world in us-east-1: image-entry-point unset -> ["/bin/app"]',
    'Dry run: would configure hello-world in us-east-1: image-working-directory unset -> "/work"',
    'Dry run: would give hello-world in us-east-1 the tags team',
    'Dry run: would verify the new version of hello-world in us-east-1',
    'Dry run: would send before-traffic-event to the new version of hello-world in us-east-1, once',
    'Dry run: would create the alias hello-world:live in us-east-1',
    'Dry run: would delete versions of hello-world in us-east-1 that are older than the newest 3 and not in use',
  ])
  expect(changes(sandbox)).toEqual([])
  expect(sandbox.lambda.functions()).toEqual(before)
})
