import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import * as v from 'valibot'
import { expect, onTestFinished, test, vi } from 'vitest'
import { resultsSchema } from '../../src/report/results-schema.ts'
import { functionsStage } from './functions-stage.ts'
import { givenImages } from './given.ts'
import { startDeploy } from './stage.ts'

const names = ['api', 'worker'] as const
const regions = ['us-east-1', 'eu-west-1'] as const
const places = regions.flatMap((region) => names.map((name) => ({ region, name })))

/** The alias `live` of each function in each region, in short: `1`, or `1 2=0.1` while traffic is shifted. */
function routes(sandbox: Sandbox): Record<string, string> {
  return Object.fromEntries(
    places.map(({ region, name }) => {
      const [alias] = sandbox.lambda.function({ name, region }).aliases
      const shares = Object.entries(alias?.weights ?? {}).map(([version, share]) => `${version}=${share}`)
      return [`${name} in ${region}`, [alias?.functionVersion, ...shares].join(' ')]
    }),
  )
}

const everywhere = (route: string) =>
  Object.fromEntries(places.map(({ region, name }) => [`${name} in ${region}`, route]))

test('two functions in two regions are deployed, rolled back, and reverted after a kill', async () => {
  const sandbox = await functionsStage(names, regions)
  onTestFinished(() => sandbox.stop())
  const images = await Promise.all(
    regions.map(async (region) => {
      await givenImages(sandbox, ['after'], { name: 'api', region })
      return [region, { 'image-uri': `${await sandbox.ecr.host(region)}/api:after` }] as const
    }),
  )
  const start = (inputs: Readonly<Record<string, string>> = {}): RunHandle =>
    startDeploy(sandbox, {
      inputs: {
        'aws-region': regions.join(','),
        'regions-config': JSON.stringify(Object.fromEntries(images)),
        'function-name': names.join(','),
        'functions-config': JSON.stringify(
          Object.fromEntries(names.map((name) => [name, { 'image-command': [name] }])),
        ),
        alias: 'live',
        ...inputs,
      },
    })

  const deployed = await start().result
  expect(routes(sandbox), deployed.log).toEqual(everywhere('2'))
  const { digest } = deployed.outputs
  const told = v.parse(resultsSchema, JSON.parse(deployed.outputs.results ?? ''))
  expect(Object.keys(told)).toEqual([...regions])
  for (const region of regions) {
    const one = { digest, region, version: '2', 'previous-version': '1', changed: true }
    // The region's own members are those of its first function.
    const functions = Object.fromEntries(names.map((name) => [name, expect.objectContaining(one)]))
    expect(told[region]).toMatchObject({
      ...one,
      'function-arn': told[region]?.functions?.api?.['function-arn'],
      functions,
    })
    for (const name of names)
      expect(told[region]?.functions?.[name]?.['alias-arn']).toMatch(RegExp(`${region}:.*:${name}:live$`))
  }

  const undone = await start({ rollback: 'true' }).result
  expect(routes(sandbox), undone.log).toEqual(everywhere('1'))
  expect(undone.annotations.map(({ level, message }) => [level, message])).toEqual([
    ['warning', 'Without effect here: image-command, image-uri, as a rollback moves the alias alone.'],
  ])
  for (const { functions = {} } of Object.values(v.parse(resultsSchema, JSON.parse(undone.outputs.results ?? '')))) {
    expect(functions).toMatchObject(
      Object.fromEntries(names.map((name) => [name, { version: '1', 'previous-version': '2', changed: true }])),
    )
  }
  expect(undone.summary).toMatch(/^### .*`api`, `worker` \w+ back on version 1 in us-east-1, eu-west-1$/m)

  const run = start({ traffic: 'canary 10% 5m' })
  await vi.waitFor(() => expect(routes(sandbox)).toEqual(everywhere('1 2=0.1')), { timeout: 60_000, interval: 20 })
  run.kill()
  const { post, log } = await run.result
  expect([post?.exitCode, post?.annotations], log).toEqual([0, []])
  expect(routes(sandbox), log).toEqual(everywhere('1'))
})
