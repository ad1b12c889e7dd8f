import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsing } from './support/any-text.ts'
import { parsers } from './support/parsers.ts'

test.each(Object.entries(parsers))('%s: any text is a value or a Problem, and nothing else', (_, parser) => {
  fc.assert(parsing(parser), { numRuns: 200 })
})

test.each(Object.entries(parsers))('%s: what is known to be right is a value', (_, { seeds, parse }) => {
  expect(() => parse(seeds[0], '1')).not.toThrow()
})
