import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { expect, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { companyNetwork } from './company-network.ts'
import { env as withoutEngine } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { codeSha256, create, deploy, deployRole, ownerKeys, setStage } from './stage.ts'

const hosts = [
  'api.ecr.us-east-1.amazonaws.com:443',
  'lambda.us-east-1.amazonaws.com:443',
  'sts.us-east-1.amazonaws.com:443',
]

/** A deploy of an image that ECR has: nothing is built. */
async function withImage(sandbox: Sandbox, step: { env: Record<string, string>; inputs?: Record<string, string> }) {
  const uri = await sandbox.ecr.createRepository('hello-world')
  const digest = await sandbox.ecr.putImage('hello-world', { tag: 'v1' })
  const inputs = { 'image-uri': `${uri}:v1`, ...step.inputs }
  return { digest, run: await create(sandbox, { env: { ...withoutEngine, ...step.env }, inputs }) }
}

test('every client goes through a proxy, and the image is built and pushed', async () => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox)
  const run = await create(sandbox, { env: network.env })
  expect(run.exitCode, run.log).toBe(0)
  expect(network.hosts()).toEqual(hosts)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
})

test.each([
  ['asks for a password', { login: 'build:p%40ss' }],
  ['speaks TLS', { tls: true, login: 'build:secret' }],
])('every client goes through a proxy that %s', async (_, options) => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox, options)
  const { run, digest } = await withImage(sandbox, network)
  expect(run.exitCode, run.log).toBe(0)
  expect(network.hosts()).toEqual(hosts)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(digest)
})

test('credentials that a profile gets from STS come through the proxy, too', async () => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox)
  const path = folder({ token: await sandbox.github.idToken() })
  const profile = ['[profile file]', `role_arn = ${deployRole}`, `web_identity_token_file = ${join(path, 'token')}`, '']
  writeFileSync(join(path, 'config'), profile.join('\n'))
  const env = { ...network.env, AWS_CONFIG_FILE: join(path, 'config'), AWS_PROFILE: 'file' }
  const { run } = await withImage(sandbox, { env, inputs: { 'role-to-assume': '' } })
  expect(run.exitCode, run.log).toBe(0)
  expect(network.hosts()).toEqual(hosts)
})

test('what NO_PROXY names is called directly', async () => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox)
  const env = { ...network.env, NO_PROXY: '.us-east-1.amazonaws.com:443' }
  const run = await deploy(sandbox, { env })
  expect(onlyError(run)).toMatch(/DNS (?:knows no host|gave no answer for) sts\.us-east-1\.amazonaws\.com/)
  expect(network.hosts()).toEqual([])
})

test('an endpoint without TLS is called through HTTP_PROXY', async () => {
  const sandbox = await setStage()
  const { env, proxy, hosts } = await companyNetwork(sandbox, { login: 'build:secret' })
  const endpoint = 'http://aws.example.com:4566'
  const plain = { AWS_ENDPOINT_URL: endpoint, HTTP_PROXY: proxy.replace('//', '//build:secret@'), HTTPS_PROXY: '' }
  const { run } = await withImage(sandbox, {
    env: { ...env, ...plain, ...ownerKeys(sandbox), AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '' },
    inputs: { 'role-to-assume': '' },
  })
  expect(run.exitCode, run.log).toBe(0)
  expect(hosts()).toEqual([endpoint])
})
