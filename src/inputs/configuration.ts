import { isRecord, parseJson, parseJsonAsWritten, scalarText } from '../domain/json.ts'
import * as limits from '../domain/limits.ts'
import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from './function-config.ts'
import { linesOf, splitLines } from './list.ts'
import { type IntegerRange, type NameValue, parseInteger, parseVariable, type Reader } from './reader.ts'

/** How the function is to be configured; what is absent is left as it is. */
export interface ConfigurationInputs {
  /** A file in AWS's own shape, or its JSON; the other inputs win over it. */
  file?: string
  memory?: number
  timeout?: number
  ephemeralStorage?: number
  description?: string
  snapStart?: NonNullable<FunctionConfig['SnapStart']>
  command?: string[]
  entryPoint?: string[]
  workingDirectory?: string
  variables: NameValue[]
  /** Whether the variables replace all that the function has. */
  replaceEnvironment: boolean
  /** Names of variables that are taken away. */
  removedVariables: string[]
  tags: NameValue[]
}

/** Memory and timeout are in the ranges that Lambda has at all: whether the function may have them is checked with it. */
export function readConfigurationInputs(read: Reader): ConfigurationInputs {
  const whole = (name: string, range: IntegerRange) => read.parsed(name, (text) => parseInteger(text, name, range))
  const removedVariables = read.each(read.list('environment-remove'), (name) => named(name, 'environment-remove'))
  const variables = read.parsed('environment', parseVariables) ?? []
  for (const { name } of variables.filter((each) => removedVariables.includes(each.name))) {
    read.findings.add(`environment and environment-remove both name ${name}.`, 'Leave it out of one of them.')
  }
  const replaceEnvironment = read.parsed('environment-mode', parseEnvironmentMode) ?? false
  return present({
    file: read.text('function-config'),
    memory: whole('memory-size', managed(limits.memory, limits.managedMemory, 'MB')),
    timeout: whole('timeout', managed(limits.timeout, limits.managedTimeout, 'seconds')),
    ephemeralStorage: whole('ephemeral-storage', { ...limits.ephemeralStorage, unit: 'MB' }),
    description: read.parsed('description', longest(limits.descriptionLength)),
    snapStart: read.parsed('snap-start', parseSnapStart),
    command: read.parsed('image-command', parseWords),
    entryPoint: read.parsed('image-entry-point', parseWords),
    workingDirectory: read.parsed('image-working-directory', longest(limits.workingDirectoryLength)),
    variables,
    replaceEnvironment,
    removedVariables,
    tags: read.each(read.list('tags-function', { ignoreComma: true }), (text) => parseTag(text, 'tags-function')),
  })
}

/** One NAME=value per line, as everywhere here; or a JSON object, as aws-actions/aws-lambda-deploy takes it. */
function parseVariables(text: string, input: string): NameValue[] {
  const variables = text.startsWith('{')
    ? Object.entries(parseObject(text, input)).map(([name, value]) => ({ name, value: scalar(name, value, input) }))
    : parseLines(lines(text), input)
  return variables.map(({ name, value }) => ({ name: named(name, input), value }))
}

function parseLines(written: readonly string[], input: string): NameValue[] {
  const variables = written.map((line, index) => {
    if (index > 0 && continues(line.trimStart())) throw severalLines(`line ${index + 1} begins with no NAME=`, input)
    return parseVariable(line.trimStart(), input)
  })
  const opened = written.some((line, index) => {
    const quote = /^[^=]*=(["'])(?!.*\1)/.exec(line)?.[1]
    return quote !== undefined && written.slice(index + 1).some((later) => later.includes(quote))
  })
  if (opened) throw severalLines('a quotation mark is closed on another line', input)
  return variables
}

/** Whether a line is what is left of a value above it: no name, or the padded end of base64, as keys have it. */
function continues(line: string): boolean {
  return !/^[a-zA-Z]\w+=/.test(line) || (/^\w+==$/.test(line) && line.length % 4 === 0)
}

/** Nothing of the value is repeated: it may be a secret. */
function severalLines(what: string, input: string): Problem {
  return new Problem({
    what: `${input}: ${what}, as if a value had several lines.`,
    remedy: 'Write the variables as a JSON object, here or in function-config, with \\n for each line end in a value.',
  })
}

function scalar(name: string, value: unknown, input: string): string {
  const text = scalarText(value)
  if (text !== undefined) return text
  throw new Problem({
    what: `${input}: the value of '${name}' is neither text nor number nor boolean.`,
    remedy: 'Write it in quotes, as JSON in a text where it has members of its own.',
  })
}

// Lambda developer guide, "Working with Lambda environment variables": names, and those that Lambda keeps to itself.
function named(name: string, input: string): string {
  if (/^[a-zA-Z]\w+$/.test(name)) return name
  throw new Problem({
    what: `${input}: '${name}' is not the name of a variable.`,
    remedy: 'Begin it with a letter, then letters, digits and underscores, two characters at least.',
  })
}

// Lambda developer guide, "Using tags on Lambda functions": the limits.
function parseTag(text: string, input: string): NameValue {
  const tag = parseVariable(text, input)
  if (tag.name.length <= 128 && tag.value.length <= 256 && !/^aws:/i.test(tag.name)) return tag
  throw new Problem({
    what: `${input}: Lambda takes no tag '${tag.name.slice(0, 128)}' of that value.`,
    remedy: "Write at most 128 characters of name, 256 of value, and no name that begins with 'aws:'.",
  })
}

function lines(text: string): string[] {
  return linesOf(text).filter((line) => line.trim() !== '')
}

function parseObject(text: string, input: string): object {
  const value = parseJsonAsWritten(text)
  if (isRecord(value)) return value
  throw new Problem({
    what: `${input}: begins with '{' but is not a JSON object.`,
    remedy: 'Write one NAME=value per line, or a JSON object of names and values.',
  })
}

function parseEnvironmentMode(text: string, input: string): boolean {
  if (text === 'replace' || text === 'merge') return text === 'replace'
  throw new Problem({
    what: `${input}: '${text}' is not a mode.`,
    remedy: "Write 'merge', which keeps what the function has, or 'replace'.",
  })
}

function longest(most: number) {
  return (text: string, input: string): string => {
    if (text.length <= most) return text
    throw new Problem({ what: `${input} has ${text.length} characters.`, remedy: `Lambda takes ${most} at most.` })
  }
}

/** Both ranges in one, where a function on managed instances may have more. */
function managed(usual: limits.Limits, { most }: limits.Limits, unit: string): IntegerRange {
  return { least: usual.least, most, unit: `${unit}, more than ${usual.most} on managed instances only` }
}

function parseSnapStart(text: string, input: string): NonNullable<FunctionConfig['SnapStart']> {
  const value = text.replaceAll('-', '').toLowerCase()
  if (value === 'publishedversions') return { ApplyOn: 'PublishedVersions' }
  if (value === 'none') return { ApplyOn: 'None' }
  throw new Problem({
    what: `${input}: '${text}' is not a value of SnapStart.`,
    remedy: "Write 'published-versions' or 'none'.",
  })
}

/** Words of a command line: one per line, or a JSON array; an empty array takes the override away. */
function parseWords(text: string, input: string): string[] {
  if (!text.startsWith('[')) return fewWords(splitLines(text), input)
  const value = parseJson(text)
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return fewWords(value, input)
  throw new Problem({
    what: `${input}: begins with '[' but is not a JSON array of strings.`,
    remedy: 'Write one word per line, or a JSON array of strings.',
  })
}

function fewWords(words: string[], input: string): string[] {
  if (words.length <= limits.mostWords) return words
  throw new Problem({
    what: `${input} has ${words.length} words.`,
    remedy: `Lambda takes ${limits.mostWords} at most.`,
  })
}
