import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunOptions } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { folder } from '../support/folder.ts'
import { companyNetwork, passOn } from './company-network.ts'
import { env as withoutEngine } from './image-stage.ts'
import { onlyError } from './read-back.ts'
import { account, deploy, deployRole, openStage } from './stage.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openStage()
})
afterAll(() => sandbox?.stop())

const signIn = `Could not assume ${deployRole} with the job's OIDC token: `
const sts = 'sts.us-east-1.amazonaws.com'

/** Deploys an image of ECR without an AWS. @returns the one error of the run */
async function fail(env: NonNullable<RunOptions['env']>): Promise<string> {
  const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello-world:v1`
  const run = await deploy(sandbox, { env: { ...withoutEngine, ...env }, inputs: { 'image-uri': image } })
  expect(run.exitCode, run.log).toBe(1)
  // It does not wait for ever.
  expect(run.main.duration).toBeLessThan(40_000)
  return onlyError(run)
}

test('a host that DNS does not know', async () => {
  const error = await fail({ AWS_ENDPOINT_URL: 'https://aws.invalid' })
  expect(error).toMatch(new RegExp(`^${signIn}DNS (?:knows no host|gave no answer for) aws\\.invalid \\(get`))
})

test('a server that is not there', async () => {
  expect(await fail({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toBe(
    `${signIn}127.0.0.1:1 refuses the connection (connect ECONNREFUSED 127.0.0.1:1). ` +
      'Correct AWS_ENDPOINT_URL or endpoint_url, and check that the server is running.',
  )
})

test('a proxy that is not there', async () => {
  const env = { HTTPS_PROXY: 'http://127.0.0.1:1', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
  expect(await fail(env)).toBe(
    `${signIn}The proxy 127.0.0.1:1 refuses the connection, on the way to ${sts} ` +
      '(connect ECONNREFUSED 127.0.0.1:1). Correct HTTPS_PROXY, and check that the proxy is running.',
  )
})

test('a proxy that never answers', async () => {
  const silent = createServer((socket) => void onTestFinished(() => void socket.destroy()))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }
  const error = await fail(env)
  expect(error).toContain(`${signIn}The proxy 127.0.0.1:${port} does not answer, on the way to ${sts} (`)
  expect(error).toMatch(/ Check that the proxy is running and lets this machine call .*, or name it in NO_PROXY\.$/)
})

test('a proxy that asks for a password which is not there', async () => {
  const { env, proxy } = await companyNetwork(sandbox, { login: 'build:secret' })
  expect(await fail({ ...env, HTTPS_PROXY: proxy })).toBe(
    `${signIn}${sts} was answered with status 407 and nothing, which is not AWS's: ` +
      `it probably comes from the proxy ${new URL(proxy).host}. ` +
      "Give the proxy's user and password in HTTPS_PROXY, from a secret: 'http://user:password@host:port'.",
  )
})

test('a proxy that forbids AWS', async () => {
  const page =
    '<html><head><title>Blocked</title><style>p { }</style></head><body><p>::error::Ask\n IT</p></body></html>'
  const head = `HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nContent-Type: text/html\r\nContent-Length: ${page.length}`
  const { env, proxy } = await companyNetwork(sandbox, { refusal: `${head}\r\n\r\n${page}` })
  expect(await fail(env)).toBe(
    `${signIn}${sts} was answered with status 403 and "Blocked ::error::Ask IT" of type text/html, which is not AWS's: ` +
      `it probably comes from the proxy ${new URL(proxy).host} (squid/5.7). ` +
      `Have the proxy let this machine call ${sts}, or name it in NO_PROXY.`,
  )
})

test('the sign-in page of a network', async () => {
  const { env, proxy } = await companyNetwork(sandbox, {
    instead: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome!</h1>'),
  })
  expect(await fail(env)).toBe(
    `${signIn}${sts} was answered with status 200 and "Welcome!" of type text/html, which is not AWS's: ` +
      `it probably comes from the proxy ${new URL(proxy).host}. ` +
      `Have the proxy let this machine call ${sts}, or name it in NO_PROXY.`,
  )
})

test('an answer that does not arrive whole', async () => {
  const { env } = await companyNetwork(sandbox, {
    instead(from, to) {
      if (!from.url?.includes('/functions/')) return passOn(sandbox.endpoint, from, to)
      to.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': 'r-1' }).end(
        '{"Configuration": {"Func',
      )
    },
  })
  const error = await fail(env)
  expect(error).toContain("AWS's answer with status 200 did not arrive whole (Unterminated string in JSON at position ")
  expect(error).toMatch(/: a proxy or a firewall on the way probably changed it\. Run the job again\./)
})

test("a certificate of a firewall's own authority", async () => {
  const { env } = await companyNetwork(sandbox)
  const error = await fail({ ...env, NODE_EXTRA_CA_CERTS: '' })
  expect(error).toContain(`${signIn}The certificate of ${sts} is not trusted (`)
  expect(error).toMatch(/set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority\.$/)
})

test('the OIDC token never goes to an endpoint in the clear, whatever names it', async () => {
  const path = folder({ config: '[profile here]\nendpoint_url = http://sts.example.com\n' })
  const file = { AWS_CONFIG_FILE: join(path, 'config'), AWS_PROFILE: 'here', AWS_ENDPOINT_URL: '' }
  for (const env of [file, { AWS_ENDPOINT_URL_STS: 'http://sts.example.com' }]) {
    expect(await fail(env)).toBe(
      'The endpoint of STS is http://sts.example.com, to which the OIDC token would go unencrypted. ' +
        'Write https:// in AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL or the endpoint_url of the shared config file, or remove it.',
    )
  }
})

test('no way to GitHub', async () => {
  const error = await fail({ ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/token?a=b' })
  expect(error).toMatch(/^GitHub gave the job no OIDC token: .*ECONNREFUSED/)
})
