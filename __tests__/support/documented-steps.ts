import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { workflowsIn } from '../../script/workflows/blocks.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

interface Workflow {
  on: unknown
  jobs: Readonly<Record<string, { steps?: readonly (Step & { parallel?: readonly Step[] })[] }>>
}

interface Step {
  uses?: string
  with?: Readonly<Record<string, unknown>>
  run?: string
}

/** All pages for readers. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'sandbox/README.md',
  ...globSync('docs/**/*.md', { cwd: root }).toSorted(),
]

/** An event of a workflow's `on`: the first one. */
function eventOf(on: unknown): string {
  if (typeof on === 'string') return on
  return Object.keys(Object(on))[0] ?? ''
}

/** The steps of all workflows on pages and in examples/, where each workflow is written, and an event that starts it. */
export function allSteps(): (Step & { where: string; event: string })[] {
  const examples = globSync('examples/workflows/*.yml', { cwd: root }).toSorted()
  const workflows = [
    ...pages.flatMap((page) =>
      workflowsIn(read(page)).map(({ workflow, firstLine }) => ({ where: `${page}:${firstLine}`, workflow })),
    ),
    ...examples.map((file) => ({ where: file, workflow: read(file) })),
  ]
  return workflows.flatMap(({ where, workflow }) => {
    const { on, jobs }: Workflow = parse(workflow)
    const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])
    return steps
      .flatMap((step) => [step, ...(step.parallel ?? [])])
      .map((step) => ({ ...step, where, event: eventOf(on) }))
  })
}

/** The inputs of all of these steps that use this action. */
export function documentedSteps(): { where: string; event: string; inputs: Readonly<Record<string, unknown>> }[] {
  return allSteps()
    .filter(({ uses }) => uses?.startsWith('OWNER/deploy-lambda-image@'))
    .map(({ where, event, with: inputs = {} }) => ({ where, event, inputs }))
}
