import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LAMBDA_TRUST, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import { importNodeImage } from '../../__tests__/support/node-image.ts'
import type { Row } from '../table.ts'

// AWS's own client for Node, on libraries of Debian's: what the rehearsal and the sandbox's Lambda assume of a runtime, the
// official one does.

const handlers = `
const streams = awslambda.streamifyResponse
exports.length = async (event) => ({ length: event.text.length })
exports.large = async () => ({ text: 'x'.repeat(6_291_600) })
exports.fails = async () => { throw new TypeError('broken') }
exports.sleeps = () => new Promise((resolve) => setTimeout(resolve, 20_000))
exports.exits = () => process.exit(3)
exports.stream = streams(async (event, stream) => {
  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { 'content-type': 'text/plain' } })
  for (const word of ['hello', ' ', 'world']) http.write(word)
  http.end()
})
exports.streamFails = streams(async (event, stream) => { stream.write('half'); throw new RangeError('torn') })
`

interface Trial {
  title: string
  handler: string
  event?: string
  /** What the answer must contain. */
  expect?: string
  /** What the error of both must say; absent: both end well. */
  says?: RegExp
}

/** All that an event may have, less what is around the text. */
const large = JSON.stringify({ text: 'x'.repeat(6_291_456 - 11) })

const trials: readonly Trial[] = [
  { title: 'an event of 6 MB', handler: 'app.length', event: large, expect: '{"length":6291445}' },
  { title: 'an answer over 6 MB', handler: 'app.large', says: /\d+ bytes, and Lambda takes \d+|exceeded[^.]*/i },
  { title: 'an error of the handler', handler: 'app.fails', says: /TypeError: broken/ },
  { title: 'a timeout', handler: 'app.sleeps', says: /did not answer.*? within [\d.]+ s|timed out[^.]*/i },
  { title: 'an exit in the middle of an event', handler: 'app.exits', says: /(?:exit )?status 3/i },
  { title: 'a stream', handler: 'app.stream', expect: '{"statusCode":201,"body":"hello world"}' },
  { title: 'an error in a stream', handler: 'app.streamFails', says: /RangeError: torn/ },
  { title: 'an error of the start', handler: 'unset.handler', says: /Error: no settings/ },
  { title: 'a handler that is not there', handler: 'app.nothing', says: /Runtime\.HandlerNotFound/ },
]

/** Rehearses the official client, and lets the sandbox's Lambda invoke it. @returns a row for each trial */
export async function tryRuntime(): Promise<Row[]> {
  const base = await importNodeImage()
  const workspace = mkdtempSync(join(tmpdir(), 'foreign-'))
  const files = {
    'app.js': handlers,
    'unset.js': "throw new Error('no settings')\n",
    Dockerfile: `FROM ${base}\nCOPY *.js /var/task/\nCMD ["app.length"]\n`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text)
  const sandbox = await open()
  try {
    const pushed = await deploy(sandbox, workspace, { 'function-name': 'pushed' })
    const image = pushed.outputs['image-uri']
    if (image === undefined) throw new Error(pushed.log)
    const rows: Row[] = []
    for (const trial of trials) rows.push(await carryOut(sandbox, workspace, image, trial))
    return rows
  } finally {
    rmSync(workspace, { recursive: true, force: true })
    await sandbox.stop()
  }
}

function open(): Promise<Sandbox> {
  const policies = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }]
  const settle = { create: 20, update: 20, publish: 20 }
  return startSandbox({
    settle,
    roles: [
      { name: 'deploy', policies },
      { name: 'execution', trust: LAMBDA_TRUST },
    ],
  })
}

function deploy(sandbox: Sandbox, workspace: string, inputs: Record<string, string>, env = {}): Promise<RunResult> {
  const role = sandbox.iam.arnOf('execution')
  return runAction({
    sandbox,
    workspace,
    env: { ...sandbox.ambientCredentials('deploy'), ...env },
    inputs: { 'aws-region': 'us-east-1', role, 'memory-size': '256', ...inputs },
  })
}

async function carryOut(sandbox: Sandbox, workspace: string, image: string, trial: Trial): Promise<Row> {
  const { title, handler, event = '{}', expect } = trial
  writeFileSync(join(workspace, 'given.json'), event)
  const common = { 'image-command': handler, timeout: '3', 'function-name': handler.replace('.', '-') }
  const given = (kind: 'test' | 'verify') => ({
    [`${kind}-event`]: 'given.json',
    ...(expect !== undefined && { [`${kind}-expect`]: expect }),
  })
  const rehearsed = await deploy(sandbox, workspace, { ...common, ...given('test'), 'dry-run': 'true' })
  const nowhere = { DOCKER_HOST: 'unix:///nowhere/docker.sock' }
  const invoked = await deploy(sandbox, workspace, { ...common, ...given('verify'), 'image-uri': image }, nowhere)
  const [first, second] = [verdictOf(rehearsed, trial), verdictOf(invoked, trial)]
  const cells = [
    'aws-lambda-ric (Node)',
    title,
    'rehearsed, and invoked',
    first.told,
    second.told === first.told ? '' : second.told,
  ]
  return { cells, ok: first.isRight && second.isRight }
}

function verdictOf({ exitCode, annotations, log }: RunResult, { says }: Trial): { told: string; isRight: boolean } {
  const message = annotations.find(({ level }) => level === 'error')?.message.split('\n')[0] ?? ''
  if (exitCode === 0) return { told: 'answered as expected', isRight: says === undefined }
  const found = says?.exec(message)?.[0]
  return { told: found === undefined ? message || log.slice(-300) : `told: ${found}`, isRight: found !== undefined }
}
