import { describe, expect, test } from 'vitest'
import { asRead, builds, onlyError } from './read-back.ts'
import {
  after,
  before,
  broken,
  each,
  eight,
  four,
  live,
  nextImage,
  runningImage,
  seedEverywhere,
  stageOf,
  told,
  versionsTold,
} from './regions-stage.ts'
import { checkout, deploy, deployRole, documented } from './stage.ts'

const policies = ['stop', 'rollback', 'continue'] as const
const reason = 'InvalidImage: ImageLayerFailure: UnsupportedImageLayerDetected - Layer Digest sha256:0'

describe.each(policies)('on-region-failure: %s, several regions, one of which fails', (policy) => {
  /** What the others have in the end when one fails in its release, all of them being released side by side. */
  const others = policy === 'rollback' ? before : after

  test('an update that ends Failed, in one of eight regions', async () => {
    const sandbox = await stageOf(eight)
    const image = await nextImage(sandbox, await seedEverywhere(sandbox))
    sandbox.lambda.failNextUpdate({
      name: 'hello-world',
      region: broken,
      reasonCode: 'InvalidImage',
      reason,
      when: 'latest',
    })

    const run = await deploy(sandbox, { inputs: { ...image, 'on-region-failure': policy } })
    expect(onlyError(run)).toMatch(new RegExp(`^${broken}: Lambda could not .*${reason}`))
    expect(live(sandbox)).toEqual(each(sandbox, others, { [broken]: before }))
    expect(versionsTold(run)).toEqual(live(sandbox))
    const { [broken]: failed, 'us-east-1': first } = told(run)
    expect(failed?.error).toContain(reason)
    expect(first?.error).toBe(
      policy === 'rollback'
        ? `It was reverted, because ${broken} failed. All traffic of hello-world:live in us-east-1 is on version 1 again.`
        : undefined,
    )
    expect(asRead(run.summary)).toContain(`| ❌ | ${broken} | 1 |`)
  })

  test('a registry that breaks in the middle of a push', async () => {
    const sandbox = await stageOf(four)
    await seedEverywhere(sandbox)
    sandbox.ecr.breakPush({ region: broken, effect: { kind: 'deny' } })

    const inputs = { 'aws-region': four.join(','), alias: 'live', 'on-region-failure': policy }
    const run = await deploy(sandbox, { inputs })
    expect(onlyError(run)).toContain(`${broken}: `)
    expect(builds(run)).toBe(1)
    // What fails before any release keeps all regions from it, unless they are to go on without.
    expect(live(sandbox)).toEqual(each(sandbox, policy === 'continue' ? after : before, { [broken]: before }))
    expect(versionsTold(run)).toEqual(live(sandbox))
    expect(told(run)[broken]?.error).toContain('ecr:UploadLayerPart')
  })

  test("a region's STS that is down, and a throttle storm, are ridden out", async () => {
    const sandbox = await stageOf(four)
    const image = await nextImage(sandbox, await seedEverywhere(sandbox))
    // Signed requests tell their region: the second sign-in of a chain.
    sandbox.iam.putRole({ name: 'entry', trust: documented('trust-policy'), policies: [documented('chain')] })
    sandbox.iam.putRole({
      name: 'chained',
      trust: documented('chain-trust'),
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    })
    sandbox.iam.setPolicies('entry', [
      JSON.parse(JSON.stringify(documented('chain')).replace('role/deploy', 'role/chained')),
    ])
    const [first] = eight
    const down = { service: 'sts', region: first, operation: 'AssumeRole', kind: 'error', status: 503 } as const
    const stsDown = sandbox.faults.add({ ...down, times: Number.POSITIVE_INFINITY })
    const storms = ['lambda', 'ecr'].map((service) =>
      sandbox.faults.add({ service, region: broken, kind: 'throttle', times: 3 }),
    )

    const roles = ['entry', 'chained'].map((name) => deployRole.replace(/deploy$/, name))
    const run = await deploy(sandbox, {
      inputs: { ...image, 'role-to-assume': roles.join('\n'), 'on-region-failure': policy },
    })
    expect(run.exitCode, run.log).toBe(0)
    expect(live(sandbox)).toEqual(each(sandbox, after))
    expect(versionsTold(run)).toEqual(each(sandbox, after))
    expect(stsDown.hits).toBeGreaterThan(0)
    expect(storms.map(({ hits }) => hits)).toEqual([3, 3])
  })

  test('a verification that fails', async () => {
    const sandbox = await stageOf(four)
    await seedEverywhere(sandbox)
    const image = await runningImage(sandbox, 'two')
    // The function of one region answers something else.
    const { two = '' } = await sandbox.ecr.tags({ name: 'hello-world', region: broken })
    sandbox.lambda.play(two, (_, arn) => ({ message: arn.includes(`:${broken}:`) ? 'another' : 'two' }))
    const inputs = {
      ...image,
      alias: 'live',
      'on-region-failure': policy,
      'verify-event': '{"n":1}',
      'verify-expect': '{"message":"two"}',
    }
    const run = await deploy(sandbox, { inputs })
    expect(onlyError(run)).toContain(`${broken}: `)
    expect(live(sandbox)).toEqual(each(sandbox, others, { [broken]: before }))
    expect(versionsTold(run)).toEqual(live(sandbox))
  })
})

test('without an alias there is nothing to revert, which is an error before anything is done', async () => {
  const sandbox = await stageOf(['us-east-1'])
  const run = await deploy(sandbox, { workspace: checkout(), inputs: { 'on-region-failure': 'rollback' } })
  expect(onlyError(run)).toBe(
    "on-region-failure: without an alias there is nothing to revert. Set it in alias, or choose 'stop' or 'continue'.",
  )
  expect(sandbox.requests.all).toEqual([])
})
