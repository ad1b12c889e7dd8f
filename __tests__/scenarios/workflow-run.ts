import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { type RunResult, startAction } from '@deploy-lambda-image/sandbox/runner'
import { parse } from 'yaml'
import { folder } from './stage.ts'

/** A step as a workflow writes it. */
interface Step {
  id?: string
  uses?: string
  run?: string
  with?: Record<string, string>
  env?: Record<string, string>
}

interface Job {
  steps: Step[]
  env?: Record<string, string>
  outputs?: Record<string, string>
}

/** What the example runs in: values of expressions by their paths, and programs that only note how they are called. */
interface Surroundings {
  values?: Readonly<Record<string, string>>
  /** Names of programs. */
  tools?: readonly string[]
  workspace?: string
  env?: Readonly<Record<string, string>>
  github?: Readonly<Record<string, string>>
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

const own = /^OWNER\/deploy-lambda-image@/

/**
 * Runs a workflow of examples/ as GitHub does, one job after the other, up to the first step that fails. Of the steps
 * that use an action only this one is carried out; conditions are none of its business.
 */
export async function runExample(sandbox: Sandbox, file: string, given: Surroundings = {}): Promise<WorkflowRun> {
  const path = new URL(`../../examples/workflows/${file}`, import.meta.url)
  const jobs: Record<string, Job> = parse(readFileSync(path, 'utf8')).jobs
  const values: Record<string, string> = { 'github.sha': sandbox.github.job.sha, ...given.values }
  const { bin, calls } = noting(given.tools ?? [])
  const cwd = given.workspace ?? bin
  const done: WorkflowRun = { deploys: [], calls: [], output: '' }
  for (const [name, job] of Object.entries(jobs)) {
    if (given.jobs?.includes(name) === false) continue
    for (const step of job.steps) {
      const env = expand({ ...job.env, ...step.env }, values)
      if (step.run !== undefined) {
        done.output = await shell(filled(step.run, values), {
          cwd,
          env: { ...env, ...engine, PATH: `${bin}:${process.env.PATH}` },
        })
      } else if (own.test(step.uses ?? '')) {
        const { workspace, github } = given
        const run = await startAction({
          sandbox,
          inputs: expand(step.with ?? {}, values),
          env: { ...given.env, ...env },
          ...(workspace !== undefined && { workspace }),
          ...(github && { github }),
        }).result
        done.deploys.push(run)
        if (run.exitCode !== 0) return { ...done, calls: calls() }
        for (const [output, value] of Object.entries(run.outputs)) {
          if (step.id !== undefined) values[`steps.${step.id}.outputs.${output}`] = value ?? ''
        }
      }
    }
    for (const [output, value] of Object.entries(expand(job.outputs ?? {}, values))) {
      values[`needs.${name}.outputs.${output}`] = value
    }
  }
  return { ...done, calls: calls() }
}

function expand(texts: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(String(text), values)]))
}

/** Expressions are paths here, and nothing else. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, path: string) => {
    const value = values[path]
    if (value === undefined) throw new Error(`the example asks for ${path}, which the test does not give`)
    return value
  })
}

/** Programs that do nothing but write down how they are called. */
function noting(tools: readonly string[]): { bin: string; calls: () => string[] } {
  const bin = folder({ calls: '' })
  for (const tool of tools) {
    writeFileSync(
      join(bin, tool),
      `#!/bin/sh\n{ printf '%s' "${tool} $*"; env | grep -E '^(TF_VAR_|IMAGE)' | sort | sed 's/^/ /' | tr -d '\\n'; echo; } >>"${bin}/calls"\n`,
    )
    chmodSync(join(bin, tool), 0o755)
  }
  return { bin, calls: () => readFileSync(join(bin, 'calls'), 'utf8').trimEnd().split('\n') }
}

// Steps that load an image do so into the engine that the action uses.
const { DOCKER_HOST } = process.env
const engine = DOCKER_HOST ? { DOCKER_HOST } : {}

// GitHub docs, "Workflow syntax", `shell`: what `run` is started with.
function shell(script: string, options: { cwd: string; env: Record<string, string> }): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}
