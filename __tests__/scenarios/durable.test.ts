import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { packDurableHandler } from '../support/durable-handler.ts'
import { importNodeImage } from '../support/node-image.ts'
import { type Image, openTrials, startTrial } from './rehearsal-stage.ts'

// A durable handler, with AWS's own SDK, as AWS's own client for Node runs it.

let sandbox: Sandbox
let image: Image

beforeAll(async () => {
  const [base, files] = await Promise.all([importNodeImage(), packDurableHandler()])
  image = { script: '', files, instead: `FROM ${base}\nCOPY *.mjs /var/task/\nCMD ["index.handler"]\n` }
  sandbox = await openTrials()
}, 900_000)

afterAll(() => sandbox?.stop())

const durable = { 'memory-size': '256', 'function-config': '{"DurableConfig":{"ExecutionTimeout":86400}}' }
const dry = { ...durable, 'dry-run': 'true' }

describe('a durable handler is rehearsed', { concurrent: true }, () => {
  test('from checkpoint to checkpoint, without waiting', async ({ expect }) => {
    const files = {
      ...image.files,
      '1-order.json': '{"order":"o-1"}',
      '1-order.expect.json': '{"order":"o-1","at":"shelf 7","sent":true}',
      '2-signed.json': '{"order":"o-2","sign":true}',
    }
    const trial = startTrial(sandbox, { ...image, files }, { inputs: { ...dry, 'test-event': '.' } })
    const { exitCode, log } = await trial.result
    expect(exitCode, log).toBe(0)
    expect(log).toMatch(
      /^Answered 1-order\.json in .*: \d+ bytes, in 4 invocations, with 62 min of waits and retries skipped/m,
    )
    expect(log).toMatch(/^Answered 2-signed\.json in .*: waits for the callback 'signature', in \d invocations/m)
    expect(log.match(/reserve o-1/g)).toHaveLength(1)
  })

  test('and an error of the execution is told', async ({ expect }) => {
    const inputs = { ...dry, 'test-event': '{"order":"unknown"}' }
    const { annotations, log } = await startTrial(sandbox, image, { inputs }).result
    expect(annotations.find(({ level }) => level === 'error')?.message ?? log).toMatch(
      /^The durable execution of the event test-event failed: RangeError: no such order\. /,
    )
  })
})
