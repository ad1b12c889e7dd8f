import { expect, test } from 'vitest'
import { hasStage, stageNames } from '../../src/docker/build-files.ts'

const dockerfile = `# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang AS Build
RUN echo FROM nothing AS nowhere
from scratch \\
  as final
FROM scratch
`

test('stages are found by name, whatever its case, and over continued lines', () => {
  expect(stageNames(dockerfile)).toEqual(['build', 'final'])
})

test.each([
  ['build', true],
  ['BUILD', true],
  ['final', true],
  ['nowhere', false],
  ['0', true],
  ['2', true],
  ['3', false],
])('target %s is there: %s', (target, there) => {
  expect(hasStage(dockerfile, target)).toBe(there)
})
