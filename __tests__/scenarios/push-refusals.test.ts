import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeleteRepositoryCommand } from '@aws-sdk/client-ecr'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { docker } from '@deploy-lambda-image/sandbox/testing'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { before, buildGate } from './build-gate.ts'
import { commit, ecr, onlyError } from './read-back.ts'
import { account, checkout, codeSha256, create, executionRole, setStage, startDeploy } from './stage.ts'

/** Does something in the middle of a deploy's build. */
async function whileBuilding(
  sandbox: Sandbox,
  act: () => unknown,
  env: Record<string, string> = {},
): Promise<RunResult> {
  const gate = await buildGate()
  const inputs = { role: executionRole, ...gate.inputs }
  const run = startDeploy(sandbox, { workspace: checkout('one', gate.dockerfile), env, inputs })
  await gate.reachedBy(run)
  await act()
  gate.open()
  return run.result
}

test('a repository that is deleted during the build is an error with the remedy', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const deletion = new DeleteRepositoryCommand({ repositoryName: 'hello-world', force: true })
  const error = onlyError(await whileBuilding(sandbox, () => ecr(sandbox).send(deletion)))
  expect(error).toContain(
    `name unknown: The repository with name 'hello-world' does not exist in the registry with id '${account}'. `,
  )
  expect(error).toMatch(/Create the repository hello-world, let create-repository do it, or correct repository\.$/)
  expect(sandbox.lambda.functions()).toEqual([])
})

test('a password that ends in the middle of the push is replaced, and the push taken up again', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const push = sandbox.faults.hold({ service: 'registry', operation: 'BatchCheckLayerAvailability' })
  const run = startDeploy(sandbox, { inputs: { role: executionRole } })
  await before(push.arrived, run)
  sandbox.ecr.expirePasswords()
  push.release()
  const deployed = await run.result
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
  expect(await sandbox.ecr.tags('hello-world')).toEqual({ [commit]: deployed.outputs.digest })
  expect(`sha256:${await codeSha256(sandbox, '1')}`).toBe(deployed.outputs.digest)
})

// pushes-that-last.test.ts has it at the manifest, PutImage.
test('the same, noticed at the first layer', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  sandbox.faults.add({ service: 'registry', operation: 'InitiateLayerUpload', kind: 'expired-token' })
  const deployed = await create(sandbox, { workspace: checkout(crypto.randomUUID()) })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).toContain('denied: Your authorization token has expired. Reauthenticate and try again.')
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
})

test('a registry that goes on refusing the login is asked with one new password, not with many', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  sandbox.faults.add({ service: 'registry', operation: 'InitiateLayerUpload', kind: 'expired-token', times: 1000 })
  const refused = await create(sandbox)
  expect(onlyError(refused)).toMatch(
    /denied: Your authorization token has expired\. Reauthenticate and try again\. A new sign-in did not help: check the clock of this machine, then run the job again\.$/,
  )
  expect(sandbox.requests.of('ecr', 'GetAuthorizationToken')).toHaveLength(2)
})

test('another job that logs out, and rewrites the config of the host, takes nothing from a push', async () => {
  const sandbox = await setStage({ repositories: [{ name: 'hello-world' }] })
  const host = await sandbox.ecr.host()
  const config = folder({ 'config.json': JSON.stringify({ auths: { [host]: { auth: 'b2xkOm9sZA==' } } }) })
  const logOut = () => {
    const argv = ['--config', config, 'logout', host]
    expect(execFileSync('docker', argv, { encoding: 'utf8' })).toContain('Removing login')
    writeFileSync(join(config, 'config.json'), '{}')
  }
  const deployed = await whileBuilding(sandbox, logOut, { DOCKER_CONFIG: config })
  expect(deployed.exitCode, deployed.log).toBe(0)
  expect(deployed.log).not.toContain('no basic auth credentials')

  // With that config docker itself is told so.
  const theirs = await docker(['pull', `${host}/hello-world:${commit}`], config)
  expect(theirs.output).toContain('no basic auth credentials')
})
