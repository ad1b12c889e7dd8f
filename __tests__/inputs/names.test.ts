import { expect, test } from 'vitest'
import { inputNames } from '../../src/inputs/names.ts'
import { defaults } from './read.ts'

test('the names of inputs are those of action.yml', () => {
  expect(inputNames).toEqual(Object.keys(defaults))
})
