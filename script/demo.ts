// Usage: script/demo [PATH] [EVENT]
//
// Deploys examples/hello, or the Dockerfile at PATH (a file, or the folder that it is in), three times to a local AWS: new,
// changed, unchanged. Each deploy rehearses the image with the event before it pushes it, and the last version is invoked with
// it. EVENT is JSON, or a JSON file; {"name": "world"} by default. The job summaries are in demo-summaries/ then, as
// Markdown and as pages, also those of a deploy that failed.
//
// It ends with 0 when three deploys have worked and the function has answered, else with 1 and the reason in the last line.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { importBaseImage, type PolicyDocument, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import { writePage } from './page.ts'
import { commandLine, refuse } from './usage/command-line.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
const region = 'us-east-1'
const functionName = 'hello-world'

/** A build to demonstrate, and what makes its second deploy another image. */
interface Subject {
  workspace: string
  inputs: Record<string, string>
  change(): Record<string, string>
}

/** The repository's own example, copied so that its message can be changed. */
function example(directory: string): Subject {
  cpSync(join(repository, 'examples/hello'), directory, { recursive: true })
  return {
    workspace: directory,
    inputs: { 'test-expect': '{"event": {"name": "world"}}' },
    change: () => {
      writeFileSync(join(directory, 'message'), 'Hello again from Lambda\n')
      return {}
    },
  }
}

/** The reader's own Dockerfile, by its path or its directory; a label changes the image. */
function own(written: string): Subject {
  const path = resolve(written)
  const inputs: Record<string, string> = statSync(path).isDirectory() ? {} : { file: path }
  const workspace = statSync(path).isDirectory() ? path : dirname(path)
  return { workspace, inputs, change: () => ({ labels: `changed=${Date.now()}` }) }
}

/** @returns JSON */
function readEvent(written: string): string {
  const text = existsSync(written) && statSync(written).isFile() ? readFileSync(written, 'utf8') : written
  try {
    JSON.parse(text)
    return text
  } catch {
    refuse(import.meta.url, `'${written}' is neither JSON nor the path of a JSON file.`)
  }
}

function policy(name: string): PolicyDocument {
  const text = readFileSync(join(repository, 'docs/iam', `${name}.json`), 'utf8')
  const withIds = text.replaceAll('OWNER_ID', '1234567').replaceAll('REPOSITORY_ID', '76543210')
  return JSON.parse(withIds.replaceAll('OWNER', 'octo-org').replaceAll('NAME', 'hello-lambda'))
}

/** What a demonstration is about, and what has happened in it so far. */
interface Demonstration {
  sandbox: Sandbox
  subject: Subject
  /** JSON. */
  event: string
  runs: Map<string, RunResult>
}

/** @throws Error with the reason when the deploy fails */
async function deploy(demonstration: Demonstration, title: string, about: string): Promise<RunResult> {
  const { sandbox, subject, event, runs } = demonstration
  console.log(`\n════ ${title}: ${about} ════\n`)
  const result = await runAction({
    sandbox,
    workspace: subject.workspace,
    inputs: {
      'role-to-assume': `arn:aws:iam::${sandbox.accountId}:role/deploy`,
      'aws-region': region,
      'function-name': functionName,
      role: `arn:aws:iam::${sandbox.accountId}:role/hello-world`,
      'test-event': event,
      ...subject.inputs,
    },
  })
  runs.set(title, result)
  console.log(asShown(result.log))
  if (result.exitCode === 0) return result
  const [reason] = result.annotations.filter(({ level }) => level === 'error')
  throw new Error(`${title} failed: ${reason?.message.replaceAll('\n', ' ') ?? 'the log above says why'}`)
}

const said = { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ' }

/** The log as GitHub shows it: without the runner's marks. */
function asShown(log: string): string {
  return log
    .replaceAll('##[group]', '▸ ')
    .replaceAll('[command]', '$$ ')
    .replaceAll(/^##\[endgroup\]\n/gm, '')
    .replaceAll(/^##\[(error|warning|notice)\]/gm, (_, level: 'error' | 'warning' | 'notice') => said[level])
}

/** @throws Error with what the function said when it fails */
async function invoke({ sandbox, event }: Demonstration, version: string): Promise<void> {
  console.log(`\n════ Invoke version ${version} with ${event.trim()} ════\n`)
  const keys = sandbox.session('invoker')
  const lambda = new LambdaClient({ region, endpoint: sandbox.endpoint, credentials: keys })
  const input = { FunctionName: functionName, Qualifier: version, Payload: event }
  const answer = await lambda.send(new InvokeCommand(input))
  const text = Buffer.from(answer.Payload ?? []).toString('utf8')
  if (answer.FunctionError) throw new Error(`Version ${version} failed (${answer.FunctionError}): ${text}`)
  console.log(text)
}

async function demonstrate(demonstration: Demonstration): Promise<void> {
  const { subject } = demonstration
  await deploy(demonstration, 'First deploy', 'the function is new')
  Object.assign(subject.inputs, subject.change())
  await deploy(demonstration, 'Second deploy', 'the image is another')
  const { outputs } = await deploy(demonstration, 'Third deploy', 'nothing has changed')
  if (outputs.changed !== 'false')
    throw new Error('Third deploy: it changed something, and there was nothing to change')
  await invoke(demonstration, outputs.version ?? '$LATEST')
}

/** Says in a line what came of each deploy, and writes the job summaries of all into a folder that stays. */
function conclude(runs: Demonstration['runs']): void {
  const folder = process.env.DEMO_SUMMARIES ?? join(repository, 'demo-summaries')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  console.log('\n════ What came of it ════\n')
  for (const [title, { exitCode, outputs, summary }] of runs) {
    const { version = '', changed = '', digest = '' } = outputs
    const held = `version=${version}, changed=${changed}, ${digest.slice(0, 19)}…`
    const file = join(folder, `${title.toLowerCase().replace(' ', '-')}.md`)
    writeFileSync(file, summary)
    console.log(`${title}: ${exitCode === 0 ? held : 'failed'}\n  ${pathToFileURL(writePage(file))}`)
  }
}

const [path, given] = commandLine(import.meta.url, {}).positionals
if (path !== undefined && !existsSync(path)) refuse(import.meta.url, `There is nothing at ${path}.`)
const event = readEvent(given ?? '{"name": "world"}')
const directory = mkdtempSync(join(tmpdir(), 'demo-'))
const subject = path === undefined ? example(directory) : own(path)
await importBaseImage('busybox:stable-musl')
const sandbox = await startSandbox({
  regions: [region],
  roles: [
    { name: 'deploy', trust: policy('trust-policy'), policies: [policy('deploy'), policy('create-function')] },
    { name: 'hello-world', trust: policy('execution-role-trust') },
    {
      name: 'invoker',
      trust: policy('execution-role-trust'),
      policies: [
        { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }] },
      ],
    },
  ],
})
const runs: Demonstration['runs'] = new Map()
let failure: unknown
try {
  await demonstrate({ sandbox, subject, event, runs })
} catch (error) {
  failure = error
  process.exitCode = 1
} finally {
  await sandbox.stop()
  rmSync(directory, { recursive: true })
}
conclude(runs)
if (failure !== undefined) {
  if (path !== undefined && given === undefined)
    console.error(`\nThe event was ${event}; script/demo PATH EVENT takes another.`)
  console.error(`\n${failure instanceof Error ? failure.message : failure}`)
}
