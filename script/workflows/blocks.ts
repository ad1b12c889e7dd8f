/** A piece of YAML in a Markdown page, made into a whole workflow. */
export interface Block {
  workflow: string
  /** Line of the page at which the workflow's first line would be; 0 or less when lines were put before it. */
  firstLine: number
}

/** What a recipe of steps is put into. */
const STEPS = ['on: push', 'jobs:', '  job:', '    runs-on: ubuntu-latest', '    steps:']

/** What inputs alone are put into: a step that has what each step must have. */
const STEP = ['      - uses: OWNER/deploy-lambda-image@v1', '        with:']
const REQUIRED = ['aws-region: us-east-1', 'function-name: hello-world']

/** Finds the YAML blocks of a Markdown page: whole workflows, jobs, lists of steps, variables, or inputs of this action. */
export function workflowsIn(page: string): Block[] {
  const lines = page.split('\n')
  const starts = lines.flatMap((line, index) => (line.trim() === '```yaml' ? [index + 1] : []))
  return starts.map((start) => {
    const end = lines.findIndex((line, index) => index >= start && line.trim() === '```')
    return complete(lines.slice(start, end), start + 1)
  })
}

function complete(lines: string[], line: number): Block {
  const begins = (key: string) => lines.some((text) => text.startsWith(key))
  if (begins('on:')) return { workflow: lines.join('\n'), firstLine: line }
  if (begins('jobs:')) return { workflow: ['on: push', ...lines].join('\n'), firstLine: line - 1 }
  if (begins('- ')) return within(STEPS, 6, lines, line)
  if (begins('env:')) return within([...STEPS, "      - run: 'true'"], 8, lines, line)
  const required = REQUIRED.filter((text) => !begins(text.replace(/ .*/, ''))).map((text) => `          ${text}`)
  return within([...STEPS, ...STEP, ...required], 10, lines, line)
}

/** The block below what a workflow has before it, indented by so many spaces. */
function within(before: string[], indent: number, lines: string[], line: number): Block {
  const indented = lines.map((text) => `${' '.repeat(indent)}${text}`)
  return { workflow: [...before, ...indented].join('\n'), firstLine: line - before.length }
}
