// What a deploy to many regions takes in one step, against as many steps for one region each, with an AWS that takes
// 2 s to make a version ready and 50 ms for every call: all from one run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'

const regions = [
  ...['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'],
  ...['ap-south-1', 'ap-southeast-2', 'sa-east-1', 'ca-central-1'],
]
const counts = [1, 2, 4, 8]
const settle = { update: 2000, publish: 2000 }
const call = 50

/** A checkout whose image is not built yet. */
function checkout(): string {
  const path = mkdtempSync(join(tmpdir(), 'bench-'))
  const id = crypto.randomUUID()
  writeFileSync(join(path, 'Dockerfile'), `FROM busybox:stable-musl\nLABEL bench=${id}\nENTRYPOINT ["/bin/busybox"]\n`)
  return path
}

/** Deploys a new image in one step. @returns milliseconds @throws Error with the log when it fails */
async function deploy(sandbox: Sandbox, to: readonly string[]): Promise<number> {
  const workspace = checkout()
  const start = performance.now()
  const { exitCode, log } = await runAction({
    sandbox,
    workspace,
    inputs: {
      'role-to-assume': 'arn:aws:iam::111122223333:role/bench',
      'aws-region': to.join(','),
      'function-name': 'bench',
      alias: 'live',
    },
  })
  const milliseconds = performance.now() - start
  rmSync(workspace, { recursive: true, force: true })
  if (exitCode !== 0) throw new Error(log)
  return milliseconds
}

async function stage(): Promise<Sandbox> {
  await importBaseImage('busybox:stable-musl')
  const sandbox = await startSandbox({
    regions,
    settle,
    roles: [
      {
        name: 'bench',
        trust: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
                StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
              },
            },
          ],
        },
        policies: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
      },
    ],
  })
  for (const region of regions) {
    const uri = await sandbox.ecr.createRepository({ name: 'bench', region })
    await sandbox.ecr.putImage({ name: 'bench', region }, { tag: 'before' })
    await sandbox.lambda.seed({ name: 'bench', region, imageUri: `${uri}:before`, publish: true })
  }
  return sandbox
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(7)
}

const sandbox = await stage()
try {
  // The aliases are made, and the registries started, before anything is measured.
  await deploy(sandbox, regions)
  sandbox.faults.add({ kind: 'slow', ms: call, times: Number.POSITIVE_INFINITY })
  const single: number[] = []
  for (const region of regions) single.push(await deploy(sandbox, [region]))
  const one = single.reduce((sum, value) => sum + value, 0) / single.length
  const ratios = new Map<number, number>()
  for (const count of counts) {
    const together = await deploy(sandbox, regions.slice(0, count))
    const apart = one * count
    ratios.set(count, together / one)
    const cells = [
      `${count} ${count === 1 ? 'region ' : 'regions'}`,
      `in one step${seconds(together)}`,
      `in ${count} steps${seconds(apart)}`,
      `${(together / one).toFixed(2)} times one region`,
      `${(apart / together).toFixed(1)} times sooner`,
    ]
    console.log(cells.join('   '))
  }
  console.log(`ratio: 8 regions take ${ratios.get(8)?.toFixed(2)} times one region; the target is 1.50 at most`)
} finally {
  await sandbox.stop()
}
