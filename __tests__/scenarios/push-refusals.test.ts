import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DeleteRepositoryCommand } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { docker } from '@deploy-lambda-image/sandbox/testing'
import { expect, test } from 'vitest'
import { commit, ecr, onlyError } from './read-back.ts'
import { account, checkout, codeSha256, create, executionRole, folder, setStage, startDeploy } from './stage.ts'

/** Starts a deploy whose build takes a while. @returns it once the build is under way */
async function building(sandbox: Sandbox, env: Record<string, string> = {}): Promise<RunHandle> {
  const workspace = checkout('one', `RUN echo ${crypto.randomUUID()}; echo under way; sleep 2`)
  const run = startDeploy(sandbox, { workspace, env, inputs: { role: executionRole } })
  await run.logged(/^#\d+ [\d.]+ under way$/)
  return run
}

test('a repository that is deleted during the build is an error with the remedy', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const run = await building(sandbox)
  await ecr(sandbox).send(new DeleteRepositoryCommand({ repositoryName: 'hello-world', force: true }))
  const error = onlyError(await run.result)
  expect(error).toContain(
    `name unknown: The repository with name 'hello-world' does not exist in the registry with id '${account}'. `,
  )
  expect(error).toMatch(/Create the repository hello-world, let create-repository do it, or correct repository\.$/)
  expect(sandbox.lambda.functions()).toEqual([])
})

test('a password that ends in the middle of the push is replaced, and the push taken up again', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const run = await building(sandbox)
  while (sandbox.requests.of('registry', 'BatchCheckLayerAvailability').length === 0) await setTimeout(1)
  sandbox.ecr.expirePasswords()
  const deployed = await run.result
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(deployed.outputs.digest)
})

test.each(['InitiateLayerUpload', 'PutImage'])('the same, noticed at %s', async (operation) => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  sandbox.faults.add({ service: 'registry', operation, kind: 'expired-token' })
  const deployed = await create(sandbox, { workspace: checkout(crypto.randomUUID()) })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).toContain('denied: Your authorization token has expired. Reauthenticate and try again.')
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
})

test('a registry that goes on refusing the login is asked with one new password, not with many', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  sandbox.faults.add({ service: 'registry', operation: 'InitiateLayerUpload', kind: 'expired-token', times: 1000 })
  const run = await building(sandbox)
  const refused = await run.result
  expect(onlyError(refused)).toMatch(
    /denied: Your authorization token has expired\. Reauthenticate and try again\. A new sign-in did not help: check the clock of this machine, then run the job again\.$/,
  )
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
})

test('another job that logs out, and rewrites the config of the host, takes nothing from a push', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const host = await sandbox.ecr.host()
  const config = folder({ 'config.json': JSON.stringify({ auths: { [host]: { auth: 'b2xkOm9sZA==' } } }) })
  const run = await building(sandbox, { DOCKER_CONFIG: config })
  expect(execFileSync('docker', ['--config', config, 'logout', host], { encoding: 'utf8' })).toContain('Removing login')
  writeFileSync(join(config, 'config.json'), '{}')
  const deployed = await run.result
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).not.toContain('no basic auth credentials')

  // With that config docker itself is told so.
  await docker(['tag', 'busybox:stable-musl', `${host}/hello-world:theirs`])
  const theirs = await docker(['push', `${host}/hello-world:theirs`], config)
  await docker(['image', 'rm', `${host}/hello-world:theirs`])
  expect(theirs.output).toContain('no basic auth credentials')
})
