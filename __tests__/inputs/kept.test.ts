import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepInputs, readKept } from '../../src/inputs/kept.ts'

const config = {
  'us-east-1': {
    alias: 'live',
    'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
    environment: { PASSWORD: 'hunter22' },
    'verify-event': { password: 'hunter22' },
    'functions-config': { hello: { alias: 'other', description: 'hunter22', 'verify-event': '' } },
  },
}
const files = (json: string) => new Map([['regions-config', { path: 'regions.json', json }] as const])
const given =
  (inputs: Readonly<Record<string, string>>) =>
  (name: string): string =>
    inputs[name] ?? ''

test('what a config said of functions, aliases and roles is kept, and nothing that may be a secret', () => {
  const saved = keepInputs(files(JSON.stringify(config)), 'eu-west-1')
  expect(saved).not.toContain('hunter22')
  const { ambientRegion, get } = readKept(saved, given({ 'regions-config': 'regions.json', environment: 'A=b' }))
  expect(ambientRegion).toBe('eu-west-1')
  expect(JSON.parse(get('regions-config'))).toEqual({
    'us-east-1': {
      alias: 'live',
      'role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
      'verify-event': '{}',
      'functions-config': { hello: { alias: 'other', 'verify-event': '' } },
    },
  })
  expect(get('environment')).toBe('')
})

test('an input that is no file is what it is, whatever is kept', () => {
  const saved = keepInputs(files(JSON.stringify(config)), undefined)
  const inputs = { 'functions-config': '{"a":{}}', alias: 'live', 'verify-event': 'event.json' }
  const { ambientRegion, get } = readKept(saved, given(inputs))
  expect(ambientRegion).toBeUndefined()
  expect(['regions-config', 'functions-config', 'alias', 'verify-event'].map(get)).toEqual([
    '',
    '{"a":{}}',
    'live',
    '{}',
  ])
})

test('what is too long for a variable of a process is not kept, and is missed', () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`function-${at}`, { alias: 'live' }]))
  const saved = keepInputs(files(JSON.stringify(many)), 'us-east-1')
  expect(saved.length).toBeLessThan(100_000)
  const { get } = readKept(saved, given({ 'regions-config': 'regions.json' }))
  expect(() => get('regions-config')).toThrow('is not in the saved state')
})

test('whatever the state says, it is read, or what it lacks is said', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (saved) => {
      const { get } = readKept(saved, given({ 'regions-config': 'regions.json', alias: 'live' }))
      expect(get('alias')).toBe('live')
      expect(() => get('regions-config')).toThrow('is not in the saved state')
    }),
  )
})
