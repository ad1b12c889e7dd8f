/** A workflow command, as a line of a step holds it. */
export interface Command {
  /** In lower case, for example `add-mask`. */
  name: string
  /** Names as they were written; the last of two that differ in case alone wins. */
  properties: Record<string, string>
  data: string
  /** `1`: `##[name key=value;…]data`, anywhere in the line. `2`: `::name key=value,…::data`, at its start. */
  form: 1 | 2
}

/** What .NET's TrimStart takes away: JavaScript's own has U+FEFF as well, and not U+0085. */
const WHITE_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/**
 * Reads a line as the runner does (actions/runner, `ActionCommand.cs`): form 2 is tried first, then form 1.
 *
 * @param registered names of commands in lower case; a line with any other is none
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): Command | undefined {
  return parseSecondForm(line.replace(WHITE_SPACE, ''), registered) ?? parseFirstForm(line, registered)
}

function parseSecondForm(line: string, registered: ReadonlySet<string>): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  if (end < 0) return undefined
  const [name, list] = split(line.slice(2, end))
  if (!registered.has(name)) return undefined
  const properties = propertiesOf(list.trim(), ',', (value) => decode(value, { ':': '%3A', ',': '%2C' }))
  return { name, properties, data: decode(line.slice(end + 2)), form: 2 }
}

function parseFirstForm(line: string, registered: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  const [name, list] = split(line.slice(start + 3, end))
  if (!registered.has(name)) return undefined
  const unescaped = (text: string) => decode(text, { ';': '%3B', ']': '%5D' })
  return { name, properties: propertiesOf(list, ';', unescaped), data: unescaped(line.slice(end + 1)), form: 1 }
}

/** Name in lower case, and the list of properties after the first blank. */
function split(info: string): [string, string] {
  const space = info.indexOf(' ')
  return space < 0 ? [info.toLowerCase(), ''] : [info.slice(0, space).toLowerCase(), info.slice(space + 1)]
}

/** Pairs without a name or a value are left out; equals signs before the name and the value are not part of them. */
function propertiesOf(list: string, separator: string, unescaped: (text: string) => string): Record<string, string> {
  const properties = new Map<string, [string, string]>()
  for (const pair of list.split(separator)) {
    const [, name, value] = /^=*([^=]+)=+([^=].*)$/s.exec(pair) ?? []
    if (name === undefined || value === undefined) continue
    const known = properties.get(name.toLowerCase())
    properties.set(name.toLowerCase(), [known?.[0] ?? name, unescaped(value)])
  }
  return Object.fromEntries(properties.values())
}

/** The percent sign is the last, so that nothing is unescaped twice. */
function decode(text: string, further: Readonly<Record<string, string>> = {}): string {
  const mapping = Object.entries({ ...further, '\r': '%0D', '\n': '%0A' })
  const others = mapping.reduce((result, [character, code]) => result.replaceAll(code, character), text)
  return others.replaceAll('%25', '%')
}
