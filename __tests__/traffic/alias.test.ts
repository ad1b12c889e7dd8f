import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AliasState,
  ChangedMeanwhile,
  describeRoute,
  isUnweighted,
  matchesRoute,
} from '../../src/traffic/alias.ts'
import { isInShift } from '../../src/traffic/revert.ts'

function alias(members: Partial<AliasState> = {}): AliasState {
  const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:live'
  return { arn, name: 'live', version: '1', weights: {}, description: '', revisionId: 'r1', ...members }
}

test.each([
  [{ version: '3', weights: {} }, 'version 3'],
  [{ version: '3', weights: { 4: 0 } }, 'version 3'],
  [{ version: '3', weights: { 4: 0.1 } }, '90% on version 3 and 10% on version 4'],
  [{ version: '3', weights: { 4: 0.07 } }, '93% on version 3 and 7% on version 4'],
  [{ version: '4', weights: { 3: 1 } }, '0% on version 4 and 100% on version 3'],
])('%j is described as %s', (route, words) => {
  expect(describeRoute(route)).toBe(words)
})

test('a share is told as it was asked for, in whole percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
      const words = describeRoute({ version: '1', weights: { 2: percent / 100 } })
      expect(words).toBe(`${100 - percent}% on version 1 and ${percent}% on version 2`)
    }),
  )
})

test.each([
  [alias(), true],
  [alias({ revisionId: 'r2' }), true],
  [alias({ version: '2' }), false],
  [alias({ weights: { 2: 0.1 } }), false],
  [alias({ description: 'mine' }), false],
])('whether %j routes as version 1 alone does: %s', (state, same) => {
  expect(matchesRoute(state, { version: '1', weights: {}, description: '' })).toBe(same)
})

test('weights are compared by version and by share', () => {
  const route = { version: '1', weights: { 2: 0.1 }, description: '' }
  expect(matchesRoute(alias({ weights: { 2: 0.1 } }), route)).toBe(true)
  expect(matchesRoute(alias({ weights: { 2: 0.2 } }), route)).toBe(false)
  expect(matchesRoute(alias({ weights: { 3: 0.1 } }), route)).toBe(false)
  expect(matchesRoute(alias(), route)).toBe(false)
})

test('an alias with a weight of nothing is whole', () => {
  expect([{}, { 2: 0 }, { 2: 0.01 }].map((weights) => isUnweighted(alias({ weights })))).toEqual([true, true, false])
})

describe('an alias that was changed meanwhile', () => {
  test('is elsewhere when its traffic is', () => {
    const error = new ChangedMeanwhile(alias({ version: '3' }), alias({ weights: { 2: 0.1 } }))
    expect(error.rerouted).toBe(true)
    expect(error.message).toMatch(
      /^Another run or a person changed the alias live during this run: it is on version 3 now, and /,
    )
  })

  test('is where it was when something else was changed', () => {
    const error = new ChangedMeanwhile(alias({ description: 'mine', revisionId: 'r2' }), alias())
    expect(error.rerouted).toBe(false)
    expect(error.message).toMatch(
      /^Another run or a person changed the alias live during this run\. Let one run at a time /,
    )
  })
})

test.each([
  [{ version: '1', weights: {} }, true],
  [{ version: '1', weights: { 2: 0.1 } }, true],
  [{ version: '2', weights: {} }, true],
  [{ version: '2', weights: { 1: 1 } }, true],
  [{ version: '3', weights: {} }, false],
  [{ version: '1', weights: { 3: 0.1 } }, false],
  [{ version: '3', weights: { 2: 0.1 } }, false],
  [{ version: '$LATEST', weights: {} }, false],
])('whether %j is in a shift from version 1 to 2: %s', (route, own) => {
  expect(isInShift(route, { from: '1', to: '2' })).toBe(own)
})
