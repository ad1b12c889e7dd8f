import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { expect, test } from 'vitest'
import { givenImages } from './given.ts'
import { helloCheckout, invoke, onlyError } from './read-back.ts'
import { account, create, deploy, lambda, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

const CapacityProviderArn = `arn:aws:lambda:us-east-1:${account}:capacity-provider:hello-world`
const onProvider = JSON.stringify({
  CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } },
})

/** What callers without a qualifier are answered. */
async function unqualified(sandbox: Sandbox): Promise<unknown> {
  const { Payload } = await lambda(sandbox).send(new InvokeCommand({ FunctionName: 'hello-world' }))
  return JSON.parse(Payload?.transformToString() ?? '')
}

/** Puts the image of a message into ECR. @returns the input that deploys it */
async function image(sandbox: Sandbox, message: string): Promise<{ 'image-uri': string }> {
  await givenImages(sandbox, [message])
  return { 'image-uri': `${await sandbox.ecr.host()}/hello-world:${message}` }
}

function expectDone({ exitCode, log }: RunResult): void {
  expect(exitCode, log).toBe(0)
}

test('callers without a qualifier follow when the version is verified, and $LATEST is never invoked', async () => {
  const sandbox = await setStage()
  sandbox.lambda.putCapacityProvider({ name: 'hello-world' })
  const created = await create(sandbox, {
    inputs: { ...(await image(sandbox, 'one')), 'function-config': onProvider, 'verify-event': '{}' },
  })
  expectDone(created)
  expect(created.outputs.version).toBe('1')
  expect(created.log).toContain('callers without a qualifier get the new version ($LATEST.PUBLISHED).')
  expect(await unqualified(sandbox)).toMatchObject({ message: 'one' })

  const rejected = await deploy(sandbox, {
    inputs: { ...(await image(sandbox, 'two')), 'verify-event': '{}', 'verify-expect': '{"message":"another"}' },
  })
  expect(onlyError(rejected)).toContain('$LATEST has the image and configuration from before again.')
  expect(rejected.log).not.toContain('get the new code while it is being verified')
  expect(await unqualified(sandbox)).toMatchObject({ message: 'one' })

  const workspace = helloCheckout('three')
  mkdirSync(join(workspace, 'events'))
  writeFileSync(join(workspace, 'events', 'health.json'), '{}')
  const { deploys } = await runExample(sandbox, 'managed-instances.yml', { workspace })
  const [deployed] = deploys
  if (deployed) expectDone(deployed)
  // The example's runtime is one of a few lines.
  expect(deployed?.log).toContain('The image takes one event at a time, although AWS_LAMBDA_MAX_CONCURRENCY is 16')
  expect(await unqualified(sandbox)).toMatchObject({ message: 'three' })
  const refused = sandbox.requests.of('lambda', 'Invoke').filter(({ status }) => status !== 200)
  expect(refused).toEqual([])
})

test('an alias does not go back to a version that was taken out of service', async () => {
  const sandbox = await setStage()
  sandbox.lambda.putCapacityProvider({ name: 'hello-world' })
  const live = { alias: 'live' }
  const first = await create(sandbox, {
    inputs: { ...live, ...(await image(sandbox, 'one')), 'function-config': onProvider },
  })
  expectDone(first)
  // Each version keeps instances busy: none is published for callers that there are not.
  expect(first.log).toContain('nothing is published for callers without a qualifier')
  expectDone(await deploy(sandbox, { inputs: { ...live, ...(await image(sandbox, 'two')) } }))
  sandbox.lambda.deactivate({ name: 'hello-world', version: '1' })
  const refused = await deploy(sandbox, { inputs: { ...live, rollback: 'true', 'rollback-to': '1' } })
  expect(onlyError(refused)).toMatch(
    /^Version 1 of hello-world in us-east-1 is Deactivated, and takes no invocations: .*PutFunctionScalingConfig/,
  )
  const unchosen = await deploy(sandbox, { inputs: { ...live, rollback: 'true' } })
  expect(unchosen.log).toContain('live in us-east-1 had version 1 before, but that version is Deactivated.')
  expect(onlyError(unchosen)).toContain('live is on version 2')
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })
})
