import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { givenPreview } from './given-preview.ts'
import { setImageStage } from './image-stage.ts'
import { openPullRequest, preview, setPreviewStage, sweep } from './preview-stage.ts'
import { helloCheckout } from './read-back.ts'
import { create, deploy, setStage } from './stage.ts'
import { liveStage, routeOf } from './traffic-stage.ts'

/** A runner without docker, as ubuntu-slim is: no program is in its PATH. */
function withoutDocker(): Record<string, string> {
  return { PATH: folder() }
}

test('an image that ECR has is deployed without docker', async () => {
  const { sandbox, digests } = await setImageStage()
  const host = await sandbox.ecr.host()
  const inputs = { 'image-uri': `${host}/hello-world:v2` }
  const deployed = await deploy(sandbox, { env: withoutDocker(), inputs })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', digest: digests.v2 })
  expect(deployed.annotations).toEqual([])
})

test('an alias is rolled back without docker', async () => {
  const sandbox = await liveStage({}, { versions: ['one', 'two'], alias: { description: '[previous: 1]' } })
  const undone = await deploy(sandbox, { env: withoutDocker(), inputs: { alias: 'live', rollback: 'true' } })
  expect(undone.outputs, undone.log).toMatchObject({ version: '1', changed: 'true' })
  expect(routeOf(sandbox)).toBe('1')
})

test('a preview is removed, and others are swept, without docker', async () => {
  const sandbox = await setPreviewStage()
  const [first, second] = [7, 8].map((number) => openPullRequest(sandbox, number, 1))
  for (const number of [7, 8]) await givenPreview(sandbox, { number })
  first?.close()
  const removed = await preview(sandbox, { action: 'closed' }, { env: withoutDocker() })
  expect(removed.exitCode, removed.log).toBe(0)
  expect(sandbox.lambda.functions().map(({ name }) => name)).toEqual(['hello-world', 'hello-world-pr-8'])
  second?.close()
  const swept = await sweep(sandbox, { env: withoutDocker() })
  expect(swept.exitCode, swept.log).toBe(0)
  expect(sandbox.lambda.functions().map(({ name }) => name)).toEqual(['hello-world'])
})

test("a default platform, Docker Content Trust and another form of BuildKit's progress, which the job sets, change neither build nor rehearsal nor push", async () => {
  const sandbox = await setStage()
  const env = {
    DOCKER_DEFAULT_PLATFORM: process.arch === 'arm64' ? 'linux/amd64' : 'linux/arm64',
    DOCKER_CONTENT_TRUST: '1',
    BUILDKIT_PROGRESS: 'rawjson',
  }
  const run = await create(sandbox, { workspace: helloCheckout('hello'), env, inputs: { 'test-event': '{}' } })
  expect(run.exitCode, run.log).toBe(0)
  expect(run.log).toMatch(/^#\d+ .*COPY --chmod=755 bootstrap/m)
  expect(run.log).toContain('Ready after')
})
