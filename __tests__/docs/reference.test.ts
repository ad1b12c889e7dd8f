import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type InputReference, parseReference } from '../../script/readme/reference.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { root } from '../support/documented-steps.ts'

const { inputs } = parseReference(readFileSync(`${root}/docs/reference.yml`, 'utf8'))
const entries = Object.entries(inputs)

const shift = { alias: 'live', traffic: 'canary 10% 5m', 'rollback-on': 'errors 1%' }
const codedeploy = { alias: 'live', 'codedeploy-application': 'a', 'codedeploy-deployment-group': 'a' }

/** What else a step has that has this input. */
const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'functions-config': { 'function-name': 'hello-world, api' },
  'regions-config': { 'aws-region': 'us-east-1, eu-west-1' },
  'scan-ignore': { 'scan-severity': 'high' },
  'environment-url': { 'environment-name': 'production' },
  'rollback-on': shift,
  'rollback-minimum-invocations': shift,
  'rollback-when-quiet': shift,
  'codedeploy-application': codedeploy,
  'codedeploy-deployment-group': codedeploy,
}

/** Reads a step that has this input beside what every step has. */
function read(name: string, text: string): void {
  const given: Readonly<Record<string, string>> = {
    'function-name': 'hello-world',
    'aws-region': 'us-east-1',
    ...beside[name],
  }
  const get = (input: string) => (input === name ? text : (given[input] ?? ''))
  readRunInputs(get, { workspace: root, temporaryDirectory: root, ambientRegion: 'us-east-1' })
}

/** Of what only a run can read: a file of the reader's own. */
const files = ['function-config']

test.each(entries.filter(([name]) => !files.includes(name)))('the action takes the example of %s', (name, entry) => {
  const expression = entry.example.startsWith('${{')
  // What an expression stands for: a commit and a name, or one of the values of its type.
  const text = expression && entry.type === 'boolean' ? 'true' : entry.example.replaceAll(/\$\{\{[^}]+\}\}/g, 'a1b2c3')
  expect(() => read(name, text)).not.toThrow()
})

/** What is of another type. */
function wrong({ type }: InputReference): string | undefined {
  if (typeof type !== 'string') return 'another'
  return { boolean: 'maybe', number: 'many', duration: 'soon', ARN: 'deploy' }[String(type)]
}

describe('is of the type that is documented', () => {
  test.each(entries.filter(([, entry]) => wrong(entry) !== undefined))('%s', (name, entry) => {
    expect(() => read(name, wrong(entry) ?? '')).toThrow(name === 'region-strategy' ? 'strategy' : name)
  })
})

test.each(entries.filter(([, { type }]) => Array.isArray(type)))('%s takes each of its values', (name, { type }) => {
  for (const value of type) expect(() => read(name, value)).not.toThrow()
})
