import { parse } from 'yaml'

/** How each type is named in the table. */
const types = {
  text: 'text',
  list: 'list',
  variables: 'NAME=value lines',
  ARN: 'ARN',
  boolean: '`true` or `false`',
  number: 'number',
  duration: 'duration',
  JSON: 'JSON, or a path',
  path: 'path',
} as const

/** What docs/reference.yml says of an input. */
export interface InputReference {
  /** One of the types above, or the values that the input takes. */
  type: keyof typeof types | readonly string[]
  example: string
}

export interface Reference {
  inputs: Readonly<Record<string, InputReference>>
  outputs: Readonly<Record<string, { example: string }>>
}

/** What docs/reference.yml says of the inputs and outputs that there are. */
export function parseReference(text: string): Reference {
  const { inputs, outputs }: Reference = parse(text)
  return { inputs, outputs }
}

/** The type of an input as readers see it, in Markdown. */
export function typeText({ type }: InputReference): string {
  if (typeof type !== 'string') return type.map((value) => `\`${value}\``).join(', ')
  return types[type]
}

/**
 * The entry of an input or output.
 *
 * @throws Error when there is none, or one without an example, or with a type that there is not
 */
export function entryOf<T extends { example: string; type?: unknown }>(
  entries: Readonly<Record<string, T>>,
  name: string,
): T {
  const entry = entries[name]
  const typed = typeof entry?.type !== 'string' || Object.hasOwn(types, entry.type)
  if (typeof entry?.example === 'string' && typed) return entry
  throw new Error(`docs/reference.yml: write the type and an example of ${name} there, as of the others`)
}
