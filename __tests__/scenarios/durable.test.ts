import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { RunResult } from '@deploy-lambda-image/sandbox/runner'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { packDurableHandler } from '../support/durable-handler.ts'
import { importNodeImage } from '../support/node-image.ts'
import { putNodeImage } from '../support/node-layers.ts'
import { env } from './image-stage.ts'
import { movedClock } from './moved-clock.ts'
import { onlyError } from './read-back.ts'
import { openTrials, startTrial } from './rehearsal-stage.ts'
import { create, documented } from './stage.ts'

// A durable handler, with AWS's own SDK, as AWS's own client for Node runs it.

let sandbox: Sandbox
/** The image that has it in ECR, `registry/repository:tag`. */
let given: string
/** A workspace without files. */
let emptied: string

beforeAll(async () => {
  const [base, files] = await Promise.all([importNodeImage(), packDurableHandler()])
  sandbox = await openTrials()
  given = await putNodeImage(sandbox, { name: 'trial-given', base, files })
  allowExecutions()
  emptied = mkdtempSync(join(tmpdir(), 'durable-'))
}, 900_000)

afterAll(async () => {
  rmSync(emptied, { recursive: true, force: true })
  await sandbox?.stop()
})

/** Gives the execution role the documented policy. @param without an action of it */
function allowExecutions(without?: string): void {
  const policy = JSON.parse(JSON.stringify(documented('durable-execution')).replaceAll('hello-world', 'trial-*'))
  for (const statement of policy.Statement) statement.Action = statement.Action.filter((one: string) => one !== without)
  sandbox.iam.setPolicies('hello-world', [policy])
}

const durable = (ExecutionTimeout: number) => ({
  'memory-size': '256',
  // The default of 3 s is short for Node on a busy machine.
  timeout: '60',
  'image-command': 'index.handler',
  'function-config': JSON.stringify({ DurableConfig: { ExecutionTimeout } }),
})
const aDay = durable(86_400)

/** Deploys it to a function of its own. */
function deployGiven(
  name: string,
  inputs: Readonly<Record<string, string>>,
  clock: Readonly<Record<string, string>> = {},
): Promise<RunResult> {
  const own = { 'function-name': `trial-${name}`, 'image-uri': given }
  return create(sandbox, { env: { ...env, ...clock }, workspace: emptied, inputs: { ...inputs, ...own } })
}

test('a durable handler is rehearsed from checkpoint to checkpoint, and verified by an execution', async () => {
  const files = {
    '1-order.json': '{"order":"o-1"}',
    '1-order.expect.json': '{"order":"o-1","at":"shelf 7","sent":true}',
    '2-signed.json': '{"order":"o-2","sign":true}',
  }
  const verified = { 'verify-event': '{"order":"o-3"}', 'verify-expect': '{"order":"o-3","sent":true}' }
  const inputs = { ...aDay, ...verified, 'test-event': '.', 'image-uri': given }
  const trial = startTrial(sandbox, { script: '', files }, { inputs })
  const { log, outputs } = await trial.result
  expect(outputs['image-uri'], log).toMatch(/@sha256:/)
  expect(log).toMatch(
    /^Answered 1-order\.json in .*: \d+ bytes, in 4 invocations, with [67] min .*of waits and retries skipped/m,
  )
  expect(log).toMatch(/^Answered 2-signed\.json in .*: waits for the callback 'signature', in \d invocations/m)
  expect(log.match(/reserve o-1/g)).toHaveLength(1)
  expect(log).toMatch(/Version 1 in us-east-1 answered verify-event in [\d.]+ m?s/)
  expect(sandbox.requests.of('lambda', 'Invoke')).toMatchObject([{ status: 202 }])
  expect(sandbox.requests.of('lambda', 'GetDurableExecution').at(-1)).toMatchObject({ status: 200 })
})

describe('a version is verified', { concurrent: true }, () => {
  test('by a caller that waits, where an execution takes 15 minutes at most', async ({ expect }) => {
    const inputs = { ...durable(900), 'verify-event': '{"order":"large"}', 'verify-expect': '{"sent":true}' }
    const { exitCode, log } = await deployGiven('sync', inputs)
    expect(exitCode, log).toBe(0)
  })

  const failures: [string, string, Record<string, string>, RegExp][] = [
    [
      'and an error of the execution is told',
      'failed',
      { ...aDay, 'verify-event': '{"order":"unknown"}' },
      /^The durable execution of the event verify-event failed: RangeError: no such order\. Version 1 of trial-failed in us-east-1 was rejected\. .*Correct the handler\. Read the function's log group: it may say more/,
    ],
    [
      'and what takes longer than it may is told',
      'slow',
      { ...durable(900), 'verify-event': '{"order":"slow"}' },
      /^The durable execution of the event verify-event takes longer than the function's ExecutionTimeout\. /,
    ],
    [
      'and so is what it gets once before any traffic',
      'migrated',
      { ...aDay, alias: 'live', 'before-traffic-event': '{"order":"unknown"}' },
      /^The durable execution of the event before-traffic-event failed: RangeError: no such order\. What the event does, for example a migration, may have been done in part; this run does not send it again\. No traffic was moved to it\. Version 1 of trial-migrated in us-east-1 was rejected\. /,
    ],
  ]
  for (const [title, name, inputs, says] of failures) {
    test(title, async ({ expect }) => {
      expect(onlyError(await deployGiven(name, inputs)).split('\n')[0]).toMatch(says)
    })
  }
})

// The time is up once the run has asked how the execution is, and not before.
test('a durable execution is waited for until wait-timeout, which says how to stop what waits for a callback', async () => {
  const clock = movedClock()
  const asked = () => sandbox.requests.of('lambda', 'GetDurableExecution').length
  const before = asked()
  const inputs = { ...aDay, 'verify-event': '{"order":"o-8","sign":true}', 'wait-timeout': '60s' }
  const deployed = deployGiven('callback', inputs, clock.env)
  await vi.waitFor(() => expect(asked()).toBeGreaterThan(before), { timeout: 60_000 })
  clock.setAhead(60_000)
  expect(onlyError(await deployed).split('\n')[0]).toMatch(
    /^Waited until the end of wait-timeout \(1 min\) for the durable execution of the event verify-event on version 1 of trial-callback, and it still runs\. .*aws lambda stop-durable-execution --durable-execution-arn arn:aws:lambda:us-east-1:111122223333:function:trial-callback:1\/durable-execution\/verify-/,
  )
})

test.each(['CheckpointDurableExecution', 'GetDurableExecutionState'])(
  'an execution role without %s is told the policy that has it',
  async (action) => {
    allowExecutions(`lambda:${action}`)
    const failed = await deployGiven(action.slice(0, 3).toLowerCase(), {
      ...durable(900),
      'verify-event': '{"order":"large"}',
    })
    expect(onlyError(failed)).toContain('its execution role may not keep the checkpoints of durable executions')
    expect(onlyError(failed)).toContain('AWSLambdaBasicDurableExecutionRolePolicy')
  },
)
