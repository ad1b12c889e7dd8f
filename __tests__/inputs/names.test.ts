import { expect, test } from 'vitest'
import { inputDefaults, inputNames } from '../../src/inputs/names.ts'
import { defaults } from './read.ts'

test('the names of inputs are those of action.yml', () => {
  expect(inputNames).toEqual(Object.keys(defaults))
})

test('what inputs say that are not written is what action.yml says, but for an expression', () => {
  const own = Object.entries(defaults).filter(([, text]) => text !== '' && !text.startsWith('${{'))
  expect(inputDefaults).toEqual(Object.fromEntries(own))
})
