import { expect, test } from 'vitest'
import { isRunDirectory } from '../../src/domain/state.ts'

test.each([
  ['/work/_temp/deploy-lambda-image-1', true],
  ['/work/_temp/other-1', false],
  ['/work/_temp/', false],
  ['/work/_temp', false],
  ['/work/deploy-lambda-image-1', false],
  ['/work/_temp/folder/deploy-lambda-image-1', false],
  ['/work/_temp/deploy-lambda-image-1/..', false],
  ['/work/_temp/deploy-lambda-image-1/../../repository', false],
  ['/work/_temp/../deploy-lambda-image-1', false],
  ['deploy-lambda-image-1', false],
  ['./deploy-lambda-image-1', false],
  ['/', false],
  ['', false],
])('%j is a directory of a run: %s', (directory, expected) => {
  expect(isRunDirectory(directory, '/work/_temp')).toBe(expected)
})
