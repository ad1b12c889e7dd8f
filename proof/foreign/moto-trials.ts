import type { RunOptions, RunResult } from '@deploy-lambda-image/sandbox/runner'

/** What a run of the bundle is to have done, as moto itself tells it. */
export interface Trial {
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
export interface Told {
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

export const trials: readonly Trial[] = [
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
