import { readFileSync, writeFileSync } from 'node:fs'
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml'

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
 * Makes the tables of inputs and outputs, in Markdown.
 *
 * @param manifest text of action.yml; comments above inputs become the headings of groups
 * @throws Error when an input or output has no description, or the text is no manifest
 */
export function tables(manifest: string): Tables {
  const document = parseDocument(manifest)
  if (document.errors[0]) throw document.errors[0]
  const inputs = entries(document.get('inputs')).map(readInput)
  const outputs = entries(document.get('outputs')).map(([name, body]) => [name, describe(name, body)])
  return {
    inputs: table(['Input', 'Meaning', 'Default'], inputs.flatMap(inputRows)),
    outputs: table(
      ['Output', 'Meaning'],
      outputs.map(([name = '', description = '']) => [code(name), cell(description)]),
    ),
  }
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
    return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`
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

function inputRows({ name, description, required, default: value, group }: Input): string[][] {
  const row = [code(name), cell(description), required ? 'required' : value ? code(value) : '']
  return group === undefined ? [row] : [[`**${group}**`, '', ''], row]
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function code(text: string): string {
  return `\`${text}\``
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

function main(check: boolean): void {
  const root = new URL('../', import.meta.url)
  const path = new URL('README.md', root)
  const present = readFileSync(path, 'utf8')
  const made = insertTables(present, tables(readFileSync(new URL('action.yml', root), 'utf8')))
  if (made === present) return
  if (check) {
    process.stderr.write("README.md differs from action.yml: run 'node script/readme.ts' and commit.\n")
    process.exitCode = 1
    return
  }
  writeFileSync(path, made)
}

if (import.meta.main) main(process.argv.includes('--check'))
