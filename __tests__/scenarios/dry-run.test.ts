import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { checkout, create, setStage } from './stage.ts'
import { liveStage, release, routeOf } from './traffic-stage.ts'

/** What a dry run says that it would do. */
function would(log: string): string[] {
  return log.split('\n').flatMap((line) => /^Dry run: would (.*)$/.exec(line)?.[1] ?? [])
}

function versions(sandbox: Sandbox): number {
  return sandbox.lambda.function('hello-world').versions.length
}

test.each([
  ['the image that is live', {}, 'one'],
  ['the image of a version that the alias is not on', { versions: ['one', 'two'], alias: { version: '1' } }, 'two'],
  ['a new image', {}, 'three'],
  [
    'an image that had its event',
    { versions: ['one', 'two'], alias: { version: '1', description: '[before-traffic-event: 2]' } },
    'two',
  ],
])('a dry run of %s says what a real run then does', async (_, given, image) => {
  const sandbox = await liveStage({}, given)
  const inputs = { 'verify-event': '{}', 'before-traffic-event': '{}' }
  const [before, route] = [versions(sandbox), routeOf(sandbox)]
  const dry = await release(sandbox, image, { ...inputs, 'dry-run': 'true' })
  expect(dry.exitCode, dry.log).toBe(0)
  const said = would(dry.log)
  const real = await release(sandbox, image, inputs)
  expect(real.exitCode, real.log).toBe(0)
  const { version } = real.outputs
  expect({
    publishes: said.some((line) => line.includes('publish a version')),
    moves: said.some((line) => line.startsWith('move hello-world:live')),
    sends: said.some((line) => line.startsWith('send before-traffic-event')),
    verifies: said.some((line) => line.startsWith('verify ')),
    leavesOn: said.flatMap((line) => /^leave hello-world:live .* on version (\d+)/.exec(line)?.[1] ?? []),
    names: said.flatMap((line) => /^leave the image .* name version (\d+),/.exec(line)?.[1] ?? []),
  }).toEqual({
    publishes: versions(sandbox) > before,
    moves: routeOf(sandbox) !== route,
    sends: real.log.includes('Sending before-traffic-event'),
    verifies: real.log.includes(`Version ${version} in us-east-1 answered`),
    leavesOn: routeOf(sandbox) === route ? [version] : [],
    names: versions(sandbox) > before ? [] : [version],
  })
})

test('a dry run of a build says what only the push can tell', async () => {
  const sandbox = await setStage()
  const step = { workspace: checkout('one'), inputs: { alias: 'live' } }
  await create(sandbox, step)
  const inputs = { ...step.inputs, 'verify-event': '{}', 'before-traffic-event': '{}', 'dry-run': 'true' }
  const dry = await create(sandbox, { ...step, inputs })
  const same = 'unless hello-world runs that image already'
  expect(would(dry.log)).toEqual([
    expect.stringMatching(/^push \S+hello-world:.*, as far as ECR lacks it$/),
    expect.stringMatching(
      `^update hello-world in us-east-1 from sha256:.* to the pushed digest and publish a version, ${same}$`,
    ),
    'verify the version of hello-world in us-east-1 with that image',
    `send before-traffic-event to the new version of hello-world in us-east-1, once, ${same}`,
    `move hello-world:live in us-east-1 from version 1 to the new version, all at once, ${same}`,
  ])
  const again = await create(sandbox, step)
  expect(again.outputs, again.log).toMatchObject({ version: '1', changed: 'false' })
})
