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
import { type RunOptions, type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import type { Row } from '../table.ts'
import { debianImage } from './debian.ts'
import { type Moto, startMoto } from './moto-server.ts'

const hello = fileURLToPath(new URL('../../examples/hello', import.meta.url))
const role = 'arn:aws:iam::111122223333:role'
const name = 'hello'

/** What a run of the bundle is to have done, as moto itself tells it. */
interface Trial {
  title: string
  /** What the function answers, by which images differ. */
  message: string
  inputs?: Readonly<Record<string, string>>
  step?: Omit<RunOptions, 'sandbox' | 'inputs'>
  /** Whether the pull request is closed before. */
  closes?: boolean
  /** What is wrong afterwards; empty: nothing. */
  judge(run: RunResult, told: Told): string[]
}

/** What moto has. */
interface Told {
  /** CodeSha256 by version, without $LATEST. */
  versions: Record<string, string>
  memory: number | undefined
  /** Version and weights of the alias `live`. */
  alias: string | undefined
  /** Whether the function of the preview is there. */
  preview: boolean
}

const unless = (isRight: boolean, text: string) => (isRight ? [] : [text])
const has = ({ versions }: Told, { outputs }: RunResult) =>
  unless(versions[outputs.version ?? ''] === outputs.digest?.replace('sha256:', ''), 'the version has another image')

const trials: readonly Trial[] = [
  {
    title: 'create',
    message: 'one',
    judge: (run, told) => [...has(told, run), ...unless(run.outputs.changed === 'true', 'unchanged')],
  },
  {
    title: 'update',
    message: 'two',
    judge: (run, told) => [...has(told, run), ...unless(run.outputs.version === '2', 'no version 2')],
  },
  {
    title: 'unchanged',
    message: 'two',
    judge: (run, told) => [...has(told, run), ...unless(run.outputs.changed === 'false', 'changed')],
  },
  {
    title: 'configuration',
    message: 'two',
    inputs: { 'memory-size': '256' },
    judge: (_, { memory }) => unless(memory === 256, `memory ${memory}`),
  },
  {
    title: 'alias',
    message: 'three',
    inputs: { alias: 'live' },
    judge: (run, { alias }) => unless(alias === run.outputs.version, `the alias is on ${alias}`),
  },
  {
    title: 'canary',
    message: 'four',
    inputs: { alias: 'live', traffic: 'canary 10% 1s' },
    judge: (run, { alias }) => [
      ...unless(alias === run.outputs.version, `the alias is on ${alias}`),
      ...unless(/10 ?%/.test(run.log), 'no share was shifted'),
    ],
  },
  {
    title: 'prune',
    message: 'five',
    inputs: { alias: 'live', 'keep-versions': '2' },
    judge: (_, { versions }) =>
      unless(Object.keys(versions).length < 6, `${Object.keys(versions).length} versions are left`),
  },
  {
    title: 'rollback',
    message: 'five',
    inputs: { alias: 'live', rollback: 'true' },
    judge: (run, { alias }) => unless(alias !== undefined && alias === run.outputs.version, `the alias is on ${alias}`),
  },
  {
    title: 'preview, opened',
    message: 'six',
    step: pullRequest('opened'),
    inputs: { preview: 'true', 'preview-url-auth': 'aws-iam' },
    judge: (_, { preview }) => unless(preview, 'there is no function of the preview'),
  },
  {
    title: 'preview, closed',
    closes: true,
    message: 'six',
    step: pullRequest('closed'),
    inputs: { preview: 'true', 'preview-url-auth': 'aws-iam' },
    judge: (_, { preview }) => unless(!preview, 'the function of the preview is left'),
  },
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
    const gaps = [...moto.gaps].map(([operation, what]) => ({ cells: ['moto', 'gap', operation, what, ''], ok: true }))
    return [...rows, ...gaps]
  } finally {
    await sandbox.stop()
    await moto.stop()
  }
}

function pullRequest(action: string): NonNullable<Trial['step']> {
  const head = {
    sha: '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
    ref: 'branch',
    repo: { full_name: 'octo-org/hello-lambda' },
  }
  const base = { ref: 'main', repo: { full_name: 'octo-org/hello-lambda' } }
  const event = {
    action,
    number: 7,
    pull_request: { number: 7, state: action === 'closed' ? 'closed' : 'open', head, base },
  }
  return {
    event,
    eventName: 'pull_request',
    permissions: { contents: 'read', pull_requests: 'write', deployments: 'write' },
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
        'moto',
        'the bundle',
        title,
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
