import { parseJson } from '../domain/json.ts'
import * as limits from '../domain/limits.ts'
import { present } from '../domain/present.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from './function-config.ts'
import { splitLines } from './list.ts'
import { type IntegerRange, type NameValue, parseInteger, parseVariable, type Reader } from './reader.ts'
import { eachOnce, named, parseVariables } from './variables.ts'

/** How the function is to be configured; what is absent is left as it is. */
export interface ConfigurationInputs {
  /** A file in AWS's own shape, or its JSON; the other inputs win over it. */
  file?: string
  /** MB. */
  memory?: number
  /** Seconds. */
  timeout?: number
  /** MB of /tmp. */
  ephemeralStorage?: number
  description?: string
  snapStart?: NonNullable<FunctionConfig['SnapStart']>
  command?: string[]
  entryPoint?: string[]
  workingDirectory?: string
  variables: NameValue[]
  /** Whether the variables replace all that the function has. */
  replaceEnvironment: boolean
  /** There are no variables, and that is written: an empty object, which is not what is left of a text that was not set. */
  noVariables?: true
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
    noVariables: read.text('environment') !== undefined && variables.length === 0 ? (true as const) : undefined,
    removedVariables,
    tags: eachOnce(read, 'tags-function', (text) => parseTag(text, 'tags-function')),
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
