import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { workflowsIn } from '../../script/workflows/blocks.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Workflow {
  jobs: Readonly<Record<string, { steps?: readonly (Step & { parallel?: readonly Step[] })[] }>>
}

interface Step {
  uses?: string
  with?: Readonly<Record<string, unknown>>
}

/** What stands for an expression, which only a run has a value for, in inputs without which there are no others. */
const samples: Readonly<Record<string, string>> = { 'aws-region': 'us-east-1', 'function-name': 'hello-world' }

function textOf(name: string, written: unknown): string {
  const text = String(written)
  if (text.includes('${{')) return samples[name] ?? ''
  // A file of the reader's own.
  return name === 'regions-config' && !text.startsWith('{') ? '' : text.trim()
}

/** The steps that use this action. */
function ownSteps(workflow: string): Step[] {
  const { jobs }: Workflow = parse(workflow)
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
  return steps
    .flatMap((step) => [step, ...(step.parallel ?? [])])
    .filter(({ uses }) => uses?.startsWith('OWNER/deploy-lambda-image@'))
}

const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].toSorted()
const examples = globSync('examples/workflows/*.yml', { cwd: root }).toSorted()
const written = [
  ...pages.flatMap((page) =>
    workflowsIn(read(page), page).map(({ workflow, firstLine }) => ({ where: `${page}:${firstLine}`, workflow })),
  ),
  ...examples.map((file) => ({ where: file, workflow: read(file) })),
].filter(({ workflow }) => ownSteps(workflow).length > 0)

test.each(written)('the action can read the inputs of $where', ({ workflow }) => {
  for (const { with: inputs = {} } of ownSteps(workflow)) {
    const get = (name: string) => (name in inputs ? textOf(name, inputs[name]) : '')
    const where = { workspace: root, temporaryDirectory: root, ambientRegion: 'us-east-1' }
    expect(() => readRunInputs(get, where)).not.toThrow()
  }
})

test('there are such steps in the README, in pages and in examples', () => {
  const files = written.map(({ where }) => where)
  for (const begin of ['README.md', 'docs/recipes/', 'examples/']) {
    expect(files.some((file) => file.startsWith(begin))).toBe(true)
  }
})
