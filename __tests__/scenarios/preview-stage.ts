import { GetFunctionUrlConfigCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda'
import type { Deployment, PolicyDocument, Sandbox, SandboxOptions } from '@deploy-lambda-image/sandbox'
import { type RunHandle, type RunOptions, type RunResult, startAction } from '@deploy-lambda-image/sandbox/runner'
import { expect } from 'vitest'
import { folder } from '../support/folder.ts'
import { documented, executionRole, lambda, setStage, threeInputs } from './stage.ts'

/** SHA of the n-th commit that a pull request gets. */
export function sha(n: number): string {
  return `${n}`.padEnd(40, 'c0ffee')
}

export const permissions = { contents: 'read', pull_requests: 'write', deployments: 'write' } as const

/** The documented policy for previews, less a repository and an execution role of their own. */
export const sharedPolicy: PolicyDocument = JSON.parse(
  JSON.stringify(documented('preview'))
    .replace('repository/hello-world-previews', 'repository/hello-world')
    .replace('role/hello-world-preview', 'role/hello-world'),
)

/** A sandbox whose one role has the documented policy for previews, with the function that they are copies of. */
export async function setPreviewStage(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await setStage({
    roles: [
      { name: 'deploy', trust: documented('preview-trust'), policies: [sharedPolicy] },
      { name: 'hello-world', trust: documented('execution-role-trust') },
    ],
    job: { eventName: 'pull_request', ref: 'refs/pull/7/merge' },
    ...options,
  })
  for (const region of sandbox.regions) await seedBase(sandbox, region)
  return sandbox
}

/** The same with the documented policy itself, and the inputs that go with it. */
export async function setOwnStage() {
  const sandbox = await setPreviewStage()
  sandbox.iam.setPolicies('deploy', [documented('preview')])
  const role = sandbox.iam.putRole({ name: 'hello-world-preview', trust: documented('execution-role-trust') }).arn
  const repository = 'hello-world-previews'
  await sandbox.ecr.createRepository(repository)
  return { sandbox, inputs: { repository, role } }
}

async function seedBase(sandbox: Sandbox, region: string): Promise<void> {
  const repository = await sandbox.ecr.createRepository({ name: 'hello-world', region })
  const digest = await sandbox.ecr.putImage({ name: 'hello-world', region }, { tag: 'main' })
  await sandbox.lambda.seed({
    name: 'hello-world',
    region,
    imageUri: `${repository}@${digest}`,
    publish: true,
    role: executionRole,
    environment: { STAGE: 'production', SHARED: 'yes' },
  })
}

/** Commits of a pull request, each after the one before, and the pull request at the first of them. */
export function openPullRequest(sandbox: Sandbox, number = 7, commits = 4) {
  const { github } = sandbox
  for (let n = 1; n <= commits; n++) {
    github.commits([{ sha: sha(number * 100 + n), parents: [n === 1 ? github.job.sha : sha(number * 100 + n - 1)] }])
  }
  return github.pullRequest({ number, head: { sha: sha(number * 100 + 1) } })
}

/** SHA of the n-th commit of {@link openPullRequest}. */
export function commit(n: number, number = 7): string {
  return sha(number * 100 + n)
}

// What one file of tests removes from the engine must not be another's image.
const own = crypto.randomUUID()

/** A checkout whose image is a whole function; `message` is what it answers to each request. */
export function webCheckout(message = 'one', dockerfile = ''): string {
  const copied = 'COPY --chmod=644 bootstrap message /'
  const text = `FROM busybox:stable-musl\nLABEL previews=${own}\n${copied}\n${dockerfile}\nENTRYPOINT ["/bin/sh", "/bootstrap"]\n`
  return folder({ Dockerfile: text, message, bootstrap })
}

/** A runtime that answers requests to a function URL with the text in /message, in shell. */
export const bootstrap = `api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
message=$(cat /message)
while true; do
  wget -q -S -O /tmp/event "$api/next" 2>/tmp/headers || exit 0
  id=$(sed -n 's/^ *Lambda-Runtime-Aws-Request-Id: *//ip' /tmp/headers | tr -d '\\r')
  printf '{"statusCode":200,"body":"%s"}' "$message" >/tmp/answer
  wget -q -O /dev/null --header 'Content-Type: application/json' --post-file /tmp/answer "$api/$id/response"
done
`

/** What a pull request's event brings. */
export interface PullRequestEvent {
  action: 'opened' | 'synchronize' | 'reopened' | 'closed'
  number?: number
  headSha?: string
  /** `owner/name` of a fork. */
  from?: string
  merged?: boolean
}

/** A step on a pull request's event. */
export function startPreview(
  sandbox: Sandbox,
  { action, number = 7, headSha = commit(1, number), from }: PullRequestEvent,
  { inputs, ...step }: Omit<RunOptions, 'sandbox'> = {},
): RunHandle {
  const own = { full_name: sandbox.github.job.repository }
  return startAction({
    sandbox,
    eventName: 'pull_request',
    event: {
      action,
      number,
      pull_request: {
        number,
        state: action === 'closed' ? 'closed' : 'open',
        head: { sha: headSha, repo: from === undefined ? own : { full_name: from } },
        base: { repo: own },
      },
    },
    permissions,
    workspace: step.workspace ?? webCheckout(),
    inputs: { ...threeInputs, preview: 'true', ...inputs },
    ...step,
  })
}

export function preview(...given: Parameters<typeof startPreview>): Promise<RunResult> {
  return startPreview(...given).result
}

/** A step that sweeps. */
export function startSweep(sandbox: Sandbox, { inputs, ...step }: Omit<RunOptions, 'sandbox'> = {}): RunHandle {
  return startAction({
    sandbox,
    eventName: 'schedule',
    event: { schedule: '0 4 * * *' },
    permissions,
    workspace: folder(),
    inputs: { ...threeInputs, preview: 'true', ...inputs },
    ...step,
  })
}

export function sweep(...given: Parameters<typeof startSweep>): Promise<RunResult> {
  return startSweep(...given).result
}

/** Everything that previews leave in AWS and on GitHub, in one region and one pull request. */
export async function whatIsThere(sandbox: Sandbox, { number = 7, region = 'us-east-1' } = {}) {
  return {
    functions: sandbox.lambda
      .functions()
      .filter((one) => one.region === region)
      .map(({ name }) => name),
    tags: await tagsIn(sandbox, region),
    logGroups: sandbox.logs.groups(region).map(({ name }) => name),
    comments: sandbox.github.comments(number).map(({ body }) => headingOf(body)),
    deployments: sandbox.github.deployments(`preview/pr-${number}`).map(stateOf),
  }
}

/** What there is when no preview ever was. */
export const nothing = {
  functions: ['hello-world'],
  tags: ['main'],
  logGroups: [],
}

/** Without its sign. */
export function headingOf(body: string): string {
  return /^### \S+ (.*)$/m.exec(body)?.[1] ?? ''
}

function stateOf({ sha: of, state }: Deployment & { state: string }): string {
  return `${of} ${state}`
}

async function tagsIn(sandbox: Sandbox, region: string): Promise<string[]> {
  return Object.keys(await sandbox.ecr.tags({ name: 'hello-world', region })).toSorted()
}

/** The URL of a function; undefined when it has none. */
export async function urlOf(sandbox: Sandbox, name = 'hello-world-pr-7', region = 'us-east-1') {
  try {
    return await lambda(sandbox, region).send(new GetFunctionUrlConfigCommand({ FunctionName: name }))
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Tag of the image of the n-th commit. */
export function tag(n: number, number = 7): string {
  return `pr-${number}-${commit(n, number)}-hello-world`
}

/** What a preview answers to a request. */
export async function answerOf(sandbox: Sandbox): Promise<string> {
  return (await fetch((await urlOf(sandbox))?.FunctionUrl ?? '')).text()
}

/** GitHub asks for seconds between two comments: for runs of which GitHub is not the point. */
export const silent = { 'github-token': '' }

export function expectWell(...runs: RunResult[]): void {
  for (const run of runs) expect(run.exitCode, run.log).toBe(0)
}
