import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, LAMBDA_TRUST, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Row } from '../table.ts'

/** One run of a crowd. */
interface Member {
  name: string
  region: string
  /** Further inputs. */
  inputs?: Readonly<Record<string, string>>
}

const regions = ['us-east-1', 'eu-west-1'] as const

/** Runs of the bundle at the same moment on one engine, all for one commit and so under one tag. @returns a row for each crowd */
export async function tryCrowds(): Promise<Row[]> {
  await importBaseImage('busybox:stable-musl')
  const [region] = regions
  const legs = regions.flatMap((at) => ['one', 'two', 'three', 'four'].map((name) => ({ name, region: at })))
  return [
    await crowd(
      '20 functions',
      Array.from({ length: 20 }, (_, index) => ({ name: `crowd-${index}`, region })),
    ),
    await crowd('one function, 8 images under one tag', Array<Member>(8).fill({ name: 'crowd', region })),
    await crowd(
      '8 legs of a matrix: 4 functions in each of 2 regions, one repository, one tag',
      legs.map((leg) => ({ ...leg, inputs: { repository } })),
    ),
  ]
}

const repository = 'matrix'

async function crowd(title: string, members: readonly Member[]): Promise<Row> {
  const policies = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }]
  const sandbox = await startSandbox({
    regions,
    repositories: [{ name: repository }],
    roles: [
      { name: 'deploy', policies },
      { name: 'execution', trust: LAMBDA_TRUST },
    ],
  })
  try {
    const runs = await Promise.all(members.map(async (member) => ({ member, run: await deploy(sandbox, member) })))
    const wrong: string[] = []
    for (const { member, run } of runs) wrong.push(...(await judge(sandbox, member, run)))
    return {
      cells: [
        'crowds',
        title,
        `${members.length} runs at once`,
        wrong.slice(0, 3).join('; ') || 'each has its own image',
      ],
      ok: wrong.length === 0,
    }
  } finally {
    await sandbox.stop()
  }
}

async function deploy(sandbox: Sandbox, { name, region, inputs: own }: Member): Promise<RunResult> {
  const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
  const text = `FROM busybox:stable-musl\nLABEL torture=${crypto.randomUUID()}\nENTRYPOINT ["/bin/busybox"]\n`
  writeFileSync(join(workspace, 'Dockerfile'), text)
  const role = sandbox.iam.arnOf('execution')
  const inputs = { 'aws-region': region, 'function-name': name, role, 'wait-timeout': '5m', ...own }
  try {
    return await runAction({ sandbox, workspace, env: sandbox.ambientCredentials('deploy'), inputs })
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** Each ends with a version that holds the image that it built, which is still there. */
async function judge(
  sandbox: Sandbox,
  { name, region }: Member,
  { exitCode, outputs, log }: RunResult,
): Promise<string[]> {
  const where = `${name} in ${region}`
  const last = log.trim().split('\n').slice(-2).join(' / ').slice(0, 300)
  if (exitCode !== 0) return [`${where} failed: ${last}`]
  const { versions } = sandbox.lambda.function({ name, region })
  const version = versions.find(({ Version }) => Version === outputs.version)
  if (`sha256:${version?.CodeSha256}` !== outputs.digest)
    return [`version ${outputs.version} of ${where} has another image`]
  const stored = await sandbox.ecr.manifest(
    { name: outputs['image-uri']?.split('@')[0]?.split('/')[1] ?? '', region },
    outputs.digest ?? '',
  )
  return stored === undefined ? [`ECR has no image ${outputs.digest} of ${where}`] : []
}
