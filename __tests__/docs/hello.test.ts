import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { importBaseImage, type LambdaSandbox, lambdaService } from '@deploy-lambda-image/sandbox'
import { ACCOUNT, repositoryUri, type Served, serve, TestImages } from '@deploy-lambda-image/sandbox/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const tag = `hello-test-${crypto.randomUUID()}`
const example = fileURLToPath(new URL('../../examples/hello', import.meta.url))
const context = mkdtempSync(join(tmpdir(), 'hello-'))
const images = new TestImages()

let lambda: LambdaSandbox
let served: Served

beforeAll(async () => {
  await importBaseImage()
  cpSync(example, context, { recursive: true })
  appendFileSync(join(context, 'message'), ', "changed" \\o/\n')
  await run('docker', ['buildx', 'build', '--load', '--provenance=false', '--tag', tag, context])
  images.push('hello', 'latest', { reference: tag })
  lambda = lambdaService({ images, accountId: ACCOUNT })
  served = await serve(lambda)
})

afterAll(async () => {
  await lambda?.stop()
  await served?.stop()
  rmSync(context, { recursive: true })
  await run('docker', ['image', 'rm', tag])
})

test('examples/hello answers one event after the other, with its message', async () => {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'
  const imageUri = `${repositoryUri('hello')}:latest`
  await lambda.seed({ name: 'hello', region: 'us-east-1', imageUri, architecture })
  const client = served.client()
  for (const event of [{ n: 1 }, { text: 'It\'s "quoted" $HOME %s \\n äöü' }, null]) {
    const output = await client.send(new InvokeCommand({ FunctionName: 'hello', Payload: JSON.stringify(event) }))
    expect(output.FunctionError).toBeUndefined()
    expect(JSON.parse(output.Payload?.transformToString() ?? '')).toEqual({
      message: 'Hello from Lambda, "changed" \\o/',
      event,
    })
  }
})
