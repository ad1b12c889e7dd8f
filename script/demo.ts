import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { importBaseImage, type PolicyDocument, type Sandbox, startSandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'

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
    inputs: { 'test-event': '{"name": "world"}', 'test-expect': '{"event": {"name": "world"}}' },
    change: () => {
      writeFileSync(join(directory, 'message'), 'Hello again from Lambda\n')
      return {}
    },
  }
}

/** The reader's own Dockerfile, by its path or its directory; a label changes the image. */
function own(path: string): Subject {
  if (!existsSync(path))
    throw new Error(`There is nothing at ${path}: give the path of a Dockerfile or of its directory.`)
  const inputs: Record<string, string> = statSync(path).isDirectory() ? {} : { file: path }
  const workspace = statSync(path).isDirectory() ? path : dirname(path)
  return { workspace, inputs, change: () => ({ labels: `changed=${Date.now()}` }) }
}

function policy(name: string): PolicyDocument {
  const text = readFileSync(join(repository, 'docs/iam', `${name}.json`), 'utf8')
  const withIds = text.replaceAll('OWNER_ID', '1234567').replaceAll('REPOSITORY_ID', '76543210')
  return JSON.parse(withIds.replaceAll('OWNER', 'octo-org').replaceAll('NAME', 'hello-lambda'))
}

async function deploy(sandbox: Sandbox, title: string, { workspace, inputs }: Subject): Promise<RunResult> {
  console.log(`\n════ ${title} ════\n`)
  const result = await runAction({
    sandbox,
    workspace,
    inputs: {
      'role-to-assume': `arn:aws:iam::${sandbox.accountId}:role/deploy`,
      'aws-region': region,
      'function-name': functionName,
      role: `arn:aws:iam::${sandbox.accountId}:role/hello-world`,
      ...inputs,
    },
  })
  console.log(
    result.log
      .replaceAll('##[group]', '▸ ')
      .replaceAll('[command]', '$$ ')
      .replaceAll(/^##\[endgroup\]\n/gm, ''),
  )
  if (result.exitCode !== 0) throw new Error(`${title} failed; the log above says why`)
  return result
}

async function invoke(sandbox: Sandbox, version: string): Promise<void> {
  console.log(`\n════ Invoke version ${version} ════\n`)
  const keys = sandbox.session('invoker')
  const lambda = new LambdaClient({ region, endpoint: sandbox.endpoint, credentials: keys })
  const Payload = JSON.stringify({ name: 'world' })
  const answer = await lambda.send(new InvokeCommand({ FunctionName: functionName, Qualifier: version, Payload }))
  const text = Buffer.from(answer.Payload ?? []).toString('utf8')
  console.log(answer.FunctionError === undefined ? text : `The function failed (${answer.FunctionError}): ${text}`)
}

async function demonstrate(sandbox: Sandbox, subject: Subject): Promise<void> {
  const first = await deploy(sandbox, 'First deploy: the function is new', subject)
  const changed = { ...subject, inputs: { ...subject.inputs, ...subject.change() } }
  const second = await deploy(sandbox, 'Second deploy: the image is another', changed)
  const third = await deploy(sandbox, 'Third deploy: nothing has changed', changed)
  await invoke(sandbox, third.outputs.version ?? '$LATEST')
  const runs = { 'First deploy': first, 'Second deploy': second, 'Third deploy': third }
  for (const [title, { outputs }] of Object.entries(runs)) {
    console.log(`\n════ ${title} ════\n`)
    for (const [name, value] of Object.entries(outputs)) console.log(`${name}=${value}`)
  }
  writeSummaries(Object.values(runs))
}

/** Writes the job summaries into a folder that stays, for `script/demo` to make pages of. */
function writeSummaries(runs: readonly RunResult[]): void {
  const folder = process.env.DEMO_SUMMARIES
  if (!folder) return
  for (const [index, { summary }] of runs.entries()) writeFileSync(join(folder, `summary-${index + 1}.md`), summary)
}

const directory = mkdtempSync(join(tmpdir(), 'demo-'))
const [path] = process.argv.slice(2)
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
try {
  await demonstrate(sandbox, path === undefined ? example(directory) : own(path))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await sandbox.stop()
  rmSync(directory, { recursive: true })
}
