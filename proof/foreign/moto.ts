import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  GetAliasCommand,
  GetFunctionCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda'
import { importBaseImage, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Row } from '../table.ts'
import { debianImage } from './debian.ts'
import { type Moto, startMoto } from './moto-server.ts'
import { type Told, type Trial, trials } from './moto-trials.ts'

const hello = fileURLToPath(new URL('../../examples/hello', import.meta.url))
const role = 'arn:aws:iam::111122223333:role'
const name = 'hello'

/** What the front does without being asked, and what is not tried. */
const known: readonly [operation: string, what: string][] = [
  ['PutImage', 'it makes a digest up unless it is given one; the front gives the one that the registry has'],
  ['PutImage', 'an image that loses its last tag is deleted, where ECR keeps it without a tag'],
  ['BatchGetImage', 'it does not tell the type of a manifest; the action reads the manifest'],
  ['ListEventSourceMappings', 'it knows the path of older models alone, with a slash at its end; the front adds it'],
  [
    'Invoke, function URLs',
    'it runs no images: verification, shifts that alarms or metrics end, and the answer of a preview are not tried',
  ],
  ['States', 'what it creates is Active at once: nothing is waited for'],
  ['Signatures, policies', 'it verifies none, so that no refusal is tried'],
]

/** Runs the bundle against moto. @returns a row for each trial, and one for each thing that moto lacks */
export async function tryMoto(): Promise<Row[]> {
  await importBaseImage('busybox:stable-musl')
  const moto = await startMoto(await debianImage('trixie'))
  const sandbox = await startSandbox({ job: { eventName: 'pull_request', ref: 'refs/pull/7/merge' } })
  const pull = sandbox.github.pullRequest({ number: 7, head: { sha: sandbox.github.job.sha } })
  try {
    await createRole(moto.url)
    const rows: Row[] = []
    for (const trial of trials) {
      if (trial.closes) pull.close()
      rows.push(await carryOut(trial, moto, sandbox))
    }
    const gaps = [...moto.gaps, ...known].map(([operation, what]) => ({
      cells: ['moto 5.1', operation, 'gap', what, ''],
      ok: true,
    }))
    return [...rows, ...gaps]
  } finally {
    await sandbox.stop()
    await moto.stop()
  }
}

async function carryOut({ title, message, inputs, step, judge }: Trial, moto: Moto, sandbox: Sandbox): Promise<Row> {
  const workspace = mkdtempSync(join(tmpdir(), 'foreign-'))
  cpSync(hello, workspace, { recursive: true })
  writeFileSync(join(workspace, 'message'), message)
  const env = { ...sandbox.env, AWS_ENDPOINT_URL: moto.url }
  const common = {
    'role-to-assume': `${role}/deploy`,
    'aws-region': 'us-east-1',
    'function-name': name,
    role: `${role}/execution`,
  }
  try {
    const run = await runAction({
      ...step,
      sandbox: { env, github: sandbox.github },
      workspace,
      inputs: { ...common, ...inputs },
    })
    const error = run.annotations.find(({ level }) => level === 'error')?.message ?? ''
    const warned = run.annotations.filter(({ level, message }) => level === 'warning' && !/not gzip/.test(message))
    const wrong = run.exitCode === 0 ? judge(run, await look(moto.url)) : [error]
    return {
      cells: [
        'moto 5.1',
        title,
        'a run of the bundle',
        wrong.join('; ') || 'as asked for',
        warned.map(({ message }) => message.slice(0, 150)).join('; '),
      ],
      ok: wrong.length === 0,
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true })
  }
}

/** Asks moto, past the action. */
async function look(endpoint: string): Promise<Told> {
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' }
  const client = new LambdaClient({ region: 'us-east-1', endpoint, credentials, maxAttempts: 1 })
  const { Versions = [] } = await client.send(new ListVersionsByFunctionCommand({ FunctionName: name }))
  const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: name }))
  const alias = await client.send(new GetAliasCommand({ FunctionName: name, Name: 'live' })).catch(() => undefined)
  const preview = await client.send(new GetFunctionCommand({ FunctionName: `${name}-pr-7` })).catch(() => undefined)
  const weights = Object.keys(alias?.RoutingConfig?.AdditionalVersionWeights ?? {})
  client.destroy()
  return {
    versions: Object.fromEntries(
      Versions.filter(({ Version }) => Version !== '$LATEST').map(({ Version = '', CodeSha256 = '' }) => [
        Version,
        CodeSha256,
      ]),
    ),
    memory: Configuration?.MemorySize,
    alias: alias && [alias.FunctionVersion, ...weights].join(' and '),
    preview: preview !== undefined,
  }
}

/** moto's Lambda looks a function's role up in its IAM. */
async function createRole(endpoint: string): Promise<void> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0'
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }]
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  const form = { Action: 'CreateRole', Version: '2010-05-08', RoleName: 'execution', AssumeRolePolicyDocument }
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await fetch(endpoint, { method: 'POST', headers, body: new URLSearchParams(form) })
  if (status !== 200) throw new Error(`moto creates no role: ${status}`)
}
