import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { env } from './image-stage.ts'
import { changes, onlyError } from './read-back.ts'
import { create, deploy, folder, setStage } from './stage.ts'

let containerd: ContainerdEngine
beforeAll(async () => {
  containerd = await startContainerdEngine()
})
afterAll(() => containerd?.stop())

const own = crypto.randomUUID()

/** A checkout whose image starts what these lines say. */
function starting(...lines: string[]): string {
  return folder({
    Dockerfile: ['FROM scratch', `LABEL scenarios=${own}`, 'COPY file /', ...lines].join('\n'),
    file: own,
  })
}

/** The warnings of a run about what is started. */
function warnings({ annotations }: Awaited<ReturnType<typeof create>>): string[] {
  return annotations.map(({ message }) => message).filter((message) => message.includes('entry point'))
}

test.each([
  ['the classic store', () => ({})],
  ['the containerd store', () => containerd.env],
])('an image that starts nothing is refused before the push: %s', async (_, engine) => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const run = await create(sandbox, { workspace: starting(), env: engine() })
  expect(onlyError(run)).toBe(
    "The image has neither ENTRYPOINT nor CMD, and the function's configuration has none in their place. " +
      "Add an ENTRYPOINT with the program's absolute path to the Dockerfile, or give image-entry-point.",
  )
  expect(changes(sandbox)).toEqual([])
})

test('the same in a builder of its own: it is refused before it has a tag', async () => {
  const sandbox = await setStage()
  const config = folder()
  const argv = ['--config', config, 'buildx', 'create', '--name', 'far', '--driver', 'remote']
  await containerd.docker(...argv, await containerd.buildkit())
  const far = { ...containerd.env, DOCKER_CONFIG: config }
  const run = await create(sandbox, { workspace: starting(), env: far, inputs: { builder: 'far' } })
  expect(onlyError(run)).toContain('has neither ENTRYPOINT nor CMD')
  expect(await sandbox.ecr.tags('hello-world')).toEqual({})
  expect(sandbox.lambda.functions()).toEqual([])
})

test('what the function starts in place of the image counts, from the first deploy on', async () => {
  const sandbox = await setStage()
  const given = await create(sandbox, { workspace: starting(), inputs: { 'image-entry-point': '/run' } })
  expect(given.exitCode, given.log).toBe(0)
  // Images of ECR are looked at as those that are built.
  const image = async (text: string) => {
    const layers = [Buffer.from(text)]
    const digest = await sandbox.ecr.putImage('hello-world', { layers, entryPoint: ['run'] })
    return `${await sandbox.ecr.host()}/hello-world@${digest}`
  }
  const kept = await deploy(sandbox, { env, inputs: { 'image-uri': await image('two') } })
  expect([kept.exitCode, warnings(kept)], kept.log).toEqual([0, []])

  const own = await deploy(sandbox, { env, inputs: { 'image-uri': await image('three'), 'image-entry-point': '[]' } })
  expect(warnings(own), own.log).toEqual([
    "The entry point 'run' is not an absolute path, and Lambda needs one: write the whole path in ENTRYPOINT.",
  ])
})
