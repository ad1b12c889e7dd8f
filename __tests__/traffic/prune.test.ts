import { DeleteFunctionCommand, LambdaClient, ListVersionsByFunctionCommand } from '@aws-sdk/client-lambda'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prunable, prune } from '../../src/traffic/prune.ts'

test.each([
  ['the newest are kept, by number', ['1', '2', '9', '10', '11'], 2, ['1', '2', '9']],
  ['in whatever order they come', ['10', '9', '2'], 1, ['2', '9']],
  ['fewer than are to be kept', ['1', '2'], 3, []],
  ['none at all', [], 1, []],
])('%s', (_, published, keep, gone) => {
  expect(prunable(published, keep)).toEqual(gone)
})

test('what may be deleted is never among the newest, and all else may be', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { maxLength: 30 })
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 10 }), (published, keep) => {
      const newest = published.toSorted((one, other) => other - one).slice(0, keep)
      const gone = prunable(published.map(String), keep)
      expect(new Set([...gone.map(Number), ...newest])).toEqual(new Set(published))
      expect(gone.filter((version) => newest.includes(Number(version)))).toEqual([])
    }),
  )
})

test('a version that Lambda does not delete for another reason than those that it was asked for is kept', async () => {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async (command: object) => {
    if (command instanceof ListVersionsByFunctionCommand) {
      return { Versions: ['$LATEST', '$LATEST.PUBLISHED', '1', '2', '3'].map((Version) => ({ Version })) }
    }
    if (command instanceof DeleteFunctionCommand && command.input.Qualifier === '1') {
      throw Object.assign(new Error('in use'), {
        name: 'ResourceConflictException',
        $metadata: { httpStatusCode: 409 },
      })
    }
    return {}
  }
  expect(await prune(lambda, 'hello', '3', 1)).toEqual({
    gone: ['2'],
    kept: [{ version: '1', need: 'something that has come since' }],
  })
})
