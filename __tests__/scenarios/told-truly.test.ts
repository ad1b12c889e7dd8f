import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { givenInput, givenPreview } from './given-preview.ts'
import { env, setImageStage } from './image-stage.ts'
import { commit, openPullRequest, answerOf as previewAnswer, setPreviewStage, startPreview } from './preview-stage.ts'
import { live, nextImage, seedEverywhere, stageOf, told } from './regions-stage.ts'
import { deploy } from './stage.ts'
import { liveStage, reaches, release, rollBack, routeOf, startRelease } from './traffic-stage.ts'

// What a run that failed says of the function is what Lambda has, or that it is not known.

const twoVersions = { versions: ['one', 'two'], alias: { description: '[previous: 1]' } }

/** Lambda refuses these calls from now on. */
function deny(sandbox: Sandbox, ...operations: string[]): void {
  for (const operation of operations) {
    sandbox.faults.add({ service: 'lambda', operation, kind: 'deny', times: Number.POSITIVE_INFINITY })
  }
}

const heading = (summary: string) => summary.split('\n')[0]

test.each([
  {
    unread: 'ListVersionsByFunction',
    is: '`live` is on versions 1 (90%) and 2 (10%) now',
    row: '**versions 1 (90%) and 2 (10%)**',
    result: { version: '1', changed: true },
  },
  {
    unread: 'GetAlias',
    is: 'what `live` is on now is not known',
    row: '*unknown*',
    result: { version: '', digest: '', changed: true },
  },
])('a shift that could not be reverted, and $unread is denied', async ({ unread, is, row, result }) => {
  const sandbox = await liveStage()
  sandbox.cloudwatch.putAlarm({ name: 'errors' })
  const run = await startRelease(sandbox, 'two', { traffic: 'canary 10% 5m', 'rollback-alarms': 'errors' })
  await reaches(sandbox, '1 2=0.1', run)
  deny(sandbox, 'UpdateAlias', unread)
  sandbox.cloudwatch.setAlarm('errors', 'ALARM')
  const ended = await run.result
  expect(routeOf(sandbox)).toBe('1 2=0.1')
  expect(heading(ended.summary)).toBe(`### ❌ Version 2 of \`hello-world\` was not released; ${is}`)
  expect(ended.summary).toContain(`| ${row} |`)
  expect(told(ended)['us-east-1']).toMatchObject(result)
})

test('a region that could not be reverted is not as before', async () => {
  const sandbox = await stageOf(['us-east-1', 'eu-west-1'])
  const inputs = await nextImage(sandbox, await seedEverywhere(sandbox))
  const always = { service: 'lambda', kind: 'deny', times: Number.POSITIVE_INFINITY } as const
  sandbox.faults.add({ ...always, operation: 'UpdateFunctionCode', region: 'eu-west-1' })
  sandbox.faults.add({ ...always, operation: 'UpdateAlias', region: 'us-east-1', after: 1 })
  sandbox.faults.add({ ...always, operation: 'ListVersionsByFunction', region: 'us-east-1', after: 1 })
  const strategy = { 'on-failure': 'rollback', 'release-strategy': 'sequential' }
  const run = await deploy(sandbox, { env, inputs: { ...inputs, ...strategy } })
  expect(live(sandbox)).toEqual({ 'us-east-1': '2', 'eu-west-1': '1' })
  expect(heading(run.summary)).toBe('### ❌ `hello-world` was not deployed; 1 of 2 regions is not as before')
  expect(told(run)['us-east-1']).toMatchObject({
    version: '2',
    changed: true,
    error: expect.stringContaining(
      'It was to be reverted, because eu-west-1 failed. hello-world:live in us-east-1 could not be',
    ),
  })
})

test('a rollback that has moved the alias says so, also when what comes after fails', async () => {
  const sandbox = await liveStage({}, twoVersions)
  deny(sandbox, 'GetProvisionedConcurrencyConfig')
  const run = await rollBack(sandbox)
  expect(routeOf(sandbox)).toBe('1')
  expect(run.exitCode).toBe(1)
  expect(heading(run.summary)).toBe('### ❌ `hello-world:live` is on version 1, but the run failed')
  expect(told(run)['us-east-1']).toMatchObject({ version: '1', changed: true, 'previous-version': '2' })
})

test('a rollback to the version that the alias has changes nothing, and says so', async () => {
  const sandbox = await liveStage({}, twoVersions)
  const run = await rollBack(sandbox, { 'rollback-to': '2' })
  expect(heading(run.summary)).toBe('### ➖ `hello-world:live` was already on version 2 in us-east-1')
  expect(run.outputs.changed).toBe('false')
})

test('a release of the configuration alone can be undone', async () => {
  const sandbox = await liveStage()
  const run = await release(sandbox, 'one', { 'memory-size': '512' })
  expect(run.exitCode, run.log).toBe(0)
  expect(run.summary).toContain("`rollback: 'true'` and `rollback-to: '1'`")
  expect(run.summary).toContain('| `hello-world`\u00A0(`$LATEST`) | image of version 1 | image of version 2 |')
})

test('an alias that was on $LATEST has no version to go back to', async () => {
  const sandbox = await liveStage({}, { versions: ['one'], alias: { version: '$LATEST' } })
  const run = await release(sandbox, 'two')
  expect(run.exitCode, run.log).toBe(0)
  expect(run.summary).not.toContain('To undo')
})

test('a tag beside a digest is no claim that the image has it', async () => {
  const { sandbox, digests } = await setImageStage()
  const uri = `${await sandbox.ecr.host()}/hello-world:v1@${digests.v2}`
  const run = await deploy(sandbox, { env, inputs: { 'image-uri': uri } })
  expect(run.outputs).toMatchObject({ digest: digests.v2, 'image-tags': '' })
})

test('the comment of a preview that failed at its URL names the commit that answers', async () => {
  const sandbox = await setPreviewStage()
  const pull = openPullRequest(sandbox, 7)
  await givenPreview(sandbox, { number: 7 })
  pull.push(commit(2))
  const url = sandbox.faults.hold({ service: 'lambda', operation: 'GetFunctionUrlConfig' })
  const inputs = await givenInput(sandbox, { sha: commit(2), message: 'two' })
  const run = startPreview(sandbox, { action: 'synchronize', headSha: commit(2) }, { inputs })
  await isHeld(url, run)
  process.kill(run.pid, 'SIGINT')
  const ended = await run.result
  url.release()
  expect(await previewAnswer(sandbox)).toBe('two')
  const [comment = ''] = sandbox.github.comments(7).map(({ body }) => body)
  expect(comment).toContain(`Now commit ${commit(2).slice(0, 7)} answers at http://`)
  expect(heading(ended.summary)).toContain('`hello-world-pr-7` was cancelled; it is on version 2 now')
})
