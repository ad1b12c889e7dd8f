import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { archiveOf, type LoadedImage, loadImages } from './loaded-image.ts'
import { imageNames } from './machine.ts'
import { builds, changes, commit, helloCheckout, onlyError } from './read-back.ts'
import { lines } from './rehearsal-stage.ts'
import { deploy, documented, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

async function pushStage(): Promise<Sandbox> {
  const sandbox = await setStage()
  sandbox.iam.putRole({ name: 'push', trust: documented('trust-policy'), policies: [documented('push')] })
  return sandbox
}

/** An image that was made without the action. */
async function localImage(image: LoadedImage): Promise<void> {
  await loadImages(image)
  onTestFinished(async () => {
    await lines('image', 'rm', '--force', image.name)
  })
}

test('an image of Nix is rehearsed and pushed as push-nix.yml says, and stays in the engine', async () => {
  const sandbox = await pushStage()
  const workspace = helloCheckout('from nix')
  const programs = Object.fromEntries(
    ['bootstrap', 'message'].map((file) => [`/${file}`, readFileSync(join(workspace, file))]),
  )
  const image = { name: 'hello-world:nix', labels: {}, entryPoint: ['/bootstrap'], programs }
  writeFileSync(join(workspace, 'result'), await archiveOf(image))
  onTestFinished(async () => {
    await lines('image', 'rm', '--force', image.name)
  })

  const { deploys, calls } = await runExample(sandbox, 'push-nix.yml', { tools: ['nix'], workspace })
  const [run] = deploys
  expect(calls).toEqual(['nix build .#image'])
  const { digest } = run?.outputs ?? {}
  expect(run?.outputs, run?.log).toMatchObject({ 'image-tags': commit, changed: 'true' })
  expect(run?.summary).toContain('Rehearsed with 1 event')
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: digest })
  const names = imageNames()
  expect(names).toContain('hello-world:nix')
  expect(names).not.toContain(`${await sandbox.ecr.host()}/hello-world:${commit}`)
})

test('an image that the engine does not have, or that is of another platform, is refused before anything', async () => {
  const sandbox = await pushStage()
  sandbox.iam.setPolicies('deploy', [documented('push')])
  const inputs = { 'function-name': '', repository: 'hello-world' }
  const name = `local-test-${crypto.randomUUID()}:one`
  const missing = await deploy(sandbox, { inputs: { ...inputs, image: name } })
  expect(onlyError(missing)).toContain(`image: the engine has no image '${name}'. Let a step before this one load`)

  await localImage({ name, labels: {}, entryPoint: ['/none'], programs: {}, architecture: 'arm64' })
  const other = await deploy(sandbox, { inputs: { ...inputs, image: name, architecture: 'x86_64' } })
  expect(onlyError(other)).toContain('is built for linux/arm64, but the function runs linux/amd64 (x86_64).')
  expect(changes(sandbox)).toEqual([])
  expect(builds(other)).toBe(0)
})
