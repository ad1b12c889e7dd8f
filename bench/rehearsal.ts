// What the rehearsal adds to a deploy, beyond the time that the handler itself takes: whole runs of the bundle with an
// image of about 10 MB that changes each time. The added time and the whole come from the same run.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import { echo, median, rehearsalTime } from './stage.ts'

const runs = 7
/** ms */
const target = 600
const layerSize = 8_000_000

const dockerfile =
  'FROM busybox:stable-musl\nCOPY --chmod=755 bootstrap /bootstrap\nCOPY layer /layer\nENTRYPOINT ["/bootstrap"]\n'

interface Measurement {
  /** ms of the rehearsal without the handler's own. */
  added: number
  /** ms that the handler took for its event. */
  handler: number
  /** ms of the whole run. */
  whole: number
}

async function measure(sandbox: Sandbox, workspace: string, run: number): Promise<Measurement> {
  writeFileSync(join(workspace, 'layer'), randomBytes(layerSize))
  const result = await runAction({
    sandbox,
    workspace,
    env: sandbox.ambientCredentials('bench'),
    inputs: {
      'aws-region': 'us-east-1',
      'function-name': 'bench',
      role: `arn:aws:iam::${sandbox.accountId}:role/bench`,
      tags: `run-${run}`,
      'test-event': '{}',
    },
  })
  const handled = Number(/Answered test-event in ([\d.]+) ms/.exec(result.log)?.[1])
  if (result.exitCode !== 0 || Number.isNaN(handled)) throw new Error(`The deploy went wrong:\n${result.log}`)
  return { added: rehearsalTime(result.log) - handled, handler: handled, whole: result.duration }
}

await importBaseImage('busybox:stable-musl')
const sandbox = await startSandbox({
  roles: [
    {
      name: 'bench',
      trust: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    },
  ],
})
const workspace = mkdtempSync(join(tmpdir(), 'bench-rehearsal-'))
try {
  writeFileSync(join(workspace, 'Dockerfile'), dockerfile)
  writeFileSync(join(workspace, 'bootstrap'), echo)
  const measurements: Measurement[] = []
  for (let run = 0; run < runs; run += 1) {
    const one = await measure(sandbox, workspace, run)
    measurements.push(one)
    const share = ((one.added / one.whole) * 100).toFixed(0)
    console.log(
      `added ${one.added.toFixed(0)} ms to the handler's ${one.handler} ms: ${share} % of a deploy of ${one.whole.toFixed(0)} ms`,
    )
  }
  const added = median(measurements.map((one) => one.added))
  const share = median(measurements.map((one) => one.added / one.whole)) * 100
  console.log(`median: ${added.toFixed(0)} ms, ${share.toFixed(0)} % of the deploy (target: under ${target} ms)`)
  process.exitCode = added < target ? 0 : 1
} finally {
  rmSync(workspace, { recursive: true })
  await sandbox.stop()
}
