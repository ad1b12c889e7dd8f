// What it costs to give files the time of their sources: whole runs of the bundle on a builder of its own, with a layer
// of 50 MB that changes each time, with and without SOURCE_DATE_EPOCH, in turns.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import { startContainerdEngine } from '../__tests__/scenarios/containerd-engine.ts'
import { median } from './stage.ts'

const rounds = 5
const layerSize = 50_000_000

const anything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } as const
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
} as const

const folder = mkdtempSync(join(tmpdir(), 'bench-source-date-'))
const engine = await startContainerdEngine()
const sandbox = await startSandbox({ roles: [{ name: 'bench', trust, policies: [anything] }] })

/** @returns ms of a whole run */
async function measure(tag: string, env: Record<string, string>): Promise<number> {
  const workspace = join(folder, 'workspace')
  writeFileSync(join(workspace, 'layer'), randomBytes(layerSize))
  const { exitCode, log, duration } = await runAction({
    sandbox,
    workspace,
    env: { ...sandbox.ambientCredentials('bench'), DOCKER_CONFIG: join(folder, 'config'), ...env },
    inputs: {
      'aws-region': 'us-east-1',
      'function-name': 'bench',
      role: `arn:aws:iam::${sandbox.accountId}:role/bench`,
      builder: 'far',
      tags: tag,
    },
  })
  if (exitCode !== 0) throw new Error(`The deploy went wrong:\n${log}`)
  return duration
}

try {
  const create = ['buildx', 'create', '--name', 'far', '--driver', 'remote', await engine.buildkit()]
  execFileSync('docker', ['--config', join(folder, 'config'), ...create])
  mkdirSync(join(folder, 'workspace'))
  const dockerfile = 'FROM busybox:stable-musl\nCOPY layer /layer\nENTRYPOINT ["/bin/busybox"]\n'
  writeFileSync(join(folder, 'workspace', 'Dockerfile'), dockerfile)
  await measure('warm-up', {})
  const [plain, fixed]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await measure(`plain-${round}`, {}))
    fixed.push(await measure(`fixed-${round}`, { SOURCE_DATE_EPOCH: '1700000000' }))
    console.log(`${plain.at(-1)?.toFixed(0)} ms without, ${fixed.at(-1)?.toFixed(0)} ms with SOURCE_DATE_EPOCH`)
  }
  const [without, withTime] = [median(plain), median(fixed)]
  const megabytes = layerSize / 1e6
  const added = (withTime - without).toFixed(0)
  console.log(
    `median: ${without.toFixed(0)} ms without, ${withTime.toFixed(0)} ms with, ` +
      `${added} ms more for ${megabytes} MB of changed layers (${(withTime / without).toFixed(2)} times)`,
  )
} finally {
  rmSync(folder, { recursive: true })
  await sandbox.stop()
  await engine.stop()
}
