import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ConfigurationInputs } from '../../src/inputs/configuration.ts'
import { nothingDesired, readDesiredConfiguration } from '../../src/lambda/desired.ts'
import { folder } from '../support/folder.ts'
import { refusal } from '../support/refusal.ts'

const nothing: ConfigurationInputs = { variables: [], replaceEnvironment: false, removedVariables: [], tags: [] }
const desired = (inputs: Partial<ConfigurationInputs>, role?: string) =>
  readDesiredConfiguration({ ...nothing, ...inputs }, { workspace: process.cwd(), temporaryDirectory: tmpdir() }, role)

test('nothing is asked for', () => {
  expect(desired({})).toEqual(nothingDesired)
  expect(desired({ file: '{}' }, 'arn:aws:iam::111122223333:role/hello')).toEqual(nothingDesired)
})

test('file and inputs are merged, and the inputs win', () => {
  const file = JSON.stringify({
    MemorySize: 256,
    Timeout: 10,
    Description: 'of the file',
    Environment: { Variables: { FILE: '1', BOTH: 'file', REMOVED: '1' } },
    ImageConfig: { Command: ['file'] },
    Architectures: ['arm64'],
    Tags: { file: '1', both: 'file' },
  })
  const inputs: Partial<ConfigurationInputs> = {
    file,
    memory: 512,
    ephemeralStorage: 1024,
    description: 'of the input',
    snapStart: { ApplyOn: 'PublishedVersions' },
    entryPoint: ['/app'],
    command: [],
    workingDirectory: '/w',
    variables: [{ name: 'BOTH', value: 'input' }],
    removedVariables: ['REMOVED'],
    replaceEnvironment: true,
    tags: [{ name: 'both', value: 'input' }],
  }
  expect(desired(inputs)).toEqual({
    config: {
      MemorySize: 512,
      Timeout: 10,
      EphemeralStorage: { Size: 1024 },
      Description: 'of the input',
      SnapStart: { ApplyOn: 'PublishedVersions' },
    },
    imageConfig: { Command: ['file'] },
    overrides: { Command: [], EntryPoint: ['/app'], WorkingDirectory: '/w' },
    variables: { FILE: '1', BOTH: 'input' },
    replaceEnvironment: true,
    removedVariables: ['REMOVED'],
    tags: { file: '1', both: 'input' },
    architecture: 'arm64',
  })
})

test("the file's role is replaced by that of the input; alone the input changes none", () => {
  const [one, other] = ['one', 'other'].map((name) => `arn:aws:iam::111122223333:role/${name}`)
  const file = JSON.stringify({ Role: one })
  expect(desired({ file }).config).toEqual({ Role: one })
  expect(desired({ file }, other).config).toEqual({ Role: other })
  expect(desired({}, other).config).toEqual({})
})

test('reserved names are refused, from the input and from the file', () => {
  const said = 'environment: Lambda sets AWS_REGION itself, and does not let you change it. Leave it out.'
  expect(refusal(() => desired({ variables: [{ name: 'AWS_REGION', value: 'x' }] }))).toBe(said)
  expect(refusal(() => desired({ file: '{"Environment": {"Variables": {"AWS_REGION": "x"}}}' }))).toBe(said)
})

describe('environment-mode: replace', () => {
  const replace = { replaceEnvironment: true }

  test('removes nothing because of a text that is empty', () => {
    const message =
      'environment-mode: replace with nothing in environment removes every variable of the function. ' +
      "Set environment: is what it is made of empty? To remove all of them write '{}'."
    expect(refusal(() => desired(replace))).toBe(message)
    expect(refusal(() => desired({ ...replace, file: '{"Timeout": 5}' }))).toBe(message)
    expect(refusal(() => desired({ ...replace, removedVariables: ['A'] }))).toBe(message)
  })

  test.each<[string, Partial<ConfigurationInputs>]>([
    ['an empty object', { noVariables: true }],
    ['a variable', { variables: [{ name: 'AA', value: '' }] }],
    ["the file's environment", { file: '{"Environment": {"Variables": {}}}' }],
  ])('goes by %s', (_, given) => {
    expect(desired({ ...replace, ...given }).replaceEnvironment).toBe(true)
  })
})

describe('function-config', () => {
  const written = (text: string) => join(folder({ 'f.json': text }), 'f.json')

  test('is JSON, or the path of a file that holds it', () => {
    expect(desired({ file: ' {"Timeout": 5}' }).config).toEqual({ Timeout: 5 })
    expect(desired({ file: written('{"Timeout": 5}') }).config).toEqual({ Timeout: 5 })
  })

  test('is refused where there is no file, or a folder', () => {
    expect(refusal(() => desired({ file: 'nowhere.json' }))).toBe(
      "function-config: there is no file 'nowhere.json'. Write the path of a JSON file, relative to the workspace.",
    )
    expect(refusal(() => desired({ file: tmpdir() }))).toMatch(/^function-config: there is no file /)
  })

  test('that is no JSON is refused, and not repeated', () => {
    const path = written('{"Environment": hunter2}')
    expect(refusal(() => desired({ file: path }))).toBe(
      `function-config: the file '${path}' does not contain JSON. Correct it.`,
    )
    expect(refusal(() => desired({ file: '{"Environment": hunter2}' }))).toBe(
      'function-config is not JSON. Correct it.',
    )
  })

  test('that holds something else names the file', () => {
    const path = written('[]')
    expect(refusal(() => desired({ file: path }))).toBe(
      `function-config: ${path} is not a JSON object. Write one, in the shape of AWS.`,
    )
  })
})
