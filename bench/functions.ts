// What a deploy of one image to twenty functions takes in one step, against one function, with an AWS that takes 2 s to
// make a version ready and 50 ms for every call: both from one run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'

const names = Array.from({ length: 20 }, (_, index) => `bench-${index + 1}`)
const rounds = 3
const settle = { update: 2000, publish: 2000 }
const call = 50

/** Deploys a new image in one step. @returns milliseconds @throws Error with the log when it fails */
async function deploy(sandbox: Sandbox, to: readonly string[]): Promise<number> {
  const workspace = mkdtempSync(join(tmpdir(), 'bench-'))
  const id = crypto.randomUUID()
  const text = `FROM busybox:stable-musl\nLABEL bench=${id}\nENTRYPOINT ["/bin/busybox"]\n`
  writeFileSync(join(workspace, 'Dockerfile'), text)
  const start = performance.now()
  const { exitCode, log } = await runAction({
    sandbox,
    workspace,
    inputs: {
      'role-to-assume': 'arn:aws:iam::111122223333:role/bench',
      'aws-region': 'us-east-1',
      'function-name': to.join('\n'),
      'functions-config': JSON.stringify(Object.fromEntries(to.map((name) => [name, { 'image-command': [name] }]))),
      repository: 'bench',
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
  const federated = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'
  const sandbox = await startSandbox({
    settle,
    roles: [
      {
        name: 'bench',
        trust: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: federated },
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
  const uri = await sandbox.ecr.createRepository('bench')
  await sandbox.ecr.putImage('bench', { tag: 'before' })
  for (const name of names) {
    await sandbox.lambda.seed({ name, region: 'us-east-1', imageUri: `${uri}:before`, publish: true })
  }
  return sandbox
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const sandbox = await stage()
try {
  // The aliases are made before anything is measured.
  await deploy(sandbox, names)
  sandbox.faults.add({ kind: 'slow', ms: call, times: Number.POSITIVE_INFINITY })
  const one: number[] = []
  const all: number[] = []
  for (let round = 0; round < rounds; round++) {
    one.push(await deploy(sandbox, names.slice(0, 1)))
    all.push(await deploy(sandbox, names))
  }
  const seconds = (values: readonly number[]) => `${(mean(values) / 1000).toFixed(1)} s`
  console.log(`1 function    ${seconds(one)}\n20 functions  ${seconds(all)}`)
  const ratio = (mean(all) / mean(one)).toFixed(2)
  console.log(`ratio: 20 functions take ${ratio} times one; the target is 1.50 at most`)
} finally {
  await sandbox.stop()
}
