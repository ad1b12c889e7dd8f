import { readFileSync } from 'node:fs'
import type { Permissions, Sandbox } from '@deploy-lambda-image/sandbox'
import { type RunOptions, type RunResult, startAction } from '@deploy-lambda-image/sandbox/runner'
import { parse } from 'yaml'
import { noting, shell } from './workflow-tools.ts'

type Texts = Readonly<Record<string, string>>

/** A step as a workflow writes it. */
interface Step {
  id?: string
  uses?: string
  run?: string
  with?: Texts
  env?: Texts
}

/** A job that has steps, or one that calls another workflow. */
interface Job {
  steps?: Step[]
  uses?: string
  with?: Texts
  env?: Texts
  permissions?: Texts
  environment?: string
  strategy?: { matrix: Texts }
  outputs?: Texts
}

interface Workflow {
  on: {
    workflow_call?: { inputs?: Record<string, { default?: string }>; outputs?: Record<string, { value: string }> }
  }
  permissions?: Texts
  jobs: Record<string, Job>
}

/** What the example runs in: values of expressions by their paths, and programs that only note how they are called. */
interface Surroundings extends Pick<RunOptions, 'workspace' | 'env' | 'github' | 'event' | 'eventName'> {
  values?: Texts
  /** Names of programs. */
  tools?: readonly string[]
  /** What a program prints, by its name. */
  answers?: Texts
  /** Inputs of the action that the example has not. */
  inputs?: Texts
  /** Inputs of the action that the example has, and this machine can't carry out. */
  without?: readonly string[]
  /** Those of its jobs that are run; default all. */
  jobs?: readonly string[]
}

/** What a workflow of examples/ did. */
export interface WorkflowRun {
  /** Each step that used the action. */
  deploys: RunResult[]
  /** A line for each call of a tool: its name, its arguments, and the variables of its step. */
  calls: string[]
  /** Of the last `run`. */
  output: string
}

/** What is common to all jobs of a run. */
interface Runner {
  sandbox: Sandbox
  given: Surroundings
  bin: string
  done: WorkflowRun
}

/** Values of expressions by their paths. They grow while a job runs. */
type Values = Record<string, string>

const own = /^OWNER\/deploy-lambda-image@/

/**
 * Runs a workflow of examples/ as GitHub does, one job after the other, up to the first step that fails. Of the steps
 * that use an action this one is carried out, and the ref of a checkout; conditions are none of its business.
 */
export async function runExample(sandbox: Sandbox, file: string, given: Surroundings = {}): Promise<WorkflowRun> {
  const { bin, calls } = noting(given.tools ?? [], given.answers)
  const runner = { sandbox, given, bin, done: { deploys: [], calls: [], output: '' } }
  await runWorkflow(runner, file, { 'github.sha': sandbox.github.job.sha, ...given.values })
  return { ...runner.done, calls: calls() }
}

/** @returns what the workflow tells the one that calls it; undefined when a step failed */
async function runWorkflow(runner: Runner, file: string, values: Values): Promise<Texts | undefined> {
  const path = new URL(`../../examples/workflows/${file}`, import.meta.url)
  const { on, jobs, permissions = {} }: Workflow = parse(readFileSync(path, 'utf8'))
  const { job: identity } = runner.sandbox.github
  for (const [name, job] of Object.entries(jobs)) {
    if (runner.given.jobs?.includes(name) === false) continue
    for (const leg of legsOf(job, values)) {
      Object.assign(identity, { jobWorkflowRef: `${identity.repository}/.github/workflows/${file}@${identity.ref}` })
      const outputs = job.uses ? await call(runner, job, leg) : await runSteps(runner, { permissions, ...job }, leg)
      if (outputs === undefined) return undefined
      for (const [output, value] of Object.entries(outputs)) {
        for (const context of ['needs', 'jobs']) values[`${context}.${name}.outputs.${output}`] = value
      }
    }
  }
  const told = Object.entries(on.workflow_call?.outputs ?? {}).map(([name, { value }]) => [name, value])
  return expand(Object.fromEntries(told), values)
}

/** The values of each leg of a matrix of one dimension, which is a list of another job's. */
function legsOf({ strategy }: Job, values: Values): Values[] {
  const [dimension] = Object.entries(strategy?.matrix ?? {})
  if (dimension === undefined) return [{ ...values }]
  const [name, list] = dimension
  const items: string[] = JSON.parse(filled(list.replace(/fromJSON\((.*?)\)/, '$1'), values))
  return items.map((item) => ({ ...values, [`matrix.${name}`]: item }))
}

function call(runner: Runner, job: Job, values: Values): Promise<Texts | undefined> {
  const file = job.uses?.replace('./.github/workflows/', '') ?? ''
  const path = new URL(`../../examples/workflows/${file}`, import.meta.url)
  const { on }: Workflow = parse(readFileSync(path, 'utf8'))
  const called = { ...values }
  for (const [name, input] of Object.entries(on.workflow_call?.inputs ?? {}))
    called[`inputs.${name}`] = input.default ?? ''
  for (const [name, text] of Object.entries(expand(job.with ?? {}, values))) called[`inputs.${name}`] = text
  return runWorkflow(runner, file, called)
}

/** @returns the job's outputs; undefined when a step failed */
async function runSteps({ sandbox, given, bin, done }: Runner, job: Job, values: Values): Promise<Texts | undefined> {
  const { values: _, tools: __, answers: ___, jobs: ____, without = [], ...context } = given
  const { environment } = expand(job.environment ? { environment: job.environment } : {}, values)
  Object.assign(sandbox.github.job, { environment })
  const cwd = given.workspace ?? bin
  for (const step of job.steps ?? []) {
    const env = expand({ ...job.env, ...step.env }, values)
    const keep = (outputs: Readonly<Record<string, string | undefined>>) => {
      for (const [output, value] of Object.entries(outputs)) {
        if (step.id !== undefined) values[`steps.${step.id}.outputs.${output}`] = value ?? ''
      }
    }
    if (step.run !== undefined) {
      const { printed, outputs } = await shell(filled(step.run, values), { cwd, bin, env })
      done.output = printed
      keep(outputs)
    } else if (step.uses?.startsWith('actions/checkout@') && step.with?.ref) {
      await shell(`git checkout --quiet ${filled(step.with.ref, values)}`, { cwd, bin, env })
    } else if (own.test(step.uses ?? '')) {
      const inputs = { ...expand(step.with ?? {}, values), ...given.inputs }
      for (const input of without) delete inputs[input]
      const permissions = writes(job.permissions)
      const run = await startAction({ sandbox, permissions, ...context, inputs, env: { ...given.env, ...env } }).result
      done.deploys.push(run)
      if (run.exitCode !== 0) return undefined
      keep(run.outputs)
    }
  }
  return expand(job.outputs ?? {}, values)
}

/** What the job may write at GitHub, as the API calls it. */
function writes(scopes: Texts = {}): Permissions {
  const level = (scope: string) => (scopes[scope] === 'write' ? 'write' : 'none')
  return {
    artifact_metadata: level('artifact-metadata'),
    deployments: level('deployments'),
    pull_requests: level('pull-requests'),
  }
}

function expand(texts: Texts, values: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(String(text), values)]))
}

/** Expressions are paths here, and nothing else. */
function filled(text: string, values: Texts): string {
  return text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, path: string) => {
    const value = values[path]
    if (value === undefined) throw new Error(`the example asks for ${path}, which the test does not give`)
    return value
  })
}
