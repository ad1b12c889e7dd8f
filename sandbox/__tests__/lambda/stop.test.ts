import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { baseLayer, startSandbox } from '../../index.ts'
import { isPulled } from './support/engine.ts'

const region = 'us-east-1'
const FunctionName = 'app'
const layer = baseLayer().then((archive) => gzipSync(archive, { level: 1 }))

test.each([0, 20, 60, 120, 200, 300, 400])(
  'a Lambda that stops %i ms after an invocation has begun leaves no image',
  { timeout: 60_000 },
  async (pause) => {
    const sandbox = await startSandbox({ roles: [{ name: 'deploy' }] })
    const lambda = new LambdaClient({ region, endpoint: sandbox.endpoint, credentials: sandbox.session('deploy') })
    const uri = await sandbox.ecr.createRepository(FunctionName)
    const digest = await sandbox.ecr.putImage(FunctionName, {
      tag: 'one',
      layers: [await layer],
      entryPoint: ['/bin/busybox', 'sleep', '60'],
    })
    await sandbox.lambda.seed({ name: FunctionName, region, imageUri: `${uri}:one`, publish: true })

    const invoking = lambda.send(new InvokeCommand({ FunctionName }), { requestTimeout: 30_000 })
    const ended = invoking.catch((error: Error) => error)
    await delay(pause)
    await sandbox.stop()
    expect(await isPulled(`${uri}@${digest}`)).toBe(false)
    await ended
    lambda.destroy()
  },
)
