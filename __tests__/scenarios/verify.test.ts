import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { helloCheckout, invoke, onlyError, versions } from './read-back.ts'
import { runtime } from './rehearsal-stage.ts'
import { create, deploy, openStage, setStage } from './stage.ts'

/** A function that does what the event says; else it answers with its message. */
const obedient = `${runtime}
while next; do
  case "$event" in
    *fail*) echo 'about to fail'; fail '{"errorType":"Bad","errorMessage":"no such order"}' Bad ;;
    *full*) fail '{"errorType":"Bad","errorMessage":"No space left on device"}' Bad ;;
    *crash*) echo 'about to crash' >&2; exit 3 ;;
    *large*) dd if=/dev/zero of=/tmp/large bs=1M count=40 2>/dev/null; answer '{}' ;;
    *text*) answer 'plain text' ;;
    *tenant*) answer "{\\"tenant\\":\\"$(sed -n 's/^ *Lambda-Runtime-Aws-Tenant-Id: *//ip' /tmp/headers | tr -d '\\r')\\"}" ;;
    *) answer "{\\"message\\":\\"$(cat /message)\\",\\"event\\":$event}" ;;
  esac
done`

/** A function whose alias `live` is on version 1, which answers with `one`. */
async function standing(): Promise<Sandbox> {
  const sandbox = await setStage()
  await giveFunction(sandbox)
  return sandbox
}

function giveFunction(sandbox: Sandbox): Promise<unknown> {
  return givenFunction(sandbox, { versions: ['one'], alias: {} })
}

/** Puts an obedient image into ECR, unless it has one of that message. @returns its name */
async function giveImage(sandbox: Sandbox, message: string, region = 'us-east-1'): Promise<string> {
  await givenImages(sandbox, [message], { name: 'hello-world', region }, { bootstrap: obedient })
  return `${await sandbox.ecr.host(region)}/hello-world:${message}`
}

/** Deploys an image that ECR has. */
async function deployImage(
  sandbox: Sandbox,
  message: string,
  inputs: Readonly<Record<string, string>>,
): Promise<RunResult> {
  return deploy(sandbox, { env, inputs: { 'image-uri': await giveImage(sandbox, message), ...inputs } })
}

async function expectOld(sandbox: Sandbox): Promise<void> {
  expect(sandbox.lambda.function('hello-world').aliases).toEqual([{ name: 'live', functionVersion: '1', weights: {} }])
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'one' })
}

test('the new version answers before the alias moves, and the summary tells how', async () => {
  const sandbox = await standing()
  const inputs = { alias: 'live', 'verify-event': '{"n":1}', 'verify-expect': '{"message":"two","event":{"n":1}}' }
  const deployed = await deployImage(sandbox, 'two', inputs)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', 'previous-version': '1' })
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })

  const order = sandbox.requests.of('lambda').map(({ operation }) => operation)
  expect(order.indexOf('Invoke')).toBeLessThan(order.indexOf('UpdateAlias'))
  expect(deployed.summary).toMatch(
    /\| Event \| Answered in \| Cold start \| Memory used \|\n.*\n\| version 2 in us-east-1 \| verify-event \| [\d.]+ ms \| [\d.]+ ms \| \d+ MB \|\n/,
  )
})

test('a folder of events, one after the other, each with its own expectation', async () => {
  const sandbox = await setStage()
  const workspace = folder({
    '1-plain.json': '{"n":1}',
    '1-plain.expect.json': '{"event":{"n":1}}',
    '2-large.json': '{"large":true}',
  })
  const image = await giveImage(sandbox, 'one')
  const inputs = { 'image-uri': image, 'verify-event': '.', 'memory-size': '128' }
  const created = await create(sandbox, { env, workspace, inputs })
  expect(created.exitCode, created.log).toBe(0)
  const [first, second] = [
    ...created.summary.matchAll(/\| version 1 in us-east-1 \| (\d-\w+\.json) \|.*\| (\S+(?: ms)?) \| (\d+) MB \|/g),
  ]
  expect([first?.[1], second?.[1]]).toEqual(['1-plain.json', '2-large.json'])
  // The first one starts the environment, which the second one finds warm.
  expect(first?.[2]).toMatch(/^[\d.]+ ms$/)
  expect(second?.[2]).toBe('warm')
  expect(Number(second?.[3])).toBeGreaterThanOrEqual(40)
  expect(Number(first?.[3])).toBeLessThan(40)
})

describe('a version that does not answer as it should leaves the alias where it was', () => {
  // The alias stays on version 1, and each version is published after the one before.
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await openStage()
    await giveFunction(sandbox)
  })
  afterAll(() => sandbox?.stop())

  const log = /\nSTART RequestId: (?:.*\n)+.*REPORT RequestId: .*$/

  test.each<[string, string, string, RegExp]>([
    [
      'another answer',
      '{"n":1}',
      '{"message":"three"}',
      /^The response to the event verify-event is not what was expected: at \$\.message, "three" was expected and "image-\d" came\. Version \d of hello-world in us-east-1 was rejected\. \$LATEST has the image and configuration from before again\. Correct the handler or the expectation\./,
    ],
    [
      'no JSON',
      '"text"',
      '{"message":"two"}',
      /^The response to the event verify-event is not JSON, which an expectation asks for: at \$, \{"message":"two"\} was expected and "plain text(?:\\n)?" came\. /,
    ],
    [
      'an error of its own',
      '"fail"',
      '',
      /^The handler failed on the event verify-event \(Unhandled\): Bad: no such order\. Version \d of hello-world in us-east-1 was rejected\. \$LATEST has the image and configuration from before again\. Correct the handler\. Read its last lines: they may say more\. The function's log group has all of them\.\n(?:.*\n)*about to fail\n/,
    ],
    [
      'a crash',
      '"crash"',
      '',
      /^The image ended with status 3 while it handled the event verify-event\. .*\n(?:.*\n)*about to crash\n/,
    ],
    [
      'a full /tmp',
      '"full"',
      '',
      /^The handler failed on the event verify-event \(Unhandled\): Bad: No space left on device: \/tmp is full, .* Raise the function's ephemeral-storage/,
    ],
  ])('%s', async (_, event, expected, error) => {
    const version = `${Object.keys(versions(sandbox)).length + 1}`
    const inputs = { alias: 'live', 'verify-event': event, 'verify-expect': expected }
    const failed = await deployImage(sandbox, `image-${version}`, inputs)
    expect(onlyError(failed)).toMatch(error)
    expect(onlyError(failed)).toMatch(log)
    expect(onlyError(failed)).toContain(`Version ${version} of hello-world in us-east-1 was rejected.`)
    expect(JSON.parse(failed.outputs.results ?? '')).toMatchObject({ 'us-east-1': { version: '1', changed: false } })
    expect(Object.keys(versions(sandbox))).toHaveLength(Number(version))
    await expectOld(sandbox)
  })
})

test('a function that isolates tenants is rehearsed and verified for the one that is named', async () => {
  const sandbox = await setStage()
  const inputs = {
    'function-config': '{"TenancyConfig":{"TenantIsolationMode":"PER_TENANT"}}',
    'test-event': '"tenant"',
    'test-expect': '{"tenant":"blue"}',
    'verify-event': '"tenant"',
    'verify-expect': '{"tenant":"blue"}',
  }
  const refused = await create(sandbox, { workspace: helloCheckout('one'), inputs })
  expect(onlyError(refused)).toMatch(
    /^verify-event: the function in us-east-1 isolates tenants, and Lambda invokes it for one only\. Name one in verify-tenant-id, or remove verify-event\./,
  )
  expect(refused.log).not.toMatch(/^Built /m)
  const image = await giveImage(sandbox, 'one')
  const created = await create(sandbox, { inputs: { ...inputs, 'image-uri': image, 'verify-tenant-id': 'blue' } })
  expect(created.outputs, created.log).toMatchObject({ version: '1' })
})

test('in several regions the log of the version that failed is told too', async () => {
  const regions = ['us-east-1', 'eu-west-1']
  const sandbox = await setStage({ regions })
  sandbox.iam.setPolicies('deploy', [
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  ])
  const images = regions.map(async (region) => [region, { 'image-uri': await giveImage(sandbox, 'one', region) }])
  const config = JSON.stringify(Object.fromEntries(await Promise.all(images)))
  const inputs = { 'aws-region': regions.join(), 'regions-config': config, 'verify-event': '"fail"' }
  const failed = await create(sandbox, { env, inputs })
  expect(onlyError(failed).match(/^about to fail$/gm)).toHaveLength(2)
})

test('an idle version refuses its first invocation, and is woken and waited for', async () => {
  const sandbox = await standing()
  sandbox.lambda.settle.restore = 1000
  sandbox.lambda.setIdle({ name: 'hello-world', version: '1' })
  const inputs = { alias: 'live', 'verify-event': '{"n":1}', 'verify-expect': '{"message":"one"}' }
  // Version 1 has the image already, and is verified once more.
  const again = await deployImage(sandbox, 'one', inputs)
  expect(again.outputs, again.log).toMatchObject({ version: '1', changed: 'false' })
  const invocations = sandbox.requests.of('lambda', 'Invoke')
  expect(invocations[0]).toMatchObject({ status: 409, error: 'CodeArtifactUserPendingException' })
  expect(invocations.at(-1)).toMatchObject({ status: 200 })
})

test('a version that never wakes is given up at wait-timeout', async () => {
  const sandbox = await standing()
  sandbox.lambda.settle.restore = 600_000
  sandbox.lambda.setIdle({ name: 'hello-world', version: '1' })
  const failed = await deployImage(sandbox, 'one', { 'verify-event': '{}', 'wait-timeout': '3s' })
  expect(onlyError(failed)).toMatch(
    /^Could not invoke version 1 of hello-world within wait-timeout: CodeArtifactUserPendingException: /,
  )
})

test('a throttle that stays says its reason', async () => {
  const sandbox = await standing()
  const reason = 'ReservedFunctionConcurrentInvocationLimitExceeded'
  const throttle = { service: 'lambda', operation: 'Invoke', kind: 'throttle', reason } as const
  sandbox.faults.add({ ...throttle, times: Number.POSITIVE_INFINITY })
  const failed = await deployImage(sandbox, 'one', { 'verify-event': '{}', 'wait-timeout': '2s' })
  expect(onlyError(failed)).toMatch(
    new RegExp(
      `within wait-timeout: TooManyRequestsException: .* Its reason is ${reason}: the function's reserved .*0\\. `,
    ),
  )
})

test('with publish false it is $LATEST that answers', async () => {
  const sandbox = await standing()
  await givenImages(sandbox, ['two'])
  const inputs = { publish: 'false', 'verify-event': '{}', 'verify-expect': '{"message":"two"}' }
  const deployed = await deployImage(sandbox, 'two', inputs)
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '$LATEST' })
  await expectOld(sandbox)
})

test('what is neither JSON nor a path is refused before the build', async () => {
  const sandbox = await setStage()
  const refused = await create(sandbox, { inputs: { 'verify-event': 'nowhere.json' } })
  expect(onlyError(refused)).toMatch(/^verify-event: 'nowhere\.json' is neither JSON nor /)
  expect(refused.log).not.toMatch(/^#\d+ |^Built /m)
})
