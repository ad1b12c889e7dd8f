import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import { sha } from '@deploy-lambda-image/sandbox/testing'
import type { Call } from './fault-plan.ts'
import { name, openStage, type Stage, serving, withoutEngine } from './stage.ts'

/** A stage, and a deploy that can be carried out there once. */
export interface Staged {
  stage: Stage
  run(): Promise<RunResult>
  /** What serves by now, and what serves when all is well: names of images, as `serving` gives them. */
  serves(): string
  before: string
  next: string
  /** `sha256:…` of the image that a run deploys, which may name it itself. */
  digestOf(run: RunResult): string
  /** What is on the machine and was made by the run, each by a phrase. */
  left(run: RunResult): string[]
}

/** A kind of deploy. */
export interface Deploy {
  open(): Promise<Staged>
  /** Which of its calls something may happen to. */
  strikes(call: Call): boolean
}

const region = 'us-east-1'
const common = { 'wait-timeout': '60s', 'keep-versions': '5' }
/** All of GitHub that a deploy tells. */
const told = { 'environment-name': 'production', 'environment-url': 'https://hello.example.com' }

/** Kinds of deploys, which between them call all that the action calls in a deploy. */
export const deploys: Readonly<Record<string, Deploy>> = {
  'of an image in ECR': { open: openGiven, strikes: () => true },
  'of an image that it builds': { open: openBuilt, strikes: ({ service }) => service === 'registry' },
  'of a preview': {
    open: openPreview,
    strikes: ({ service, operation }) => service === 'github' && operation !== 'GetIdToken',
  },
}

async function openGiven(): Promise<Staged> {
  const stage = await openStage([region])
  const { sandbox } = stage
  // What serves is of a commit that GitHub is asked about.
  await sandbox.ecr.putImage({ name, region }, { tag: sha(1), layers: [Buffer.from('v1')] })
  sandbox.github.commits([{ sha: sha(1) }, { sha: sha(2), parents: [sha(1)] }])
  const step = {
    sandbox,
    env: withoutEngine,
    github: { sha: sha(2) },
    permissions: { deployments: 'write', artifact_metadata: 'write' } as const,
    inputs: { ...stage.inputsFor('v2'), ...common, ...told },
  }
  return {
    stage,
    run: () => runAction(step),
    serves: () => serving(stage, region),
    before: 'v1',
    next: 'v2',
    digestOf: () => `sha256:${stage.digests.v2}`,
    left: filesLeft,
  }
}

async function openBuilt(): Promise<Staged> {
  const stage = await openStage([region])
  const { 'regions-config': _, ...given } = stage.inputsFor('v2')
  const label = `torture=${crypto.randomUUID()}`
  const inputs = { ...given, ...common }
  return {
    stage,
    async run() {
      const workspace = mkdtempSync(join(tmpdir(), 'torture-'))
      const text = `FROM busybox:stable-musl\nLABEL ${label}\nENTRYPOINT ["/bin/busybox"]\n`
      writeFileSync(join(workspace, 'Dockerfile'), text)
      try {
        return await runAction({ sandbox: stage.sandbox, workspace, inputs })
      } finally {
        rmSync(workspace, { recursive: true, force: true })
      }
    },
    serves: () => serving(stage, region),
    before: 'v1',
    next: 'another image',
    digestOf: ({ outputs }) => outputs.digest ?? '',
    left: (run) => [...filesLeft(run), ...imagesLeft(label)],
  }
}

async function openPreview(): Promise<Staged> {
  const stage = await openStage([region], { preview: true })
  const { sandbox } = stage
  const head = sha(7)
  sandbox.github.commits([{ sha: head, parents: [sandbox.github.job.sha] }])
  sandbox.github.pullRequest({ number: 7, head: { sha: head } })
  const own = { full_name: sandbox.github.job.repository }
  const pull = { number: 7, state: 'open', head: { sha: head, repo: own }, base: { repo: own } }
  const { alias: _, ...given } = stage.inputsFor('v2')
  const step = {
    sandbox,
    env: withoutEngine,
    eventName: 'pull_request',
    event: { action: 'opened', number: 7, pull_request: pull },
    permissions: { pull_requests: 'write', deployments: 'write' } as const,
    inputs: { ...given, preview: 'true', 'preview-url-auth': 'aws-iam', 'wait-timeout': '60s' },
  }
  const tagOfPreview = () => {
    const own = sandbox.lambda.functions().find(({ name: one }) => one === `${name}-pr-7`)
    if (own === undefined) return 'nothing'
    const { CodeSha256 } = own.latest
    return Object.entries(stage.digests).find(([, digest]) => digest === CodeSha256)?.[0] ?? 'another image'
  }
  return {
    stage,
    run: () => runAction(step),
    // The function that it is a copy of must not change either.
    serves: () =>
      serving(stage, region) === 'v1' ? tagOfPreview() : `${serving(stage, region)} of the function itself`,
    before: 'nothing',
    next: 'v2',
    digestOf: () => `sha256:${stage.digests.v2}`,
    left: filesLeft,
  }
}

function filesLeft({ tempFiles }: RunResult): string[] {
  return Object.keys(tempFiles).filter((path) => path.startsWith('deploy-lambda-image'))
}

/** Images and containers of what was built, in the machine's engine. */
function imagesLeft(label: string): string[] {
  const list = (...argv: string[]) =>
    execFileSync('docker', [...argv, '--filter', `label=${label}`], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean)
  return [
    ...list('images', '--all', '--format', 'the image {{.ID}}'),
    ...list('ps', '--all', '--format', 'the container {{.Names}}'),
  ]
}
