import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { workflowsIn } from '../../script/workflows/blocks.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Workflow {
  jobs: Readonly<Record<string, { steps?: readonly (Step & { parallel?: readonly Step[] })[] }>>
}

interface Step {
  uses?: string
  with?: Readonly<Record<string, unknown>>
}

/** The steps of a workflow that use this action. */
function ownSteps(workflow: string): Step[] {
  const { jobs }: Workflow = parse(workflow)
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
  return steps
    .flatMap((step) => [step, ...(step.parallel ?? [])])
    .filter(({ uses }) => uses?.startsWith('OWNER/deploy-lambda-image@'))
}

/** The inputs of all steps in the README, in docs/ and in examples/ that use this action, and where each is written. */
export function documentedSteps(): { where: string; inputs: Readonly<Record<string, unknown>> }[] {
  const pages = ['README.md', ...globSync('docs/**/*.md', { cwd: root })].toSorted()
  const examples = globSync('examples/workflows/*.yml', { cwd: root }).toSorted()
  const workflows = [
    ...pages.flatMap((page) =>
      workflowsIn(read(page), page).map(({ workflow, firstLine }) => ({ where: `${page}:${firstLine}`, workflow })),
    ),
    ...examples.map((file) => ({ where: file, workflow: read(file) })),
  ]
  return workflows.flatMap(({ where, workflow }) =>
    ownSteps(workflow).map(({ with: inputs = {} }) => ({ where, inputs })),
  )
}
