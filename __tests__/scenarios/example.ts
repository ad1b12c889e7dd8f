import { readFileSync } from 'node:fs'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { type RunOptions, type RunResult, runAction } from '@deploy-lambda-image/sandbox/runner'
import { parse } from 'yaml'
import { checkout } from './stage.ts'

type Texts = Readonly<Record<string, string>>

interface Step {
  uses?: string
  with?: Texts
  env?: Texts
}

interface Workflow {
  permissions: Texts
  jobs: Readonly<Record<string, { steps: readonly Step[] }>>
}

/** What a job brings to a workflow of examples/. */
interface Job extends Omit<RunOptions, 'sandbox'> {
  secrets?: Texts
}

/**
 * Runs the step of a workflow in examples/ that uses this action, as a job would: with the secrets that it names, the
 * permissions that it has, and what the steps before it leave behind.
 */
export function runExample(sandbox: Sandbox, file: string, { secrets = {}, ...options }: Job = {}): Promise<RunResult> {
  const text = readFileSync(new URL(`../../examples/workflows/${file}`, import.meta.url), 'utf8')
  const { permissions, jobs }: Workflow = parse(text)
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  const at = steps.findIndex(({ uses }) => uses?.startsWith('OWNER/deploy-lambda-image@'))
  const step = steps[at]
  if (step === undefined) throw new Error(`${file} does not use this action`)
  const fill = (texts: Texts = {}) =>
    Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, withSecrets(String(value), secrets)]))
  return runAction({
    sandbox,
    workspace: checkout(),
    idToken: permissions['id-token'] === 'write',
    ...options,
    inputs: { ...fill(step.with), ...options.inputs },
    env: { ...leftBehind(sandbox, steps.slice(0, at)), ...fill(step.env), ...options.env },
  })
}

function withSecrets(text: string, secrets: Texts): string {
  return text.replaceAll(/\$\{\{ secrets\.(\w+) \}\}/g, (_, name: string) => secrets[name] ?? '')
}

/** What aws-actions/configure-aws-credentials sets for all later steps: a session's keys, and the region. */
function leftBehind(sandbox: Sandbox, before: readonly Step[]): Record<string, string> {
  const signIn = before.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'))
  if (signIn === undefined) return {}
  const { 'role-to-assume': role = '', 'aws-region': region = '' } = signIn.with ?? {}
  return { ...sandbox.ambientCredentials(role), AWS_REGION: region, AWS_DEFAULT_REGION: region }
}
