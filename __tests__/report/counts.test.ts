import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { summarize } from '../../src/report/summary.ts'
import { kinds } from './kinds.ts'
import { timingsOf } from './samples.ts'

/** What is counted so only where there are two at least, or in words of AWS's. */
const several = [
  'all.length} tags',
  'batch.length} events',
  'findings.length} problems',
  'names.length} extensions',
  'regions.length} regions',
  'size} bytes',
  'facts.size} bytes',
  'text.length} characters',
  'words.length} words',
]

test('one thing is not told as several', () => {
  const found = globSync('src/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\$\{([^{}]*\b(?:length|size)\} (?!is\b|was\b|has\b)[a-z]+s)\b/g)].map(
      ([, text]) => text,
    ),
  )
  expect(new Set(found)).toEqual(new Set(several))
})

test('a run of one step that deleted one version says so', () => {
  const [result] = kinds.canary.results
  const timings = timingsOf([['Release', 'Lambda', 1]])
  const text = summarize({ ...kinds.canary, timings, results: [{ ...result, pruned: ['3'] }] })
  expect(text).toContain('<summary>1 step in 1.0 s</summary>')
  expect(text).toContain('Deleted the older version 3.\n')
})
