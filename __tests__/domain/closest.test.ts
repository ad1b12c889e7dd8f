import { expect, test } from 'vitest'
import { closest } from '../../src/domain/closest.ts'

test.each<[string, string[], string[]]>([
  ['hello-eror', ['other', 'hello-error', 'hello-errors'], ['hello-error', 'hello-errors']],
  ['Errors', ['errors'], ['errors']],
  ['errors', ['latency', 'cost', 'errors-of-another-team'], []],
  ['errrs', ['errors', 'errs', 'errrrs', 'err-s', 'erras'], ['errors', 'errs', 'errrrs']],
  ['a', ['b', 'bc', ''], ['b', '']],
  ['', ['b'], ['b']],
  ['errors', [], []],
])('%s is closest to those of %j: %j', (name, names, found) => {
  expect(closest(name, names)).toEqual(found)
})
