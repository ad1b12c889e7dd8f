// Usage: node script/readme.ts
//
// Puts the tables of inputs and outputs into README.md, as action.yml and docs/reference.yml have them.
//
//   --check  fails where README.md differs, and changes nothing
import { readFileSync, writeFileSync } from 'node:fs'
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'
import { entryOf, parseReference, type Reference, typeText } from './readme/reference.ts'
import { commandLine } from './usage/command-line.ts'

/** One input of action.yml. */
interface Input {
  name: string
  description: string
  /** As written; absent without one. */
  default?: string
  required: boolean
  /** The comment above it, which begins a group. */
  group?: string
}

/** The README's tables, by the name in their markers. */
export type Tables = Record<'inputs' | 'outputs', string>

/**
 * Makes the tables of inputs, one for each group, and of outputs, in Markdown.
 *
 * @param manifest text of action.yml; comments above inputs become the headings of groups
 * @param reference types and examples, from docs/reference.yml
 * @throws Error when an input or output has no description, type or example, when one is described that there is not, or
 *   when the text is no manifest
 */
export function tables(manifest: string, reference: Reference): Tables {
  const document = parseDocument(manifest)
  if (document.errors[0]) throw document.errors[0]
  const inputs = entries(document.get('inputs')).map(readInput)
  const outputs = entries(document.get('outputs')).map(([name, body]) => [name, describe(name, body)] as const)
  refuseUnknown(Object.keys(reference.inputs), new Set(inputs.map(({ name }) => name)))
  refuseUnknown(Object.keys(reference.outputs), new Set(outputs.map(([name]) => name)))
  return {
    inputs: [groupLinks(inputs), ...inputs.map((input) => inputLines(input, reference))].join('\n'),
    outputs: table(
      ['Output', 'Meaning', 'Example'],
      outputs.map(([name, description]) => [
        code(name),
        cell(description),
        code(entryOf(reference.outputs, name).example),
      ]),
    ),
  }
}

function refuseUnknown(described: string[], names: ReadonlySet<string>): void {
  const unknown = described.find((name) => !names.has(name))
  if (unknown !== undefined) throw new Error(`docs/reference.yml: action.yml has no ${unknown}`)
}

/**
 * Puts the tables between their markers, `<!-- inputs -->` and `<!-- /inputs -->`.
 *
 * @throws Error when a marker is missing
 */
export function insertTables(readme: string, made: Tables): string {
  return Object.entries(made).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [from, to] = [text.indexOf(begin), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`README.md: the markers ${begin} and ${end} are missing`)
    return `${text.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${text.slice(to)}`
  }, readme)
}

function entries(node: unknown): [string, YAMLMap, string | undefined][] {
  if (!isMap(node)) throw new Error('action.yml: inputs and outputs must be maps')
  return node.items.map(({ key, value }, index) => {
    if (!isScalar(key) || !isMap(value)) throw new Error('action.yml: an input or output is not a map')
    // The parser hands a comment before the first key to the map.
    const comment = key.commentBefore ?? (index === 0 ? node.commentBefore : undefined)
    return [String(key.value), value, comment?.trim()]
  })
}

function readInput([name, body, group]: [string, YAMLMap, string | undefined]): Input {
  const given: unknown = body.get('default')
  return {
    name,
    description: describe(name, body),
    required: body.get('required') === true,
    ...(given !== undefined && given !== null && { default: String(given) }),
    ...(group && { group }),
  }
}

function describe(name: string, body: YAMLMap): string {
  const description: unknown = body.get('description')
  if (typeof description !== 'string' || description === '') throw new Error(`action.yml: ${name} has no description`)
  return description
}

/** Links to the headings of the groups, by the names that GitHub gives them. */
function groupLinks(inputs: readonly Input[]): string {
  const groups = inputs.flatMap(({ group }) => (group === undefined ? [] : [group]))
  return groups.map((group) => `[${group}](#inputs-${group.toLowerCase().replaceAll(' ', '-')})`).join(' · ')
}

/** The row of an input, below the heading and the head of its table where it begins a group. */
function inputLines(input: Input, reference: Reference): string {
  const entry = entryOf(reference.inputs, input.name)
  const meaning = `${cell(input.description)}.<br>Example: ${code(entry.example)}`
  const value = input.required ? 'required' : input.default ? code(input.default) : ''
  const row = line([code(input.name), typeText(entry), value, meaning])
  if (input.group === undefined) return row
  return `\n### Inputs: ${input.group}\n\n${table(['Input', 'Type', 'Default', 'Meaning'], [])}\n${row}`
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

/** Text of a cell: what GitHub would take for the end of it, or for HTML, is written in another way. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')
}

function main(check: boolean): void {
  const root = new URL('../', import.meta.url)
  const path = new URL('README.md', root)
  const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
  const present = read('README.md')
  const made = insertTables(present, tables(read('action.yml'), parseReference(read('docs/reference.yml'))))
  if (made === present) return
  if (check) {
    process.stderr.write(
      "README.md differs from action.yml and docs/reference.yml: run 'node script/readme.ts' and commit.\n",
    )
    process.exitCode = 1
    return
  }
  writeFileSync(path, made)
}

if (import.meta.main) main(commandLine(import.meta.url, { check: { type: 'boolean', default: false } }).values.check)
