/** A piece of YAML in a Markdown page, made into a whole workflow. */
export interface Block {
  workflow: string
  /** Line of the page at which the workflow's first line would be; 0 or less when lines were put before it. */
  firstLine: number
}

/** What a recipe of steps is put into. */
const STEPS = ['on: push', 'jobs:', '  job:', '    runs-on: ubuntu-latest', '    steps:']

/**
 * Finds the YAML blocks of a Markdown page: whole workflows, jobs, or lists of steps.
 *
 * @throws Error at a block that is none of them
 */
export function workflowsIn(page: string, file: string): Block[] {
  const lines = page.split('\n')
  const starts = lines.flatMap((line, index) => (line.trim() === '```yaml' ? [index + 1] : []))
  return starts.map((start) => {
    const end = lines.findIndex((line, index) => index >= start && line.trim() === '```')
    return complete(lines.slice(start, end), start + 1, file)
  })
}

function complete(lines: string[], line: number, file: string): Block {
  const begins = (key: string) => lines.some((text) => text.startsWith(key))
  if (begins('on:')) return { workflow: lines.join('\n'), firstLine: line }
  if (begins('jobs:')) return { workflow: ['on: push', ...lines].join('\n'), firstLine: line - 1 }
  if (begins('- ')) {
    const steps = lines.map((text) => `      ${text}`)
    return { workflow: [...STEPS, ...steps].join('\n'), firstLine: line - STEPS.length }
  }
  throw new Error(`${file}:${line}: this YAML is no workflow, no jobs and no steps`)
}
