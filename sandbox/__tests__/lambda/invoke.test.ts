import {
  CreateAliasCommand,
  type ImageConfig,
  InvokeCommand,
  type InvokeCommandInput,
  type LambdaClient,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LambdaSandbox, lambdaService, type Seed } from '../../lambda/index.ts'
import { repositoryUri, TestImages } from '../../testing/images.ts'
import { ACCOUNT, type Served, serve } from '../../testing/service.ts'
import { log, payload, streamed } from './support/answer.ts'
import { containersOf, isPulled, type Registry, startRegistry } from './support/engine.ts'
import { settled } from './support/settled.ts'

const region = 'us-east-1'
const imageUri = `${repositoryUri('echo')}:latest`
/** The test's own images have the architecture of the machine. */
const [own, other] = process.arch === 'arm64' ? (['arm64', 'x86_64'] as const) : (['x86_64', 'arm64'] as const)
/** An update is over when a test says so. */
const settle = { create: 20, update: 60_000, publish: 20, restore: 20 }

let registry: Registry
let lambda: LambdaSandbox
let served: Served
let client: LambdaClient
let reference: string
const images = new TestImages()

beforeAll(async () => {
  registry = await startRegistry()
  const echo = await registry.push(
    'echo',
    'RUN mkdir -m 777 /open\nENV GREETING=hello\nWORKDIR /work\nENTRYPOINT ["/runtime"]\nCMD ["app.handler"]',
  )
  reference = echo.reference
  images.push('echo', 'latest', echo)
  lambda = lambdaService({ images, accountId: ACCOUNT, settle })
  served = await serve(lambda)
  client = served.client()
})

afterAll(async () => {
  await lambda?.stop()
  await served?.stop()
  await registry?.stop()
})

function seed(name: string, seeded: Partial<Seed> = {}) {
  return lambda.seed({ name, region, imageUri, architecture: own, ...seeded })
}

/** A function that starts its image in another way. */
async function seedStarting(FunctionName: string, ImageConfig: ImageConfig): Promise<void> {
  await seed(FunctionName)
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, ImageConfig }))
  lambda.busyFor(FunctionName, 0)
}

async function invoke(FunctionName: string, event: unknown, input: Partial<InvokeCommandInput> = {}) {
  return client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), LogType: 'Tail', ...input }))
}

describe('an image function is invoked in the engine', () => {
  test('under the constraints of Lambda, with what it is configured to have', async () => {
    await seed('echo', { publish: true })
    const output = await invoke('echo:1', { hello: 'world' })
    expect(payload(output)).toEqual({
      event: { hello: 'world' },
      root: 'read-only',
      tmp: 'yes',
      user: '993',
      capabilities: '0000000000000000',
      directory: '/work',
      handler: 'app.handler',
      greeting: 'hello',
      version: '1',
      memory: '128',
      start: expect.any(String),
      arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:echo:1`,
      zone: { AvailabilityZoneID: 'use1-az1' },
    })
    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '1' })
    expect(output.FunctionError).toBeUndefined()
    expect(log(output)).toMatch(
      // Its two lines come from two streams, which no order binds.
      /^START RequestId: (\S+) Version: 1\n(?=.*\n?.*answering \1\n)(?=.*\n?started with handler app.handler\n)(?:.+\n){2}END RequestId: \1\nREPORT RequestId: \1\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t\n$/,
    )
  })

  test('the container stays warm, until the version has other content', async () => {
    await seed('warm')
    const start = async () => Object(payload(await invoke('warm', {}))).start
    const first = await start()
    expect(await start()).toBe(first)
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: 'warm', Environment: { Variables: { GREETING: 'bye' } } }),
    )
    expect(await start(), 'what it was runs on while the update is under way').toBe(first)
    lambda.busyFor('warm', 0)
    const after = payload(await invoke('warm', {}))
    expect(after).toMatchObject({ greeting: 'bye' })
    expect(Object(after).start).not.toBe(first)
  })

  test('two at once get a container each', async () => {
    await seed('parallel')
    const outputs = await Promise.all([invoke('parallel', { n: 1 }), invoke('parallel', { n: 2 })])
    const [one, two] = outputs.map((output) => Object(payload(output)))
    expect([one.event, two.event]).toEqual([{ n: 1 }, { n: 2 }])
    expect(one.start).not.toBe(two.start)
  })

  test('an alias runs the version that its weights say, and tells which', async () => {
    await seed('aliased', { publish: true })
    const FunctionName = 'aliased'
    const RoutingConfig = { AdditionalVersionWeights: { 1: 1 } }
    lambda.busyFor(FunctionName, 0)
    await client.send(new PublishVersionCommand({ FunctionName }))
    await client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2', RoutingConfig }))
    const output = await invoke('aliased:live', {})
    expect(output.ExecutedVersion).toBe('1')
    expect(payload(output)).toMatchObject({ version: '1', arn: expect.stringMatching(/:aliased:live$/) })
  })

  test("an error of the handler's own comes as it was posted", async () => {
    await seed('fails')
    const output = await invoke('fails', 'fail')
    expect(output).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' })
    expect(payload(output)).toEqual({ errorType: 'Broken', errorMessage: 'as asked' })
  })

  test('a response may be taken as a stream, which ends with the log, or with the error', async () => {
    await seed('streams')
    const stream = (event: unknown) => streamed(client, 'streams', event)
    const told = await stream({ hello: 'world' })
    const chunks = told.map(({ PayloadChunk }) => Buffer.from(PayloadChunk?.Payload ?? []))
    expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({ event: { hello: 'world' } })
    expect(told.at(-1)).toEqual({ InvokeComplete: { LogResult: expect.any(String) } })
    expect(await stream('fail')).toEqual([
      {
        InvokeComplete: {
          ErrorCode: 'Unhandled',
          ErrorDetails: '{"errorType":"Broken","errorMessage":"as asked"}',
          LogResult: expect.any(String),
        },
      },
    ])
  })

  test('a runtime that exits, and the next event', async () => {
    await seed('crashes')
    const output = await invoke('crashes', 'crash')
    expect(output.FunctionError).toBe('Unhandled')
    expect(payload(output)).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 1$/),
    })
    expect(log(output)).toContain('Error: Runtime exited with error: exit status 1\nRuntime.ExitError\nEND ')
    expect((await invoke('crashes', {})).FunctionError).toBeUndefined()
  })

  test('a runtime that ends after its answer is replaced', async () => {
    await seed('once')
    const running = (await containersOf(reference)).length
    expect(payload(await invoke('once', 'once'))).toMatchObject({ event: 'once' })
    while ((await containersOf(reference)).length > running) await new Promise((resolve) => setTimeout(resolve, 50))
    // The client of a container that is gone may take a moment to end: until then the environment counts as warm.
    await expect.poll(async () => payload(await invoke('once', {}))).toMatchObject({ event: {} })
  })

  test('an image that the engine can not pull', async () => {
    const gone = { reference: `${reference.replace('/echo@', '/gone@')}`, digest: `sha256:${'a'.repeat(64)}` }
    images.push('gone', 'latest', { ...gone, dockerConfig: '/nowhere' })
    await seed('gone', { imageUri: `${repositoryUri('gone')}:latest` })
    await expect(invoke('gone', {})).rejects.toMatchObject({
      name: 'ServiceException',
      message: expect.stringContaining(`The engine can't pull ${gone.reference}`),
    })
  })

  test('a timeout ends at the timeout', async () => {
    await seed('sleeps')
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'sleeps', Timeout: 1 }))
    lambda.busyFor('sleeps', 0)
    // The function would sleep for 30 seconds.
    const began = performance.now()
    const output = await invoke('sleeps', 'sleep')
    expect(performance.now() - began).toBeLessThan(25_000)
    expect(payload(output)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
    })
    expect(log(output)).toContain('Task timed out after 1.00 seconds')
  })

  test('an entry point that exits before it asks for an event', async () => {
    await seedStarting('exits', { EntryPoint: ['/bin/sh', '-c'], Command: ['exit 7'] })
    const output = await invoke('exits', {})
    expect(payload(output)).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('Runtime exited with error: exit status 7'),
    })
  })

  test('an entry point that is not there', async () => {
    await seedStarting('missing', { EntryPoint: ['/not/there'] })
    expect(payload(await invoke('missing', {}))).toMatchObject({
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: expect.stringMatching(/Error: fork\/exec \/not\/there: no such file or directory$/),
    })
  })

  test('an image of another architecture deploys, and fails here', async () => {
    await seed('foreign', { architecture: other })
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'foreign', ImageUri: imageUri }))
    lambda.busyFor('foreign', 0)
    expect(payload(await invoke('foreign', {}))).toMatchObject({
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: expect.stringMatching(/Error: fork\/exec \/runtime: exec format error$/),
    })
  })

  test('ImageConfig replaces the start, part by part', async () => {
    await seedStarting('overridden', { Command: ['other.handler'], WorkingDirectory: '/tmp' })
    expect(payload(await invoke('overridden', {}))).toMatchObject({ handler: 'other.handler', directory: '/tmp' })
  })

  test('an idle function refuses, and wakes', async () => {
    await seed('idle')
    lambda.setIdle('idle')
    await expect(invoke('idle', {})).rejects.toMatchObject({
      name: 'CodeArtifactUserPendingException',
      $metadata: { httpStatusCode: 409 },
    })
    await settled(client, 'idle')
    expect((await invoke('idle', { again: true })).FunctionError).toBeUndefined()
  })

  test('nothing is left in the engine', async () => {
    expect(await isPulled(reference)).toBe(true)
    expect(await containersOf(reference)).not.toEqual([])
    await lambda.stop()
    expect(await containersOf(reference)).toEqual([])
    expect(await isPulled(reference)).toBe(false)
  })
})
