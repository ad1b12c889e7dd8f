import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { givenFunction } from './given.ts'
import { configWithCall } from './newer-buildx.ts'
import { onlyError, versions } from './read-back.ts'
import { checkout, deploy, deployRole, documented, setStage } from './stage.ts'
import { runExample } from './workflow-run.ts'

/** Predicates by type, of what refers to an image. */
async function saidOf(sandbox: Sandbox, digest: string): Promise<Record<string, unknown>> {
  const all = await sandbox.ecr.digests('hello-world')
  const manifests = await Promise.all(all.map((each) => sandbox.ecr.manifest('hello-world', each)))
  const referring = manifests
    .map((each) => JSON.parse(each?.text ?? '{}'))
    .filter(({ subject }) => subject?.digest === digest)
  return Object.fromEntries(
    referring.map(({ artifactType, annotations, config }) => [
      annotations['in-toto.io/predicate-type'],
      { artifactType, config: config.mediaType },
    ]),
  )
}

test('sbom.yml puts provenance and a bill of materials beside the image, whose digest Lambda gets', async () => {
  const sandbox = await setStage()
  const { before } = await givenFunction(sandbox, { versions: ['before'] })
  sandbox.iam.setPolicies(deployRole, [documented('deploy'), documented('attest')])
  const workspace = checkout()
  mkdirSync(join(workspace, 'image'))
  writeFileSync(join(workspace, 'image/sbom.spdx.json'), JSON.stringify({ spdxVersion: 'SPDX-2.3' }))
  const env = { DOCKER_CONFIG: configWithCall([], { buildType: 'https://mobyproject.org/buildkit@v1' }) }
  const run = async () => {
    const { deploys } = await runExample(sandbox, 'sbom.yml', { values: { 'runner.temp': workspace }, workspace, env })
    const [done] = deploys
    if (done === undefined) throw new Error('nothing was run')
    expect(done.exitCode, done.log).toBe(0)
    expect(done.annotations).toEqual([])
    return done
  }
  const { digest = '' } = (await run()).outputs
  expect(versions(sandbox)).toEqual({ 1: before, 2: digest })
  const statement = { artifactType: 'application/vnd.in-toto+json', config: 'application/vnd.oci.empty.v1+json' }
  const both = { 'https://slsa.dev/provenance/v0.2': statement, 'https://spdx.dev/Document': statement }
  expect(await saidOf(sandbox, digest)).toEqual(both)

  const again = await run()
  expect(again.log).toContain('the image has an attestation of type https://spdx.dev/Document already')
  expect(await saidOf(sandbox, digest)).toEqual(both)
  expect(await sandbox.ecr.digests('hello-world')).toHaveLength(4)
})

test('a file that is no bill of materials is refused before anything is built', async () => {
  const sandbox = await setStage()
  const workspace = checkout()
  const run = await deploy(sandbox, { workspace, inputs: { role: deployRole, attest: 'Dockerfile' } })
  expect(onlyError(run)).toContain("attest: the file 'Dockerfile' is no software bill of materials in JSON.")
  expect(sandbox.requests.of('ecr', 'CreateRepository')).toEqual([])
})
