import { DeleteFunctionCommand } from '@aws-sdk/client-lambda'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test, vi } from 'vitest'
import { isHeld } from './build-gate.ts'
import { env } from './image-stage.ts'
import { builds, changes, onlyError } from './read-back.ts'
import { deploy, lambda, setStage } from './stage.ts'
import {
  aliasOf,
  expectWhollyOn,
  liveStage,
  reaches,
  release,
  rollBack,
  routeOf,
  startRelease,
  startRollBack,
} from './traffic-stage.ts'

/** The alias `live` on version 3, after 2 and 1; version n answers its number. */
function stageOfThree(): Promise<Sandbox> {
  return liveStage({}, { versions: ['one', 'two', 'three'], alias: { description: '[previous: 2, 1]' } })
}

test('a rollback puts the alias on the version that it had before, and needs neither a checkout nor an engine', async () => {
  const sandbox = await stageOfThree()
  const [, two, three] = sandbox.lambda.function('hello-world').versions
  const undone = await deploy(sandbox, { workspace: '/', env, inputs: { alias: 'live', rollback: 'true' } })
  expect(undone.outputs, undone.log).toMatchObject({
    version: '2',
    digest: `sha256:${two?.CodeSha256}`,
    'image-uri': expect.stringContaining(`@sha256:${two?.CodeSha256}`),
    'alias-arn': expect.stringMatching(/:hello-world:live$/),
    'version-arn': expect.stringMatching(/:hello-world:2$/),
    'previous-version': '3',
    'previous-digest': `sha256:${three?.CodeSha256}`,
    changed: 'true',
  })
  await expectWhollyOn(sandbox, '2', 'two', undone.log)
  expect(builds(undone)).toBe(0)
  expect(changes(sandbox).map(({ operation }) => operation)).toEqual(['UpdateAlias', 'Invoke'])
  expect(undone.summary).toContain('### ↩️ `hello-world:live` is back on version 2 in us-east-1')
  expect(await aliasOf(sandbox)).toMatchObject({ Description: '[previous: 1]' })
})

/** The alias `live` as a rollback from version 3 leaves it. */
function rolledBack(): Promise<Sandbox> {
  const alias = { version: '2', description: '[previous: 1]' }
  return liveStage({}, { versions: ['one', 'two', 'three'], alias })
}

test('repeated, it returns to older versions and never to a newer one', async () => {
  const sandbox = await rolledBack()
  const undone = await rollBack(sandbox)
  expect(undone.outputs, undone.log).toMatchObject({ version: '1' })
  expect(routeOf(sandbox)).toBe('1')
  const refused = await rollBack(sandbox)
  expect(onlyError(refused)).toBe(
    'live is on version 1 of hello-world in us-east-1, and there is no version before that. Set rollback-to to the version.',
  )
  await expectWhollyOn(sandbox, '1', 'one', refused.log)
})

test('after a rollback and a deploy it leads to the good version, not to the bad one', async () => {
  const sandbox = await rolledBack()
  const fourth = await release(sandbox, 'four')
  expect(fourth.outputs, fourth.log).toMatchObject({ version: '4', 'previous-version': '2' })
  const undone = await rollBack(sandbox)
  expect(undone.outputs, undone.log).toMatchObject({ version: '2', 'previous-version': '4' })
  expect(await aliasOf(sandbox)).toMatchObject({ Description: '[previous: 1]' })
})

test('rollback-to names the version, and the next rollback continues from there', async () => {
  const alias = { description: '[previous: 3, 2, 1]' }
  const sandbox = await liveStage({}, { versions: ['one', 'two', 'three', 'four'], alias })
  const undone = await rollBack(sandbox, { 'rollback-to': '2' })
  expect(undone.outputs, undone.log).toMatchObject({ version: '2', 'previous-version': '4' })
  await expectWhollyOn(sandbox, '2', 'two', undone.log)
  const further = await rollBack(sandbox)
  expect(further.outputs, further.log).toMatchObject({ version: '1' })
})

test('an alias without a history goes to no version that was only published: it may have been rejected', async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two', 'three'] })
  const refused = await rollBack(sandbox)
  expect(onlyError(refused)).toBe(
    'live is on version 3 of hello-world in us-east-1, and its description has no version that it had before. ' +
      'One that was only published may have been rejected. ' +
      'Set rollback-to to the version that served before: there are 2, 1.',
  )
  expect(changes(sandbox)).toEqual([])
  const undone = await rollBack(sandbox, { 'rollback-to': '1' })
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', 'previous-version': '3' })
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
})

/** A shift of version 2 that stays in each of its first two steps until the verification there is released. */
async function midShift() {
  const sandbox = await liveStage()
  const steps = [1, 2].map((after) => sandbox.faults.hold({ service: 'lambda', operation: 'Invoke', after }))
  const run = await startRelease(sandbox, 'two', { traffic: 'linear 20% 1s', 'verify-event': '{}' })
  await reaches(sandbox, '1 2=0.2', run)
  const release = () => {
    for (const step of steps) step.release()
  }
  return { sandbox, run, firstStep: steps[0], release }
}

test('in the middle of a shift it removes the weights, and the run that shifts ends with an error', async () => {
  const { sandbox, run, release } = await midShift()
  const undone = await rollBack(sandbox)
  release()
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', changed: 'true' })
  expect(undone.log).toContain(
    'hello-world:live in us-east-1 is on 80% on version 1 and 20% on version 2, in the middle of a shift: this rollback ends it',
  )
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
  expect((await aliasOf(sandbox)).Description).toBe('')
  const failed = await run.result
  expect(onlyError(failed)).toBe(
    'Another run or a person changed the alias live during this run: it is on version 1 now, and was left there. ' +
      'Let one run at a time release a function, with a concurrency group, and run this one again.',
  )
  expect(routeOf(sandbox)).toBe('1')
})

test('it succeeds although the shift takes its next step at the same moment', async () => {
  const { sandbox, run, firstStep, release } = await midShift()
  sandbox.requests.clear()
  const read = sandbox.faults.hold({ service: 'lambda', operation: 'GetFunction' })
  const rollback = startRollBack(sandbox)
  await isHeld(read, rollback)
  // What it sees of the alias is the first step. By the time that it continues the alias has a new revision.
  await vi.waitFor(() => expect(sandbox.requests.of('lambda', 'GetAlias')).toMatchObject([{ status: 200 }]), 60_000)
  firstStep?.release()
  await reaches(sandbox, '1 2=0.4', run)
  read.release()
  const undone = await rollback.result
  release()
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', changed: 'true' })
  expect(sandbox.requests.of('lambda', 'UpdateAlias').map(({ status }) => status)).toContain(412)
  expect((await run.result).exitCode).toBe(1)
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
})

test('a version of the history that is deleted is passed over', async () => {
  const sandbox = await stageOfThree()
  await lambda(sandbox).send(new DeleteFunctionCommand({ FunctionName: 'hello-world', Qualifier: '2' }))
  const undone = await rollBack(sandbox)
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', 'previous-version': '3' })
  expect(undone.log).toContain('live in us-east-1 had version 2 before, but that version was deleted.')
  await expectWhollyOn(sandbox, '1', 'one', undone.log)
})

test('a dry run says what would go back, and changes nothing; nor does rollback-to the version that the alias has', async () => {
  const sandbox = await stageOfThree()
  const { exitCode, log, summary } = await rollBack(sandbox, { 'dry-run': 'true' })
  expect(exitCode, log).toBe(0)
  expect(summary).toContain('- would move hello-world:live in us-east-1 from version 3 to version 2')
  const there = await rollBack(sandbox, { 'rollback-to': '3', 'dry-run': 'true' })
  expect(there.log).toContain('Dry run: would leave hello-world:live in us-east-1 on version 3, which it is on already')
  const same = await rollBack(sandbox, { 'rollback-to': '3' })
  expect(same.outputs, same.log).toMatchObject({ version: '3', changed: 'false' })
  expect(changes(sandbox)).toEqual([])
})

test('a version that can not be moved back to is refused, and nothing is changed', async () => {
  const sandbox = await stageOfThree()
  const missing = await rollBack(sandbox, { 'rollback-to': '7' })
  expect(onlyError(missing)).toBe(
    'hello-world has no version 7 in us-east-1. Set rollback-to to a version that exists.',
  )
  sandbox.lambda.loseImage({ name: 'hello-world', version: '2' }, 'Failed')
  const failed = await rollBack(sandbox)
  expect(onlyError(failed)).toMatch(
    /^Version 2 of hello-world in us-east-1 is Failed \(ImageDeleted: .*\)\. Set rollback-to to another version, or deploy again\.$/,
  )
  const [one] = sandbox.lambda.function('hello-world').versions
  await sandbox.ecr.deleteImage('hello-world', `sha256:${one?.CodeSha256}`)
  const gone = await rollBack(sandbox, { 'rollback-to': '1' })
  expect(onlyError(gone)).toBe(
    `The image of version 1 of hello-world in us-east-1, sha256:${one?.CodeSha256}, was deleted from hello-world. ` +
      'Set rollback-to to another version, or deploy again.',
  )
  expect(changes(sandbox)).toEqual([])
  await expectWhollyOn(sandbox, '3', 'three', gone.log)
})

test('a rollback of an alias that is not there is refused', async () => {
  const sandbox = await setStage()
  const refused = await rollBack(sandbox, { alias: 'typo' })
  expect(onlyError(refused)).toBe(
    'There is no alias typo of hello-world in us-east-1. Correct alias, function-name or aws-region.',
  )
})
