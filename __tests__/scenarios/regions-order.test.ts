import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { before } from './build-gate.ts'
import { onlyError } from './read-back.ts'
import {
  after,
  live,
  nextImage,
  seedEverywhere,
  stageOf,
  told,
  before as untouched,
  versionsTold,
} from './regions-stage.ts'
import { checkout, deploy, startDeploy } from './stage.ts'

const three = ['us-east-1', 'eu-west-1', 'ap-south-1'] as const
const [first, second, third] = three

async function stageOfThree(): Promise<{ sandbox: Sandbox; inputs: Record<string, string> }> {
  const sandbox = await stageOf(three)
  return { sandbox, inputs: await nextImage(sandbox, await seedEverywhere(sandbox)) }
}

/** The releases in the order of their calls: `+` for an update that begins, `>` for an alias that is moved. */
function order({ requests }: Sandbox): string[] {
  return requests.all.flatMap(({ operation, region }) =>
    operation === 'UpdateFunctionCode' ? [`+${region}`] : operation === 'UpdateAlias' ? [`>${region}`] : [],
  )
}

describe('region-strategy', () => {
  test('sequential releases one region after the other, and writes a file for each', async () => {
    const { sandbox, inputs } = await stageOfThree()
    const workspace = folder()
    const results = { 'result-dir': 'out/results' }
    const run = await deploy(sandbox, { workspace, inputs: { ...inputs, ...results, 'region-strategy': 'sequential' } })
    expect(run.exitCode, run.log).toBe(0)
    expect(order(sandbox)).toEqual(three.flatMap((region) => [`+${region}`, `>${region}`]))
    // The files of a deploy that ends well are in a folder that need not be there.
    const file = join(workspace, `out/results/deploy-lambda-image-${third}.json`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(told(run)[third])
    expect(told(run)[third]?.error).toBeUndefined()
  })

  test('one-then-rest releases the first region, then the others side by side', async () => {
    const { sandbox, inputs } = await stageOfThree()
    const updates = [second, third].map((region) =>
      sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode', region }),
    )
    const workspace = folder({ out: 'a file' })
    const step = { ...inputs, 'region-strategy': 'one-then-rest', 'result-dir': 'out' }
    const running = startDeploy(sandbox, { workspace, inputs: step })
    // If the third started only after the second, it would not come while that is held.
    for (const { arrived } of updates) await before(arrived, running)
    for (const { release } of updates) release()
    const run = await running.result
    expect(run.exitCode, run.log).toBe(0)
    const calls = order(sandbox)
    expect(calls.slice(0, 2)).toEqual([`+${first}`, `>${first}`])
    expect(calls.slice(2, 4).sort()).toEqual([`+${third}`, `+${second}`])
    // A file that can not be written warns, and the deploy is well.
    expect(run.annotations.filter(({ message }) => message.startsWith('result-dir: '))).toHaveLength(1)
  })
})

describe('a failure of the second of three regions, one after the other', () => {
  const failing = { reasonCode: 'InvalidImage', reason: 'InvalidImage: broken', when: 'latest' } as const
  const cases = [
    ['stop', { [first]: after, [second]: untouched, [third]: untouched }],
    ['rollback', { [first]: untouched, [second]: untouched, [third]: untouched }],
    ['continue', { [first]: after, [second]: untouched, [third]: after }],
  ] as const

  test.each(cases)('%s', async (policy, expected) => {
    const { sandbox, inputs } = await stageOfThree()
    sandbox.lambda.failNextUpdate({ name: 'hello-world', region: second, ...failing })
    const workspace = checkout()
    const results = join(workspace, 'results')
    const run = await deploy(sandbox, {
      workspace,
      inputs: { ...inputs, 'region-strategy': 'sequential', 'on-region-failure': policy, 'result-dir': 'results' },
    })
    expect(onlyError(run)).toContain(`${second}: Lambda could not`)
    expect(live(sandbox)).toEqual(expected)
    expect(versionsTold(run)).toEqual(expected)
    const errors = Object.values(told(run)).map(({ error = '' }) => error)
    expect(errors[1]).toContain('InvalidImage: broken')
    expect([errors[0], errors[2]]).toEqual(
      {
        stop: ['', `It was not started, because ${second} failed.`],
        rollback: [
          `It was reverted, because ${second} failed. All traffic of hello-world:live in us-east-1 is on version 1 again.`,
          `It was not started, because ${second} failed.`,
        ],
        continue: ['', ''],
      }[policy],
    )
    // A file for each, with the same content.
    expect(readdirSync(results).sort()).toEqual(three.map((region) => `deploy-lambda-image-${region}.json`).sort())
    for (const region of three) {
      const text = readFileSync(join(results, `deploy-lambda-image-${region}.json`), 'utf8')
      expect(JSON.parse(text)).toEqual(told(run)[region])
    }
  })
})

test('with rollback a run that is killed between two regions leaves the aliases as they were', async () => {
  const { sandbox, inputs } = await stageOfThree()
  const update = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode', region: second })
  const step = { ...inputs, 'region-strategy': 'sequential', 'on-region-failure': 'rollback' }
  const running = startDeploy(sandbox, { inputs: step })
  await before(update.arrived, running)
  expect(live(sandbox)[first]).toBe(after)
  running.kill()
  await running.result
  update.release()
  expect(live(sandbox)).toEqual({ [first]: untouched, [second]: untouched, [third]: untouched })
})

test('with rollback a run that is cancelled between two regions reverts what it moved', async () => {
  const { sandbox, inputs } = await stageOfThree()
  const update = sandbox.faults.hold({ service: 'lambda', operation: 'UpdateFunctionCode', region: second })
  const step = { ...inputs, 'region-strategy': 'sequential', 'on-region-failure': 'rollback' }
  const running = startDeploy(sandbox, { inputs: step })
  await before(update.arrived, running)
  // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
  process.kill(running.pid, 'SIGINT')
  const run = await running.result
  update.release()
  expect(onlyError(run)).toContain('The run was cancelled.')
  expect(live(sandbox)).toEqual({ [first]: untouched, [second]: untouched, [third]: untouched })
  expect(versionsTold(run)).toEqual(live(sandbox))
  expect(told(run)[third]?.error).toBe('It was not started, because the run was cancelled.')
})
