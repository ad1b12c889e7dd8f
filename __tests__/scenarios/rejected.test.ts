import { UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle, RunResult } from '@deploy-lambda-image/sandbox/runner'
import { describe, expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { type Digests, givenFunction, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { invoke, onlyError, versions } from './read-back.ts'
import { executionRole, lambda, setStage, startDeploy } from './stage.ts'

const FunctionName = 'hello-world'
/** What the version says when it is invoked is never this. */
const rejecting = { 'verify-event': '{}', 'verify-expect': '{"message":"never"}' }
const configuring = { 'memory-size': '256', environment: 'MODE=unchecked-value\nADDED=unchecked-value' }
const again = '$LATEST has the image and configuration from before again.'

/** A function whose version 1, and $LATEST, answer with `one`. */
async function standing(given: { alias?: object } = {}): Promise<{ sandbox: Sandbox; digests: Digests }> {
  const sandbox = await setStage()
  await givenFunction(sandbox, { versions: ['one'], environment: { MODE: 'served' }, ...given })
  return { sandbox, digests: await givenImages(sandbox, ['one', 'two']) }
}

async function startRelease(sandbox: Sandbox, inputs: Readonly<Record<string, string>>): Promise<RunHandle> {
  const image = `${await sandbox.ecr.host()}/hello-world:two`
  return startDeploy(sandbox, { env, inputs: { 'image-uri': image, ...inputs } })
}

async function release(sandbox: Sandbox, inputs: Readonly<Record<string, string>>): Promise<RunResult> {
  return (await startRelease(sandbox, inputs)).result
}

/** What a caller gets who invokes the function without a qualifier, and which image and configuration that is. */
async function latest(sandbox: Sandbox) {
  const { CodeSha256, MemorySize, Environment, State, LastUpdateStatus } = sandbox.lambda.function(FunctionName).latest
  const answer = Object(await invoke(sandbox, '$LATEST')).message
  return { answer, digest: `sha256:${CodeSha256}`, MemorySize, Environment, State, LastUpdateStatus }
}

const ready = { State: 'Active', LastUpdateStatus: 'Successful' }

function before({ one: digest = '' }: Digests) {
  return { answer: 'one', digest, MemorySize: 128, Environment: { Variables: { MODE: 'served' } }, ...ready }
}

describe.each([
  ['without an alias', {}, {}],
  ['with an alias', { alias: {} }, { alias: 'live' }],
])('a version that was rejected is not left live, %s', (_, given, inputs) => {
  test('and a later run verifies the same image anew', async () => {
    const { sandbox, digests } = await standing(given)
    const failed = await release(sandbox, { ...inputs, ...rejecting, ...configuring })
    expect(onlyError(failed)).toContain(` Version 2 of hello-world in us-east-1 was rejected. ${again} `)
    expect(await latest(sandbox)).toEqual(before(digests))
    // It is not published: the version that was rejected is there, and no other.
    expect(versions(sandbox)).toEqual({ 1: digests.one, 2: digests.two })
    const { 'us-east-1': result } = JSON.parse(failed.outputs.results ?? '')
    expect(result).toMatchObject({ version: '1', digest: digests.one, 'previous-version': '1' })

    const accepted = await release(sandbox, { ...inputs, 'verify-event': '{}', 'verify-expect': '{"message":"two"}' })
    expect(accepted.outputs, accepted.log).toMatchObject({ version: '3', changed: 'true', 'previous-version': '1' })
    expect(accepted.summary).not.toContain('already')
    expect(await latest(sandbox)).toMatchObject({ answer: 'two', digest: digests.two, ...ready })
  })

  test('when the step is killed while it verifies, post restores it, and no state has a variable', async () => {
    const { sandbox, digests } = await standing(given)
    const verifying = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
    const run = await startRelease(sandbox, { ...inputs, ...rejecting, ...configuring })
    await isHeld(verifying, run)
    run.kill()
    const { post, state, log } = await run.result
    verifying.release()
    expect(post?.log, log).toContain(again)
    expect(JSON.stringify(state)).not.toMatch(/unchecked-value|served/)
    expect(await latest(sandbox)).toEqual(before(digests))
  })

  test('when the job is cancelled while it verifies', async () => {
    const { sandbox, digests } = await standing(given)
    const verifying = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
    const run = await startRelease(sandbox, { ...inputs, ...rejecting })
    await isHeld(verifying, run)
    // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
    process.kill(run.pid, 'SIGINT')
    const { log } = await run.result
    verifying.release()
    expect(log).toContain(again)
    expect(await latest(sandbox)).toEqual(before(digests))
  })

  test('and what another run changed meanwhile is left alone', async () => {
    const { sandbox, digests } = await standing(given)
    const verifying = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
    const run = await startRelease(sandbox, { ...inputs, ...rejecting })
    await isHeld(verifying, run)
    await lambda(sandbox).send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 512 }))
    sandbox.lambda.settleNow(FunctionName)
    verifying.release()
    expect(onlyError(await run.result)).toContain(
      'Version 2 of hello-world in us-east-1 was rejected. Another run or a person changed $LATEST meanwhile, and it was left so.',
    )
    expect(await latest(sandbox)).toMatchObject({ answer: 'two', digest: digests.two, MemorySize: 512, ...ready })
  })
})

test('the verification that is repeated during a shift rejects a version, too', async () => {
  const { sandbox, digests } = await standing({ alias: {} })
  sandbox.faults.add({ service: 'lambda', operation: 'Invoke', kind: 'deny', after: 1 })
  const inputs = { alias: 'live', traffic: 'linear 40% 1s', 'verify-event': '{}' }
  const failed = await release(sandbox, inputs)
  expect(onlyError(failed)).toContain(again)
  expect(await latest(sandbox)).toEqual(before(digests))
})

test('when the killed step changed what no published version has, post says what it can not restore', async () => {
  const { sandbox, digests } = await standing()
  await lambda(sandbox).send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 192 }))
  sandbox.lambda.settleNow(FunctionName)
  const verifying = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
  const run = await startRelease(sandbox, { ...rejecting, 'memory-size': '256' })
  await isHeld(verifying, run)
  run.kill()
  const { post } = await run.result
  verifying.release()
  expect(post?.annotations).toMatchObject([
    {
      level: 'warning',
      message: expect.stringContaining(
        'no published version has MemorySize as it was, so this run’s was left'.replace('’', "'"),
      ),
    },
  ])
  expect(await latest(sandbox)).toMatchObject({ answer: 'one', digest: digests.one, MemorySize: 256, ...ready })
})

test('$LATEST that is not published gets its image back', async () => {
  const { sandbox, digests } = await standing()
  const failed = await release(sandbox, { publish: 'false', ...rejecting })
  expect(onlyError(failed)).toContain(`$LATEST of hello-world in us-east-1 was rejected. ${again}`)
  expect(await latest(sandbox)).toEqual(before(digests))
})

test('a function that is new has nothing to go back to, and that is said', async () => {
  const sandbox = await setStage()
  await givenImages(sandbox, ['two'])
  const failed = await release(sandbox, { role: executionRole, ...rejecting })
  expect(onlyError(failed)).toContain(
    'Version 1 of hello-world in us-east-1 was rejected. The function is new: it has no version from before.',
  )
})

test('when the image from before is gone, that is said', async () => {
  const { sandbox } = await standing()
  sandbox.faults.add({ service: 'lambda', operation: 'UpdateFunctionCode', kind: 'deny', after: 1, times: 99 })
  const failed = await release(sandbox, rejecting)
  expect(onlyError(failed)).toContain('was rejected, and $LATEST could not be given its image')
})

test('without an alias a notice says beforehand what callers see; with one there is none', async () => {
  const { sandbox } = await standing({ alias: {} })
  const accepted = { 'verify-event': '{}' }
  const notice = /^verify-event: hello-world in us-east-1 has no alias here: callers .* while it is being verified/
  const notices = ({ annotations }: RunResult) => annotations.filter(({ level }) => level === 'notice')
  expect(notices(await release(sandbox, { alias: 'live', ...accepted }))).toEqual([])
  expect(notices(await release(sandbox, accepted))).toMatchObject([{ message: expect.stringMatching(notice) }])
})

test('a rejected version of the image that was live before stays as it is', async () => {
  const { sandbox, digests } = await standing()
  await lambda(sandbox).send(
    new UpdateFunctionCodeCommand({
      FunctionName,
      ImageUri: `${await sandbox.ecr.host()}/hello-world:two`,
      Publish: true,
    }),
  )
  sandbox.lambda.settleNow(FunctionName)
  const failed = await release(sandbox, rejecting)
  expect(onlyError(failed)).toContain('This run did not change it: $LATEST had that image before.')
  expect(await latest(sandbox)).toMatchObject({ answer: 'two', digest: digests.two, ...ready })
})
