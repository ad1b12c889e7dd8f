import { expect, test } from 'vitest'
import { asksForTime, commitTime, hasSourceDate } from '../../src/docker/source-date.ts'

test.each([
  [[], undefined, false],
  [[], '', false],
  [[], '1700000000', true],
  [['SOURCE_DATE_EPOCH=0'], undefined, true],
  [['SOURCE_DATE_EPOCH'], '1700000000', true],
  [['SOURCE_DATE_EPOCH'], undefined, false],
  [['SOURCE_DATE_EPOCH=', 'A=1'], '1700000000', false],
  [['SOURCE_DATE_EPOCH_OTHER=1'], undefined, false],
])('build arguments %j with %j in the job: %s', (buildArgs, variable, has) => {
  expect(hasSourceDate({ buildArgs }, { SOURCE_DATE_EPOCH: variable })).toBe(has)
})

test.each([
  ['FROM a\nARG SOURCE_DATE_EPOCH\n', true],
  ['FROM a\narg ONE=1 SOURCE_DATE_EPOCH TWO\n', true],
  ['FROM a\nARG ONE=1 \\\n  # why\n  SOURCE_DATE_EPOCH\n', true],
  ['FROM a\nARG SOURCE_DATE_EPOCH=0\n', false],
  ['FROM a\n# ARG SOURCE_DATE_EPOCH\n', false],
  ['FROM a\nARG NO_SOURCE_DATE_EPOCH\n', false],
  ['FROM a\nENV SOURCE_DATE_EPOCH 0\n', false],
])('%j asks for a time: %s', (dockerfile, asks) => {
  expect(asksForTime(dockerfile)).toBe(asks)
})

test("the time of a commit is its committer's", () => {
  const commit =
    'tree 9c1d4\nparent 1a2b3\nauthor A U Thor <a@example.com> 1600000000 +0200\n' +
    'committer C O Mitter <c@example.com> 1700000000 -0130\n\ncommitter of the text <c@example.com> 1 +0000\n'
  expect(commitTime(commit)).toBe('1700000000')
  expect(commitTime('fatal: not a git repository')).toBeUndefined()
})
