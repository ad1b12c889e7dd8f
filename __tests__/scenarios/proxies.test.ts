import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { companyNetwork } from './company-network.ts'
import { onlyError } from './read-back.ts'
import { codeSha256, create, deploy, deployRole, folder, ownerKeys, setStage } from './stage.ts'

const hosts = [
  'api.ecr.us-east-1.amazonaws.com:443',
  'lambda.us-east-1.amazonaws.com:443',
  'sts.us-east-1.amazonaws.com:443',
]

test.each([
  ['a proxy', {}],
  ['a proxy that asks for a password', { login: 'build:p%40ss' }],
  ['a proxy that speaks TLS', { tls: true, login: 'build:secret' }],
])('every client goes through %s', async (_, options) => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox, options)
  const run = await create(sandbox, { env: network.env })
  expect(run.exitCode, run.log).toBe(0)
  expect(network.hosts()).toEqual(hosts)
  expect(`sha256:${await codeSha256(sandbox, run.outputs.version ?? '')}`).toBe(run.outputs.digest)
})

test('credentials that a profile gets from STS come through the proxy, too', async () => {
  const sandbox = await setStage()
  const network = await companyNetwork(sandbox)
  const path = folder({ token: await sandbox.github.idToken() })
  const profile = ['[profile file]', `role_arn = ${deployRole}`, `web_identity_token_file = ${join(path, 'token')}`, '']
  writeFileSync(join(path, 'config'), profile.join('\n'))
  const env = { ...network.env, AWS_CONFIG_FILE: join(path, 'config'), AWS_PROFILE: 'file' }
  const run = await create(sandbox, { env, inputs: { 'role-to-assume': '' } })
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
  const run = await create(sandbox, {
    env: { ...env, ...plain, ...ownerKeys(sandbox), AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '' },
    inputs: { 'role-to-assume': '' },
  })
  expect(run.exitCode, run.log).toBe(0)
  expect(hosts()).toEqual([endpoint])
})
