import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, LAMBDA_TRUST, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Row } from '../table.ts'

/** Runs of the bundle at the same moment on one engine, all for one commit and so under one tag. @returns a row for each crowd */
export async function tryCrowds(): Promise<Row[]> {
  await importBaseImage('busybox:stable-musl')
  return [
    await crowd(
      '20 functions',
      Array.from({ length: 20 }, (_, index) => `crowd-${index}`),
    ),
    await crowd('one function, 8 images under one tag', Array<string>(8).fill('crowd')),
  ]
}

async function crowd(title: string, names: readonly string[]): Promise<Row> {
  const policies = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }]
  const sandbox = await startSandbox({
    roles: [
      { name: 'deploy', policies },
      { name: 'execution', trust: LAMBDA_TRUST },
    ],
  })
  try {
    const runs = await Promise.all(names.map((name) => deploy(sandbox, name)))
    const wrong = runs.flatMap((run, index) => judge(sandbox, names[index] ?? '', run))
    return {
      cells: [
        'crowds',
        title,
        `${names.length} runs at once`,
        wrong.slice(0, 3).join('; ') || 'each has its own image',
      ],
      ok: wrong.length === 0,
    }
  } finally {
    await sandbox.stop()
  }
}

async function deploy(sandbox: Sandbox, name: string): Promise<RunResult> {
  const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
  const text = `FROM busybox:stable-musl\nLABEL torture=${crypto.randomUUID()}\nENTRYPOINT ["/bin/busybox"]\n`
  writeFileSync(join(workspace, 'Dockerfile'), text)
  const role = sandbox.iam.arnOf('execution')
  const inputs = { 'aws-region': 'us-east-1', 'function-name': name, role, 'wait-timeout': '5m' }
  try {
    return await runAction({ sandbox, workspace, env: sandbox.ambientCredentials('deploy'), inputs })
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** Each ends with a version that holds the image that it built. */
function judge(sandbox: Sandbox, name: string, { exitCode, outputs, log }: RunResult): string[] {
  const last = log.trim().split('\n').slice(-2).join(' / ').slice(0, 300)
  if (exitCode !== 0) return [`${name} failed: ${last}`]
  const version = sandbox.lambda.function({ name }).versions.find(({ Version }) => Version === outputs.version)
  return `sha256:${version?.CodeSha256}` === outputs.digest
    ? []
    : [`version ${outputs.version} of ${name} has another image`]
}
