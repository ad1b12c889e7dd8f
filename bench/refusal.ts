// How soon a run is refused that has four things wrong at once, beside the time of a whole deploy: whole runs of the
// bundle. Both come from the same run of this program.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'

const runs = 7
/** ms */
const target = 1500

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
const workspace = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  await importBaseImage('busybox:stable-musl')
  writeFileSync(join(workspace, 'Dockerfile'), 'FROM busybox:stable-musl AS final\nENTRYPOINT ["/bin/busybox"]\n')
  writeFileSync(join(workspace, 'event.json'), 'not JSON')
  await sandbox.lambda.seed({ name: 'zip', region: 'us-east-1' })
  const refused = await repeat(refuse)
  const whole = await repeat(deploy)
  console.log(
    `refused with four findings after ${Math.round(refused)} ms, target ${target} ms (median of ${runs} runs)`,
  )
  process.exitCode = refused < target ? 0 : 1
  console.log(`that is ${(refused / whole).toFixed(2)} of the ${Math.round(whole)} ms of a whole deploy`)
} finally {
  rmSync(workspace, { recursive: true })
  await sandbox.stop()
}

/** @returns the median, in ms */
async function repeat(measure: (run: number) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await measure(run))
  return times.toSorted((one, other) => one - other)[Math.floor(runs / 2)] ?? Number.NaN
}

async function refuse(): Promise<number> {
  const result = await step(sandbox, {
    'function-name': 'zip',
    'secret-files': 'key=./no-such-file',
    'cache-to': 'type=gha',
    'test-event': 'event.json',
  })
  if (!result.log.includes('4 problems were found')) throw new Error(`It was not refused:\n${result.log}`)
  return result.main.duration
}

async function deploy(run: number): Promise<number> {
  const role = `arn:aws:iam::${sandbox.accountId}:role/bench`
  const result = await step(sandbox, { 'function-name': `bench-${run}`, role })
  if (result.exitCode !== 0) throw new Error(`The deploy went wrong:\n${result.log}`)
  return result.main.duration
}

function step(where: Sandbox, inputs: Record<string, string>): Promise<RunResult> {
  const env = where.ambientCredentials('bench')
  return runAction({ sandbox: where, workspace, env, inputs: { 'aws-region': 'us-east-1', ...inputs } })
}
