import { readdirSync, readFileSync } from 'node:fs'
import { Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'vitest'
import { schemas } from '../../script/schemas.ts'
import { isRecord } from '../../src/domain/json.ts'
import { Findings } from '../../src/domain/problem.ts'
import { parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { type ConfigInput, parsePlaceConfig } from '../../src/inputs/place-config.ts'
import { ofFunction, ofRegion } from '../../src/inputs/place-inputs.ts'
import { documentedSteps } from '../support/documented-steps.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const published = new Map(
  readdirSync(new URL('../../schemas/', import.meta.url)).map((file) => [file, read(`schemas/${file}`)]),
)

/** What a published schema has against a value. */
function against(file: string, value: unknown): string[] {
  const validator = new Validator(JSON.parse(published.get(file) ?? 'false'), '7', false)
  return validator.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`)
}

test('the published schemas are what the sources give', () => {
  expect(published).toEqual(schemas(read('action.yml')))
})

describe('documented', () => {
  const page = read('docs/editor.md')
  const blocks = Array.from(page.matchAll(/```json\n([^`]+)```/g), ([, text = '']) => JSON.parse(text))
  const naming = blocks.filter((block) => '$schema' in block)

  test.each(naming)('files that name $$schema fit it', (block) => {
    const [file = ''] = /[^/]+$/.exec(block.$schema) ?? []
    expect(against(file, block)).toEqual([])
    if (file === 'function-config.json') expect(() => parseFunctionConfig(block, 'function-config')).not.toThrow()
    else expect(refusals(file === 'functions-config.json' ? 'functions-config' : 'regions-config', block)).toEqual([])
  })

  test('settings name schemas that there are', () => {
    const settings = blocks.find((block) => 'json.schemas' in block)
    const urls: string[] = settings['json.schemas'].map(({ url }: { url: string }) => url)
    const ids = [...published.values()].map((text) => JSON.parse(text).$id)
    expect(ids).toEqual(expect.arrayContaining([...urls, ...naming.map(({ $schema }) => $schema)]))
  })

  test('results fit theirs', () => {
    expect(against('results.json', blocks.at(-1))).toEqual([])
    expect(against('results.json', { 'us-east-1': {} })).not.toEqual([])
  })

  test.each(['regions-config', 'functions-config', 'function-config'])('steps have JSON in %s that fits', (input) => {
    const written = documentedSteps().flatMap(({ inputs }) => {
      const text = String(inputs[input] ?? '')
      return text.startsWith('{') ? [text] : []
    })
    if (input !== 'function-config') expect(written.length).toBeGreaterThan(0)
    for (const text of written) expect(against(`${input}.json`, JSON.parse(text))).toEqual([])
  })
})

/** What the action has against a regions-config or functions-config. */
function refusals(input: ConfigInput, value: unknown): string[] {
  const findings = new Findings()
  const text = { input, json: JSON.stringify(value), source: input }
  parsePlaceConfig([text], ['us-east-1', 'eu-west-1'], findings)
  return findings.list.map(({ what }) => what)
}

describe.each([
  ['regions-config', ofRegion, (inputs: object) => ({ 'us-east-1': inputs })],
  ['functions-config', ofFunction, (inputs: object) => ({ api: inputs })],
  ['functions-config', ofFunction, (inputs: object) => ({ api: { 'regions-config': { 'us-east-1': inputs } } })],
  ['regions-config', ofFunction, (inputs: object) => ({ 'us-east-1': { 'functions-config': { api: inputs } } })],
] as const)('%s', (config, names, place) => {
  const kinds = ['text', 5, true, ['a', 'b'], [], { LOG_LEVEL: 'info' }, ['a', 1], { A: ['b'] }, null]
  const cases = [...names, 'context', 'unknown'].flatMap((input) => kinds.map((kind) => [input, kind] as const))

  test('is refused by its schema where the action refuses it, and nowhere else', () => {
    for (const [input, kind] of cases) {
      // These two are read as any object at first, and member by member later.
      if (['environment', 'function-config'].includes(input) && isRecord(kind)) continue
      const value = { $schema: 'a', ...place({ [input]: kind }) }
      const refused = refusals(config, value).length > 0
      expect({ value, refused: against(`${config}.json`, value).length > 0 }).toEqual({ value, refused })
    }
  })
})

describe('function-config', () => {
  test.each([
    [{ MemorySize: 127 }],
    [{ Timeout: '30' }],
    [{ Layers: ['arn:aws:lambda:us-east-1:111122223333:layer:a:1'] }],
    [{ Environment: { Variables: { '1A': 'b' } } }],
    [{ VpcConfig: { SubnetIds: ['sg-1'] } }],
    [{ ImageConfig: { Command: 'app.handler' } }],
  ])('%j is refused by the action and marked by an editor', (value) => {
    expect(() => parseFunctionConfig(value, 'function-config')).toThrow()
    expect(against('function-config.json', value)).not.toEqual([])
  })

  test('the member that names the schema goes nowhere', () => {
    expect(parseFunctionConfig({ $schema: 'a', Timeout: 3 }, 'function-config').config).toEqual({ Timeout: 3 })
  })
})
