import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { configWithCall } from './newer-buildx.ts'
import { builds, onlyError } from './read-back.ts'
import { create, setStage } from './stage.ts'

const own = crypto.randomUUID()

// All is valid for BuildKit, whatever else reads Dockerfiles.
test('BuildKit decides which stages there are: after a byte order mark, with another escape, by a FROM that goes on after a comment', async () => {
  const sandbox = await setStage()
  const from = '\uFEFF# escape=`\nFROM busybox:stable-musl `\n# the base\n  AS wanted\n'
  const rest = `LABEL scenarios=${own}\nENTRYPOINT ["/bin/busybox"]\nFROM scratch AS other\n`
  const inputs = { target: 'wanted', 'dry-run': 'true' }
  const built = await create(sandbox, { workspace: folder({ Dockerfile: from + rest }), inputs })
  expect(built.exitCode, built.log).toBe(0)
  expect(builds(built)).toBe(1)
})

const dockerfile = 'FROM scratch AS build\nFROM scratch \\\n# why\n AS final\n'

test('a target that is no stage is told by the build where buildx lists no stages, and the stages are named', async () => {
  const sandbox = await setStage()
  const run = await create(sandbox, { workspace: folder({ Dockerfile: dockerfile }), inputs: { target: 'finale' } })
  expect(onlyError(run)).toContain(
    `target stage "finale" could not be found. Correct target: the Dockerfile has no stage 'finale'. Its stages are build, final.`,
  )
})

test('where buildx lists them, it is told before the build', async () => {
  const sandbox = await setStage()
  const run = await create(sandbox, {
    workspace: folder({ Dockerfile: dockerfile }),
    env: { DOCKER_CONFIG: configWithCall() },
    inputs: { target: 'finale' },
  })
  expect(onlyError(run)).toBe("target: 'Dockerfile' has no stage 'finale'. Its stages are build, final.")
  expect(builds(run)).toBe(0)
})
