import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { env } from './image-stage.ts'
import { create, deploy, setStage } from './stage.ts'

/** The warnings of a run about what is started. */
function warnings({ annotations }: Awaited<ReturnType<typeof create>>): string[] {
  return annotations.map(({ message }) => message).filter((message) => message.includes('entry point'))
}

test('what the function starts in place of the image counts, from the first deploy on', async () => {
  const sandbox = await setStage()
  const Dockerfile = `FROM scratch\nLABEL scenarios=${crypto.randomUUID()}\nCOPY Dockerfile /\n`
  const given = await create(sandbox, { workspace: folder({ Dockerfile }), inputs: { 'image-entry-point': '/run' } })
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
