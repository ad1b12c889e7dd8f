import { expect, test } from 'vitest'
import { refusal } from '../support/refusal.ts'
import { read } from './read.ts'

test('a deploy is reported to an environment, with a URL where there is one', () => {
  const url = 'https://api.example.com/'
  expect(read({}).environment).toBeUndefined()
  expect(read({ 'environment-name': 'production' }).environment).toEqual({ name: 'production' })
  const both = { 'environment-name': 'production', 'environment-url': url }
  expect(read(both).environment).toEqual({ name: 'production', url })
})

test.each([
  [
    { 'environment-url': 'https://api.example.com' },
    'environment-url: there is no environment-name, so GitHub has nothing to show it with. Set environment-name too.',
  ],
  [
    { 'environment-name': 'production', 'environment-url': 'api.example.com' },
    "environment-url: 'api.example.com' is not a URL. Start it with 'https://'.",
  ],
])('%j is refused', (given, message) => {
  expect(refusal(() => read(given))).toBe(message)
})
