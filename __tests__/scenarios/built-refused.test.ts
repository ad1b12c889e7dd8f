import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { builderOf, builders } from './builders.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { changes, onlyError } from './read-back.ts'
import { create, openStage } from './stage.ts'

// What is built wherever it may be built, and is an image that Lambda would not start.

let engine: ContainerdEngine
let sandbox: Sandbox
beforeAll(async () => {
  engine = await startContainerdEngine()
  sandbox = await openStage({ repositories: [{ name: 'hello-world' }] })
})
beforeEach(() => sandbox.requests.clear())
afterAll(async () => {
  await sandbox?.stop()
  await engine?.stop()
})

const own = crypto.randomUUID()

test.each(builders)('an image that starts nothing is refused before it has a tag, from the %s', async (kind) => {
  const Dockerfile = `FROM scratch\nLABEL scenarios=${own}\nCOPY file /\n`
  const refused = await create(sandbox, {
    workspace: folder({ Dockerfile, file: own }),
    ...(await builderOf(kind, engine)),
  })
  expect(onlyError(refused)).toBe(
    "The image has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place. " +
      "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
  )
  // A builder of its own uploads while it builds.
  if (kind !== 'remote BuildKit') expect(changes(sandbox)).toEqual([])
  expect(await sandbox.ecr.tags('hello-world')).toEqual({})
  expect(sandbox.lambda.functions()).toEqual([])
})

const itself = ['ENTRYPOINT ["/bin/busybox"]', '/bin/busybox'] as const
const script = ['COPY --chmod=755 run /run.sh\nENTRYPOINT ["/run.sh"]', '/bin/sh'] as const

test.each([
  ['the program itself', 'classic store', ...itself],
  ['a script by its interpreter', 'classic store', ...script],
  ['the program itself', 'containerd store', ...itself],
  ['the program itself', 'remote BuildKit', ...itself],
  ['a script by its interpreter', 'remote BuildKit', ...script],
] as const)(
  'an image that is labelled arm64 and has a base for amd64 is refused before it has a tag: %s, from the %s',
  async (_, kind, lines, path) => {
    const Dockerfile = `FROM --platform=linux/amd64 busybox:stable-musl\nLABEL scenarios=${own}\n${lines}\n`
    const workspace = folder({ Dockerfile, run: '#!/bin/sh\nexec true\n' })
    const { env = {}, inputs } = await builderOf(kind, engine)
    const refused = await create(sandbox, { workspace, env, inputs: { ...inputs, architecture: 'arm64' } })
    expect(onlyError(refused)).toBe(
      `The image says that it is for linux/arm64, but its program '${path}' is for linux/amd64. ` +
        'Use a base image that has linux/arm64, without a constant --platform in FROM, and copy no program of another platform.',
    )
    expect(await sandbox.ecr.tags('hello-world')).toEqual({})
    expect(sandbox.lambda.functions()).toEqual([])
  },
)
