import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { builds, changes, commit, helloCheckout, onlyError } from './read-back.ts'
import { lines } from './rehearsal-stage.ts'
import { deploy, documented, folder, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

async function pushStage(): Promise<Sandbox> {
  const sandbox = await setStage()
  sandbox.iam.putRole({ name: 'push', trust: documented('trust-policy'), policies: [documented('push')] })
  return sandbox
}

/** An image that was made without the action. */
async function localImage(name: string, context: string, ...options: string[]): Promise<void> {
  await lines('build', '--quiet', '--provenance=false', '--tag', name, ...options, context)
  onTestFinished(async () => {
    await lines('image', 'rm', '--force', name)
  })
}

test('an image of Nix is rehearsed and pushed as push-nix.yml says, and stays in the engine', async () => {
  const sandbox = await pushStage()
  const workspace = folder()
  await localImage('hello-world:nix', helloCheckout('from nix'))
  await lines('save', '--output', join(workspace, 'result'), 'hello-world:nix')
  await lines('image', 'rm', '--force', 'hello-world:nix')
  expect(existsSync(join(workspace, 'result'))).toBe(true)

  const { deploys, calls } = await runExample(sandbox, 'push-nix.yml', { tools: ['nix'], workspace })
  const [run] = deploys
  expect(calls).toEqual(['nix build .#image'])
  const { digest } = run?.outputs ?? {}
  expect(run?.outputs, run?.log).toMatchObject({ 'image-tags': commit, changed: 'true' })
  expect(run?.summary).toContain('Rehearsed with 1 event')
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: digest })
  const names = await lines('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')
  expect(names).toContain('hello-world:nix')
  expect(names).not.toContain(`${await sandbox.ecr.host()}/hello-world:${commit}`)
})

test('an image that the engine does not have, or that is of another platform, is refused before anything', async () => {
  const sandbox = await pushStage()
  sandbox.iam.setPolicies('deploy', [documented('push')])
  const inputs = { 'function-name': '', repository: 'hello-world' }
  const name = `local-test:${crypto.randomUUID()}`
  const missing = await deploy(sandbox, { inputs: { ...inputs, image: name } })
  expect(onlyError(missing)).toContain(`image: the engine has no image '${name}'. Let a step before this one load`)

  const context = folder({ Dockerfile: 'FROM scratch\nCOPY Dockerfile /\nENTRYPOINT ["/none"]\n' })
  await localImage(name, context, '--platform', 'linux/arm64')
  const other = await deploy(sandbox, { inputs: { ...inputs, image: name, architecture: 'x86_64' } })
  expect(onlyError(other)).toContain('is built for linux/arm64, but the function runs linux/amd64 (x86_64).')
  expect(changes(sandbox)).toEqual([])
  expect(builds(other)).toBe(0)
})
