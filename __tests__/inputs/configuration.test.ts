import { describe, expect, test } from 'vitest'
import { Findings } from '../../src/domain/problem.ts'
import { readConfigurationInputs } from '../../src/inputs/configuration.ts'
import { inputReader } from '../../src/inputs/reader.ts'
import { refusal } from '../support/refusal.ts'

function read(given: Readonly<Record<string, string>>) {
  const findings = new Findings()
  const inputs = readConfigurationInputs(inputReader((name) => given[name] ?? '', findings))
  findings.refuse()
  return inputs
}

describe('environment', () => {
  test.each([
    ['one a line', 'AA=1\nBB=x=y,z', { AA: '1', BB: 'x=y,z' }],
    ['lines of Windows, empty lines and indentation', 'AA=1\r\n\r\n  BB=2', { AA: '1', BB: '2' }],
    ['an empty value', 'AA=', { AA: '' }],
    ['quotes and spaces, as they are', 'AA= "b" ', { AA: ' "b" ' }],
    ['JSON', '{"AA": "x\\ny", "BB": 1, "CC": true, "DD": ""}', { AA: 'x\ny', BB: '1', CC: 'true', DD: '' }],
    [
      'JSON with numbers that JavaScript would write in another way',
      '{"AA": 803511102246789121, "BB": 1.0, "CC": 1e21}',
      { AA: '803511102246789121', BB: '1.0', CC: '1e21' },
    ],
    ['an empty object', '{}', {}],
  ])('%s', (_, environment, variables) => {
    expect(Object.fromEntries(read({ environment }).variables.map(({ name, value }) => [name, value]))).toEqual(
      variables,
    )
  })

  const name = 'Begin it with a letter, then letters, digits and underscores, two characters at least.'

  const several =
    'For a value of several lines write the variables as a JSON object, here or in function-config, with \\n for each line end in it.'
  const form = "is not of the form 'NAME=value'. Write one NAME=value per line."
  const noName = `has no name of a variable before its '='. ${name}`
  const comment = "begins with '#', and comments are not taken. Take it out."

  test.each([
    ['hunter2', 1, form],
    ['hunter2hunter2==', 1, form],
    ['A=1', 1, noName],
    ['_A=1', 1, noName],
    ['A-B=1', 1, noName],
    ['# hunter2=1\nAA=1', 1, comment],
    ['KEY=-----BEGIN PRIVATE KEY-----\nhunter2hunter2\n-----END PRIVATE KEY-----', 2, form],
    ['AA=1\nKEY=one\n  hunter2/hunter2==', 3, noName],
    ['KEY=one\nhunter2/hunter==', 2, form],
    ['KEY=one\nhunter2hunter2==', 2, form],
    ['KEY=one\n{"hunter2": 1}', 2, form],
    ['KEY={\n  "private_key": "hunter2"\n}', 2, form],
    ['AA=1\nKEY=one\n2hunter=2', 3, noName],
    ['AA=1\n_HANDLER=hunter2', 2, noName],
    ['AA=1\n\r\n\r\n # hunter2\nBB=2', 4, comment],
    ['AA=1\n\nBB', 3, form],
  ])('%j is wrong in line %i, of which nothing is repeated', (environment, line, why) => {
    expect(refusal(() => read({ environment }))).toBe(
      `environment: line ${line} ${why}${line === 1 ? '' : ` ${several}`}`,
    )
  })

  test('a quotation mark that is closed on another line belongs to a value of several', () => {
    expect(refusal(() => read({ environment: 'KEY="one\nhunter2=two"' }))).toBe(
      `environment: a quotation mark is closed on another line, as if a value had several lines. ${several}`,
    )
  })

  test('quotation marks that are closed on their lines are part of the values', () => {
    const environment = 'AA="1"\nBB=it\'s\nCC=\'x\'\nDD=a==\nEE="'
    expect(read({ environment }).variables.map(({ value }) => value)).toEqual(['"1"', "it's", "'x'", 'a==', '"'])
  })

  test.each([
    ['{"1A": "x"}', `environment: '1A' is not the name of a variable. ${name}`],
    [
      '{"TOKEN": {"secret": "hunter2"}}',
      "environment: the value of 'TOKEN' is neither text nor number nor boolean. Write it in quotes, as JSON in a text where it has members of its own.",
    ],
    [
      '{"TOKEN": null}',
      "environment: the value of 'TOKEN' is neither text nor number nor boolean. Write it in quotes, as JSON in a text where it has members of its own.",
    ],
    [
      '{"TOKEN": "hunter2"',
      "environment: begins with '{' but is not a JSON object. Write one NAME=value per line, or a JSON object of names and values.",
    ],
  ])('%j is refused, and no value is repeated', (environment, message) => {
    expect(refusal(() => read({ environment }))).toBe(message)
    expect(message).not.toContain('hunter2')
  })

  const twice = 'has more than one value, and only the last one would count. Write each name once.'

  test.each([
    ['environment', 'AA=1\nBB=2\nAA=hunter2', 'AA'],
    ['environment', 'AA=1\nAA=1\nBB=1\nBB=1\nAA=1', 'AA, BB'],
    ['environment', '{"AA": ":}", "A\\u0041": "hunter2", "BB": "\\""}', 'AA'],
    ['tags-function', 'team=1\nteam=2', 'team'],
  ])('%s: %j names one twice', (input, text, names) => {
    expect(refusal(() => read({ [input]: text }))).toBe(`${input}: ${names} ${twice}`)
  })

  test('names that differ in case, or are within a value, are others', () => {
    expect(read({ environment: '{"AA": "AA", "aa": "\\"AA\\": 1"}' }).variables).toHaveLength(2)
    expect(read({ 'tags-function': 'team=1\nTeam=team=1' }).tags).toHaveLength(2)
  })

  test('a name that is set and removed is refused', () => {
    expect(refusal(() => read({ environment: 'AA=1', 'environment-remove': 'BB\nAA' }))).toBe(
      'environment and environment-remove both name AA. Leave it out of one of them.',
    )
  })

  test('names to remove are separated by lines or commas, and are names', () => {
    expect(read({ 'environment-remove': 'AA, BB\nCC' }).removedVariables).toEqual(['AA', 'BB', 'CC'])
    expect(refusal(() => read({ 'environment-remove': 'AA=1' }))).toBe(
      `environment-remove: 'AA=1' is not the name of a variable. ${name}`,
    )
  })
})

describe('words of a command line', () => {
  test.each([
    ['/app\n  serve \n', ['/app', 'serve']],
    ['app.handler', ['app.handler']],
    ['["/bin/sh", "-c", "exec  app", ""]', ['/bin/sh', '-c', 'exec  app', '']],
    ['[]', []],
  ])('%j', (text, words) => {
    const { command, entryPoint } = read({ 'image-command': text, 'image-entry-point': text })
    expect([command, entryPoint]).toEqual([words, words])
  })

  test.each(['[1]', '["a"', '[["a"]]'])('%j is refused', (text) => {
    expect(refusal(() => read({ 'image-command': text }))).toBe(
      "image-command: begins with '[' but is not a JSON array of strings. Write one word per line, or a JSON array of strings.",
    )
  })
})

test.each([
  ['published-versions', 'PublishedVersions'],
  ['PublishedVersions', 'PublishedVersions'],
  ['none', 'None'],
  ['None', 'None'],
])('snap-start: %s', (text, ApplyOn) => {
  expect(read({ 'snap-start': text }).snapStart).toEqual({ ApplyOn })
})

describe('what Lambda would refuse is refused', () => {
  test.each([
    ...['127', '32769', '1e3'].map((memory) => [
      'memory-size',
      memory,
      `memory-size: '${memory}' is not a whole number of 128 to 32768. Write 128 to 32768 MB, more than 10240 on managed instances only.`,
    ]),
    ...['0', '5401', '15m'].map((timeout) => [
      'timeout',
      timeout,
      `timeout: '${timeout}' is not a whole number of 1 to 5400. Write 1 to 5400 seconds, more than 900 on managed instances only.`,
    ]),
    [
      'image-working-directory',
      `/${'x'.repeat(1000)}`,
      'image-working-directory has 1001 characters. Lambda takes 1000 at most.',
    ],
    ['image-command', 'x\n'.repeat(1501), 'image-command has 1501 words. Lambda takes 1500 at most.'],
    [
      'ephemeral-storage',
      '511',
      "ephemeral-storage: '511' is not a whole number of 512 to 10240. Write 512 to 10240 MB.",
    ],
    ['description', 'x'.repeat(257), 'description has 257 characters. Lambda takes 256 at most.'],
    ['snap-start', 'true', "snap-start: 'true' is not a value of SnapStart. Write 'published-versions' or 'none'."],
    [
      'environment-mode',
      'wipe',
      "environment-mode: 'wipe' is not a mode. Write 'merge', which keeps what the function has, or 'replace'.",
    ],
    ['tags-function', 'team', "tags-function: a line is not of the form 'NAME=value'. Write one NAME=value per line."],
    [
      'tags-function',
      'aws:team=1',
      "tags-function: Lambda takes no tag 'aws:team' of that value. Write at most 128 characters of name, 256 of value, and no name that begins with 'aws:'.",
    ],
    [
      'tags-function',
      `team=${'x'.repeat(257)}`,
      "tags-function: Lambda takes no tag 'team' of that value. Write at most 128 characters of name, 256 of value, and no name that begins with 'aws:'.",
    ],
  ])('%s: %j', (input, text, message) => {
    expect(refusal(() => read({ [input]: text }))).toBe(message)
  })
})

test('the ends of the ranges are taken', () => {
  const least = read({ 'memory-size': '128', timeout: '1', 'ephemeral-storage': '512' })
  expect([least.memory, least.timeout, least.ephemeralStorage]).toEqual([128, 1, 512])
  const most = read({ 'memory-size': '32768', timeout: '5400', 'ephemeral-storage': '10240' })
  expect([most.memory, most.timeout, most.ephemeralStorage]).toEqual([32_768, 5400, 10_240])
})
