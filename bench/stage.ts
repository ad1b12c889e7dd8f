// What measurements of whole runs have in common: an AWS to deploy to, and checkouts to deploy.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBaseImage, type Sandbox, type SandboxOptions, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'

const accountId = '111122223333'

/** What a step that deploys to this AWS needs beside its function. */
export const inputs = { 'role-to-assume': `arn:aws:iam::${accountId}:role/bench`, 'aws-region': 'us-east-1' }

/** An AWS with a role that GitHub's tokens may assume, and that may do everything. */
export async function startStage(options: SandboxOptions = {}): Promise<Sandbox> {
  await importBaseImage('busybox:stable-musl')
  return startSandbox({ ...options, accountId, roles: [everything] })
}

/** Puts functions of these names, which have version 1, and their repository into each region. */
export async function seed(sandbox: Sandbox, repository: string, names: readonly string[] = [repository]) {
  await Promise.all(
    sandbox.regions.map(async (region) => {
      const uri = await sandbox.ecr.createRepository({ name: repository, region })
      await sandbox.ecr.putImage({ name: repository, region }, { tag: 'before' })
      for (const name of names) {
        await sandbox.lambda.seed({ name, region, imageUri: `${uri}:before`, publish: true })
      }
    }),
  )
}

/** A checkout of an image that was not built yet. */
export class Checkout {
  readonly path = mkdtempSync(join(tmpdir(), 'bench-'))

  constructor() {
    this.change()
  }

  /** Makes another image of it: a layer is new. @returns what is in that */
  change(): string {
    const message = crypto.randomUUID()
    writeFileSync(join(this.path, 'message'), message)
    const text = 'FROM busybox:stable-musl\nCOPY message /message\nENTRYPOINT ["/bin/busybox"]\n'
    writeFileSync(join(this.path, 'Dockerfile'), text)
    return message
  }

  /** The same, and its function answers with what is in the layer, as JSON. */
  changeAnswer(): string {
    const message = this.change()
    writeFileSync(join(this.path, 'message'), JSON.stringify(message))
    writeFileSync(join(this.path, 'bootstrap'), handler('/message'))
    const text =
      'FROM busybox:stable-musl\nCOPY --chmod=755 bootstrap /bootstrap\nCOPY message /message\nENTRYPOINT ["/bootstrap"]\n'
    writeFileSync(join(this.path, 'Dockerfile'), text)
    return message
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Runs the step. @throws Error with the log when it fails */
export async function deploy(
  sandbox: Sandbox,
  workspace: string,
  own: Readonly<Record<string, string>>,
): Promise<RunResult> {
  const run = await runAction({ sandbox, workspace, inputs: { ...inputs, ...own } })
  if (run.exitCode !== 0) throw new Error(run.log)
  return run
}

/** What a log says that its rehearsal took, in ms; NaN when there was none. */
export function rehearsalTime(log: string): number {
  const step = log.slice(log.indexOf('Rehearse the image'))
  const [, time, unit] = /^Took ([\d.]+) (ms|s)$/m.exec(step) ?? []
  return Number(time) * (unit === 's' ? 1000 : 1)
}

/** A handler, `/bootstrap` of an image with a shell, that answers each event with itself. */
export const echo = handler('/tmp/event')

/** A handler that answers each event with a file. */
function handler(answer: string): string {
  return `#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
while wget -q -S -O /tmp/event "$api/next" 2>/tmp/headers; do
  id=$(sed -n 's/^ *Lambda-Runtime-Aws-Request-Id: *//ip' /tmp/headers | tr -d '\\r')
  wget -q -O /dev/null --post-file ${answer} "$api/$id/response"
done
`
}

export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

const everything = {
  name: 'bench',
  trust: {
    Version: '2012-10-17' as const,
    Statement: [
      {
        Effect: 'Allow' as const,
        Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
        },
      },
    ],
  },
  policies: [{ Version: '2012-10-17' as const, Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }] }],
}
