import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterEach, describe, expect, test } from 'vitest'
import { answer, commandCheckout, functionsStage, liveVersions, toldOfFunctions } from './functions-stage.ts'
import { asRead, builds, changes, commit, imageConfig, onlyError } from './read-back.ts'
import { deploy } from './stage.ts'

let sandbox: Sandbox
afterEach(() => sandbox.stop())

/** Both start the image by a command of their own, and are to answer with it. */
const verified = (name: string) => ({
  'image-command': [name],
  'verify-event': {},
  'verify-expect': { message: name },
})
const own = (name: string) => ({ ...verified(name), 'test-event': {}, 'test-expect': { message: name } })

test('functions of one image get it from one build and one push, each with its own command', async () => {
  sandbox = await functionsStage(['api', 'worker'])
  const step = {
    workspace: commandCheckout(),
    inputs: {
      'function-name': 'api\nworker\nmail',
      'functions-config': JSON.stringify({ api: own('api'), worker: { ...own('worker'), 'memory-size': 256 } }),
      missing: 'skip',
      alias: 'live',
    },
  }
  const run = await deploy(sandbox, step)
  expect(run.exitCode, run.log).toBe(0)
  const { digest } = run.outputs
  expect(builds(run)).toBe(1)
  expect(await sandbox.ecr.tags('api')).toMatchObject({ [commit]: digest })
  expect(await sandbox.ecr.tags('worker')).not.toHaveProperty(commit)
  expect(liveVersions(sandbox)).toEqual({ api: '2', worker: '2' })
  expect([await answer(sandbox, 'api'), await answer(sandbox, 'worker')]).toEqual(['api', 'worker'])
  expect(sandbox.lambda.function('worker').latest.MemorySize).toBe(256)
  expect(run.annotations.map(({ message }) => message)).toContain(
    'There is no function mail in us-east-1: it was left out.',
  )
  expect(toldOfFunctions(run)).toMatchObject({
    version: '2',
    changed: true,
    functions: { api: { version: '2', digest }, worker: { version: '2', digest } },
  })
  expect(run.outputs).toMatchObject({ version: '2', changed: 'true', region: 'us-east-1' })
  expect(asRead(run.summary)).toMatch(/\| Function \| Region \|[^#]*\| `worker` \| us-east-1 \| 1 → 2 \|/)
  const { config } = await imageConfig(sandbox, 'api', commit)
  expect(config.Labels).toMatchObject({ 'deploy-lambda-image.function': 'api,mail,worker' })

  sandbox.requests.clear()
  const both = JSON.stringify({ api: verified('api'), worker: { ...verified('worker'), 'memory-size': 256 } })
  const again = await deploy(sandbox, { ...step, inputs: { ...step.inputs, 'functions-config': both } })
  expect(toldOfFunctions(again)).toMatchObject({ functions: { api: { changed: false }, worker: { changed: false } } })
  expect(again.outputs.changed).toBe('false')
  // What publishes no new version names the one that is there.
  const operations = new Set(changes(sandbox).map(({ operation }) => operation))
  expect(operations).toEqual(new Set(['PublishVersion', 'Invoke']))
})

describe('one of three functions fails', () => {
  test.each([
    ['stop', 'sequential', { api: '2', mail: '1', worker: '1' }],
    ['stop', 'parallel', { api: '2', mail: '2', worker: '1' }],
    ['rollback', 'parallel', { api: '1', mail: '1', worker: '1' }],
    ['continue', 'sequential', { api: '2', mail: '2', worker: '1' }],
  ])('on-failure: %s, %s', async (policy, strategy, expected) => {
    sandbox = await functionsStage(['api', 'worker', 'mail'])
    await sandbox.ecr.putImage('api', { tag: 'next', layers: [Buffer.from('next')] })
    const reason = 'InvalidImage: ImageLayerFailure'
    sandbox.lambda.failNextUpdate({ name: 'worker', reasonCode: 'InvalidImage', reason, when: 'latest' })
    const run = await deploy(sandbox, {
      inputs: {
        'function-name': 'api, worker, mail',
        'image-uri': `${await sandbox.ecr.host()}/api:next`,
        alias: 'live',
        'on-failure': policy,
        'release-strategy': strategy,
      },
    })
    expect(onlyError(run)).toMatch(/^worker in us-east-1: Lambda could not .*InvalidImage/)
    expect(liveVersions(sandbox)).toEqual(expected)
    const { error, functions } = toldOfFunctions(run)
    expect(Object.fromEntries(Object.entries(functions).map(([name, { version }]) => [name, version]))).toEqual(
      expected,
    )
    expect(error).toContain(`worker: ${functions.worker?.error}`)
    expect(functions.worker?.error).toContain(reason)
    const { error: said } = functions.mail ?? {}
    const why = 'because worker in us-east-1 failed.'
    if (expected.mail === '2') expect(said).toBeUndefined()
    else expect(said).toContain(policy === 'rollback' ? `It was reverted, ${why}` : `It was not started, ${why}`)
  })
})

describe('functions that do not exist', () => {
  test('are refused before anything is changed, each by its name', async () => {
    sandbox = await functionsStage(['api'])
    const run = await deploy(sandbox, { inputs: { 'function-name': 'api, worker, mail' } })
    expect(onlyError(run)).toMatch(/^2 problems .*\n1\. There is no function worker in us-east-1\. .*\n2\. .* mail in /)
    expect(changes(sandbox)).toEqual([])
  })

  test('may all be left out', async () => {
    sandbox = await functionsStage([])
    const run = await deploy(sandbox, { inputs: { 'function-name': 'worker, mail', missing: 'skip' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(run.outputs).toMatchObject({ changed: 'false', results: '{}' })
    expect(run.summary).toContain('Nothing was deployed: there is no function worker or mail')
    expect(changes(sandbox)).toEqual([])
  })
})
