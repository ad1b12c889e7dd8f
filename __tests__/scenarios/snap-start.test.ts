import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test, vi } from 'vitest'
import { givenFunction, givenImage, givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { helloCheckout, invoke, onlyError, versions } from './read-back.ts'
import { openTrials, runtime, startTrial } from './rehearsal-stage.ts'
import { create, deploy, lambda, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

const snapStartLabel = 'com.amazonaws.lambda.feature.snapstart'
const inputs = { 'snap-start': 'published-versions' }
/** For what comes soon, also on a busy machine. */
const patient = { timeout: 60_000 }

const snapshots = { SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' }, State: 'Active' }

function labelled(message: string): string {
  const dockerfile = `FROM busybox:stable-musl\nLABEL ${snapStartLabel}="Allow"\nCOPY --chmod=755 bootstrap /bootstrap\nCOPY --chmod=644 message /message\nENTRYPOINT ["/bootstrap"]\n`
  return helloCheckout(message, { Dockerfile: dockerfile })
}

test("the version's snapshot is waited for, at the creation, with new code and with the same", async () => {
  // A snapshot takes until a run has asked for its end again and again.
  const sandbox = await setStage({ settle: { snapshot: 86_400_000 } })
  const version = () => sandbox.lambda.function('hello-world').versions.at(-1)
  const waited = async <T>(run: Promise<T>, Version: string): Promise<T> => {
    const asked = () => sandbox.requests.of('lambda', 'GetFunction').length
    const pending = () => expect(version()).toMatchObject({ Version, State: 'Pending' })
    await vi.waitFor(() => expect(sandbox.lambda.functions()).toHaveLength(1), patient)
    await vi.waitFor(pending, patient)
    const now = asked()
    await vi.waitFor(() => expect(asked()).toBeGreaterThan(now + 2), patient)
    pending()
    sandbox.lambda.settleNow('hello-world')
    return run
  }

  await sandbox.ecr.createRepository('hello-world')
  await givenImage(sandbox, 'one', { labels: { [snapStartLabel]: 'Allow' } })
  const image = `${await sandbox.ecr.host()}/hello-world:one`
  const created = await waited(create(sandbox, { env, inputs: { ...inputs, 'image-uri': image } }), '1')
  expect(created.outputs, created.log).toMatchObject({ version: '1' })
  expect(version()).toMatchObject({ Version: '1', ...snapshots })

  const example = runExample(sandbox, 'snap-start.yml', { workspace: labelled('two') })
  const [deployed] = (await waited(example, '2')).deploys
  expect(deployed?.outputs, deployed?.log).toMatchObject({ version: '2' })
  expect(deployed?.log).toContain('SnapStart takes snapshots of the image: its label allows them')
  expect(version()).toMatchObject({ Version: '2', ...snapshots })
  expect(await invoke(sandbox, 'live')).toMatchObject({ message: 'two' })

  const same = { 'image-uri': deployed?.outputs['image-uri'] ?? '' }
  const without = await deploy(sandbox, { env, inputs: { ...same, 'snap-start': 'none' } })
  expect(without.outputs, without.log).toMatchObject({ version: '3', digest: deployed?.outputs.digest })
  expect(version()).toMatchObject({ Version: '3', SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' } })

  const again = await waited(deploy(sandbox, { env, inputs: { ...same, ...inputs } }), '4')
  expect(again.outputs, again.log).toMatchObject({ version: '4', digest: deployed?.outputs.digest })
  expect(version()).toMatchObject({ Version: '4', ...snapshots })
})

const remedy =
  /or, if the program may be copied while it runs as it is, add to the Dockerfile: LABEL com\.amazonaws\.lambda\.feature\.snapstart="Allow"$/

test('an image with neither hooks nor label is refused before the push, also for a function that has SnapStart', async () => {
  const sandbox = await setStage()
  const { one } = await givenFunction(sandbox, { versions: ['one'] })
  const SnapStart = { ApplyOn: 'PublishedVersions' } as const
  await lambda(sandbox).send(new UpdateFunctionConfigurationCommand({ FunctionName: 'hello-world', SnapStart }))
  const before = await sandbox.ecr.tags('hello-world')
  const refused = await deploy(sandbox, { workspace: helloCheckout('two'), inputs: { 'test-event': '{}' } })
  const error = onlyError(refused)
  expect(error).toMatch(
    /^snap-start: the image's runtime does not ask for the restore \(GET runtime\/restore\/next\), /,
  )
  expect(error).toMatch(remedy)
  expect(await sandbox.ecr.tags('hello-world')).toEqual(before)
  expect(versions(sandbox)).toEqual({ 1: one })
})

test('without a rehearsal it is told as unknown, and Lambda fails the version', async () => {
  const sandbox = await setStage()
  await givenImages(sandbox, ['one'])
  const image = `${await sandbox.ecr.host()}/hello-world:one`
  const failed = await create(sandbox, { env, inputs: { ...inputs, 'image-uri': image } })
  const warnings = failed.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
  expect(warnings.join('\n'), failed.log).toMatch(
    /^snap-start: nothing shows that Lambda takes snapshots of the image: /,
  )
  expect(onlyError(failed)).toMatch(
    /^Lambda could not make version 1 of hello-world ready: FunctionError: .* Deploy with test-event, which shows whether SnapStart takes the image/,
  )
})

const hooks = `
wget -q -O /dev/null "$api/restore/next" && echo restored || exit 1
while next; do answer "\\"$AWS_LAMBDA_INITIALIZATION_TYPE\\""; done`

test('a runtime that asks for the restore is restored in the rehearsal, and by Lambda', async () => {
  const sandbox = await openTrials()
  onTestFinished(() => sandbox.stop())
  const expected = '"snap-start"'
  const events = { 'test-expect': expected, 'verify-event': '{}', 'verify-expect': expected }
  const repository = { name: 'trial-restored' }
  await givenImages(sandbox, ['hooks'], repository, { bootstrap: `${runtime}${hooks}\n` })
  const image = `${await sandbox.ecr.host()}/${repository.name}:hooks`
  const trial = startTrial(
    sandbox,
    { script: '' },
    { inputs: { ...inputs, timeout: '60', ...events, 'image-uri': image } },
  )
  const { outputs, log } = await trial.result
  expect(outputs.version, log).toBe('1')
  expect(log).toContain('| restored')
  expect(log).toContain('SnapStart takes snapshots of the image: its runtime asks for the restore')
  expect(sandbox.lambda.function(trial.name).versions.at(-1)).toMatchObject(snapshots)
})
