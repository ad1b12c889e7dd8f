import { isJsonObject } from '../../../core/json.ts'

/** Values that placeholders of one recording stand for. */
export type Bindings = Map<string, string>

/** What a placeholder of this name may stand for. */
const FORMS: Record<string, string> = {
  uuid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  'code-sha256': '[0-9a-f]{64}|[A-Za-z0-9+/]{43}=',
  location: 'https://.+',
  repo_uri: '[^@]+?',
  repo_uri_2: '[^@]+?',
  user_arn: 'arn:.+',
  unreserved_concurrency: '\\d+',
  min_unreserved_concurrency: '\\d+',
  // AWS: https://<id>.lambda-url.<region>.on.aws/
  'lambda-url': 'http://127\\.0\\.0\\.1:\\d+/',
  // Functions' times have milliseconds, those of provisioned concurrency none, those of function URLs end in Z.
  date: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:(?:\\.\\d{3})?\\+0000|\\.\\d{6}Z)',
}
/** Values that the recordings hold without the brackets of a placeholder. */
const BARE = new Set(['date', 'lambda-url'])
/** These stand for values that change from answer to answer without the recording saying so. */
const LOOSE = new Set(['location', 'code-size', 'date'])

/**
 * Compares an answer with a recorded one, member for member: none may be missing, none may be more. A placeholder
 * takes a value at first sight and stands for it from then on; placeholders of one name that differ in number stand
 * for different values.
 *
 * @returns what differs, one line each; nothing when they are the same
 */
export function unify(expected: unknown, actual: unknown, bindings: Bindings, at = '$'): string[] {
  if (expected === '<code-size>') return typeof actual === 'number' ? [] : [`${at}: ${show(actual)} is no size`]
  if (typeof expected === 'string') return unifyText(expected, actual, bindings, at)
  if (isJsonObject(expected) && typeof actual === 'string') return unify(expected, JSON.parse(actual), bindings, at)
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return [`${at}: ${actual.length} items for ${expected.length} recorded`]
    return expected.flatMap((item, index) => unify(item, actual[index], bindings, `${at}[${index}]`))
  }
  if (isJsonObject(expected) && isJsonObject(actual)) {
    const members = new Set([...Object.keys(expected), ...Object.keys(actual)])
    return [...members].flatMap((member) => {
      if (!(member in actual)) return [`${at}.${member}: missing, recorded as ${show(expected[member])}`]
      if (!(member in expected)) return [`${at}.${member}: ${show(actual[member])} is not recorded`]
      return unify(expected[member], actual[member], bindings, `${at}.${member}`)
    })
  }
  return Object.is(expected, actual) ? [] : [`${at}: ${show(actual)} for recorded ${show(expected)}`]
}

function unifyText(expected: string, actual: unknown, bindings: Bindings, at: string): string[] {
  const names: string[] = []
  const template = BARE.has(expected) ? `<${expected}>` : expected
  const pattern = template
    .split(/(<[a-z][\w-]*(?::\d+)?>)/)
    .map((part, index) => {
      if (index % 2 === 0) return literal(part)
      const bound = bindings.get(part)
      if (bound !== undefined) return literal(bound)
      names.push(part)
      return `(${FORMS[nameOf(part)] ?? '[^:]+'})`
    })
    .join('')
  const match = typeof actual === 'string' ? new RegExp(`^${pattern}$`).exec(actual) : null
  if (match === null) return [`${at}: ${show(actual)} for recorded ${show(expected)}, here ${show(pattern)}`]
  return names.flatMap((placeholder, index) => bind(placeholder, match[index + 1] ?? '', bindings, at))
}

function bind(placeholder: string, value: string, bindings: Bindings, at: string): string[] {
  const name = nameOf(placeholder)
  if (LOOSE.has(name)) return []
  const known = bindings.get(placeholder)
  if (known !== undefined && known !== value) return [`${at}: ${placeholder} is ${known}, and here ${value}`]
  const other = [...bindings].find(([key, taken]) => key !== placeholder && nameOf(key) === name && taken === value)
  if (other !== undefined) return [`${at}: ${placeholder} and ${other[0]} are both ${value}`]
  bindings.set(placeholder, value)
  return []
}

function nameOf(placeholder: string): string {
  return placeholder.replace(/^<|(?::\d+)?>$/g, '')
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
