import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { type ContainerdEngine, startContainerdEngine } from './containerd-engine.ts'
import { givenFunction } from './given.ts'
import { builds, commit, ecr, imageConfig, onlyError, versions } from './read-back.ts'
import { checkout, codeSha256, create, deploy, setStage } from './stage.ts'

const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
]
const INDEX = 'application/vnd.oci.image.index.v1+json'

let engine: ContainerdEngine
beforeAll(async () => {
  engine = await startContainerdEngine()
})
afterAll(() => engine?.stop())

test('an engine with the containerd store deploys a single manifest, of the digest that ECR has', async () => {
  const sandbox = await setStage()
  const first = await create(sandbox, { env: engine.env, workspace: checkout('one', 'RUN cp /message /copy') })
  expect(first.exitCode, first.log).toBe(0)
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: first.outputs.digest })
  expect(await sandbox.ecr.digests('hello-world')).toEqual([first.outputs.digest])
  expect(MANIFEST_TYPES).toContain((await sandbox.ecr.manifest('hello-world', commit))?.mediaType)
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(first.outputs.digest)

  const same = await deploy(sandbox, { env: engine.env, workspace: checkout('one', 'RUN cp /message /copy') })
  expect(same.outputs, same.log).toMatchObject({ changed: 'false', version: '1', digest: first.outputs.digest })
})

test('an index with attestations, as docker buildx build makes it, is refused before the update', async () => {
  const sandbox = await setStage()
  const digests = await givenFunction(sandbox, { versions: ['one'] })
  const { index, image } = await pushPlain(sandbox)
  expect((await sandbox.ecr.manifest('hello-world', 'plain'))?.mediaType).toBe(INDEX)
  const repository = `${await sandbox.ecr.host()}/hello-world`
  sandbox.requests.clear()

  const refused = await deploy(sandbox, { inputs: { 'image-uri': `${repository}:plain` } })
  expect(onlyError(refused)).toBe(
    `${repository}@${index} is an index (${INDEX}) of 1 image (linux/amd64) and 1 attestation(s), ` +
      "and Lambda takes a single manifest only. Build it for one platform with '--provenance=false --sbom=false', " +
      `or name the one manifest by its digest: linux/amd64 is ${image}.`,
  )
  expect(sandbox.requests.of('lambda', 'UpdateFunctionCode')).toEqual([])
  expect(versions(sandbox)).toEqual({ 1: digests.one })

  const deployed = await deploy(sandbox, { inputs: { 'image-uri': `${repository}@${image}` } })
  expect(deployed.outputs, deployed.log).toMatchObject({ version: '2', changed: 'true', digest: image })
  expect(`sha256:${await codeSha256(sandbox, '2')}`).toBe(image)
})

test('a builder that keeps its images to itself builds once and pushes what it built', async () => {
  const sandbox = await setStage()
  const env = { ...engine.env, DOCKER_CONFIG: await engine.far() }
  const workspace = checkout('one', 'RUN --network=none cat /proc/sys/kernel/random/uuid > /unique')
  const inputs = { builder: 'far', labels: 'made.by=far', 'no-cache': 'true' }
  const deployed = await create(sandbox, { env, workspace, inputs })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).toContain('builder driver remote')
  expect(deployed.log.match(/^Built (sha256:\w+)/m)?.[1]).toBe(deployed.outputs.digest?.slice(0, 19))
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
  expect((await imageConfig(sandbox, 'hello-world', commit)).config.Labels).toMatchObject({ 'made.by': 'far' })
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(deployed.outputs.digest)
  expect(builds(deployed)).toBe(1)
})

/** Pushes an image as it comes out of docker buildx build without further flags. @returns the digests in its index */
async function pushPlain(sandbox: Sandbox): Promise<{ index: string; image: string }> {
  const host = await sandbox.ecr.host()
  const config = folder({ 'config.json': JSON.stringify({ auths: { [host]: { auth: await password(sandbox) } } }) })
  const docker = (...argv: string[]) => engine.docker('--config', config, ...argv)
  await docker('buildx', 'build', '--quiet', '--tag', `${host}/hello-world:plain`, checkout('two'))
  await docker('push', '--quiet', `${host}/hello-world:plain`)
  const { digest: index = '', text = '{}' } = (await sandbox.ecr.manifest('hello-world', 'plain')) ?? {}
  const { manifests } = JSON.parse(text)
  return { index, image: manifests[0].digest }
}

/** `AWS:password`, base64. */
async function password(sandbox: Sandbox): Promise<string | undefined> {
  const { authorizationData = [] } = await ecr(sandbox).send(new GetAuthorizationTokenCommand({}))
  return authorizationData[0]?.authorizationToken
}
