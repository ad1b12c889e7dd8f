import { isRecord, memberNames, parseJsonAsWritten, scalarText } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import { linesOf } from '../domain/text.ts'
import { type NameValue, parseVariable, type Reader } from './reader.ts'

/** One NAME=value per line, as everywhere here; or a JSON object, as aws-actions/aws-lambda-deploy takes it. */
export function parseVariables(text: string, input: string): NameValue[] {
  if (text.startsWith('{')) return parseMembers(text, input)
  const variables = parseLines(linesOf(text), input)
  refuseRepeated(namesOf(variables), input)
  return variables
}

/** The items of a list that parse, each `NAME=value` with a name of its own. */
export function eachOnce(read: Reader, input: string, parse: (text: string) => NameValue): NameValue[] {
  const pairs = read.each(read.list(input, { ignoreComma: true }), parse)
  read.findings.collect(() => refuseRepeated(namesOf(pairs), input))
  return pairs
}

function namesOf(pairs: readonly NameValue[]): string[] {
  return pairs.map(({ name }) => name)
}

// Lambda developer guide, "Working with Lambda environment variables": names, and those that Lambda keeps to itself.
export function named(name: string, input: string): string {
  if (isName(name)) return name
  throw new Problem({ what: `${input}: '${name}' is not the name of a variable.`, remedy: nameRule })
}

function isName(text: string): boolean {
  return /^[a-zA-Z]\w+$/.test(text)
}

const nameRule = 'Begin it with a letter, then letters, digits and underscores, two characters at least.'

/** Only the last of them would count, and which that is depends on who reads it. */
function refuseRepeated(names: readonly string[], input: string): void {
  const repeated = names.filter((name, index) => names.indexOf(name) !== index)
  if (repeated.length === 0) return
  throw new Problem({
    what: `${input}: ${[...new Set(repeated)].join(', ')} has more than one value, and only the last one would count.`,
    remedy: 'Write each name once.',
  })
}

function parseMembers(text: string, input: string): NameValue[] {
  const value = parseJsonAsWritten(text)
  if (!isRecord(value)) {
    throw new Problem({
      what: `${input}: begins with '{' but is not a JSON object.`,
      remedy: 'Write one NAME=value per line, or a JSON object of names and values.',
    })
  }
  refuseRepeated(memberNames(text), input)
  return Object.entries(value).map(([name, member]) => ({
    name: named(name, input),
    value: scalar(name, member, input),
  }))
}

function scalar(name: string, value: unknown, input: string): string {
  const text = scalarText(value)
  if (text !== undefined) return text
  throw new Problem({
    what: `${input}: the value of '${name}' is neither text nor number nor boolean.`,
    remedy: 'Write it in quotes, as JSON in a text where it has members of its own.',
  })
}

const severalLines =
  'For a value of several lines write the variables as a JSON object, here or in function-config, with \\n for each line end in it.'

function parseLines(all: readonly string[], input: string): NameValue[] {
  const lines = all.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.trim() !== '')
  const variables = lines.map(({ line, number }) => parseLine(line.trimStart(), number, input))
  const opened = lines.some(({ line }, index) => {
    const quote = /^[^=]*=(["'])(?!.*\1)/.exec(line)?.[1]
    return quote !== undefined && lines.slice(index + 1).some((later) => later.line.includes(quote))
  })
  if (!opened) return variables
  throw new Problem({
    what: `${input}: a quotation mark is closed on another line, as if a value had several lines.`,
    remedy: severalLines,
  })
}

/** Nothing of a wrong line is repeated: it may be what is left of a value above it, or a value alone, and a secret. */
function parseLine(line: string, number: number, input: string): NameValue {
  const hasName = /^[^\s=]+=/.test(line) && !isEndOfBase64(line)
  if (hasName && isName(line.slice(0, line.indexOf('=')))) return parseVariable(line, input)
  const [what, remedy] = line.startsWith('#')
    ? ["begins with '#', and comments are not taken.", 'Take it out.']
    : hasName
      ? ["has no name of a variable before its '='.", nameRule]
      : ["is not of the form 'NAME=value'.", 'Write one NAME=value per line.']
  throw new Problem({
    what: `${input}: line ${number} ${what}`,
    remedy: number === 1 ? remedy : `${remedy} ${severalLines}`,
  })
}

/** The padded end of base64, as keys have it. */
function isEndOfBase64(line: string): boolean {
  return /^[\w+/-]+==$/.test(line) && line.length % 4 === 0
}
