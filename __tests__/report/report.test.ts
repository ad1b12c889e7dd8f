import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { outputsOf, resultsOutput } from '../../src/report/outputs.ts'
import type { PlaceResult, Report } from '../../src/report/result.ts'
import { resultsSchema } from '../../src/report/results-schema.ts'
import { conclude, summarize } from '../../src/report/summary.ts'
import { timingsOf } from './samples.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const before = `sha256:${'f'.repeat(64)}`
const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello'
const result: PlaceResult = {
  region: 'us-east-1',
  digest,
  version: '2',
  imageUri: `r/hello@${digest}`,
  imageTags: ['v1', 'latest'],
  functionArn: arn,
  versionArn: `${arn}:2`,
  aliasArn: '',
  codeSha256: digest.slice(7),
  previousVersion: '1',
  previousDigest: before,
  changed: true,
  functionUrl: '',
  configured: [],
  verified: [],
  pruned: [],
}
const timings = timingsOf([
  ['Build it', 'Image', 12.345],
  ['Push it', 'Image', 0.055],
])
const report: Report = { kind: 'deploy', functionName: 'hello', results: [result], timings, dryRunChanges: [] }
describe('outputs', () => {
  test('have results of the published shape, whose members are those of action.yml', () => {
    const failed = { ...result, region: 'eu-central-1', error: 'No.' }
    const several = [result, failed].map((one, index) => ({ ...one, region: 'us-east-1', functionName: `f${index}` }))
    for (const results of [[], [result], [result, failed], several]) {
      const written = JSON.parse(resultsOutput(results))
      expect(v.parse(resultsSchema, written)).toEqual(written)
    }
    const { outputs } = parse(readFileSync('action.yml', 'utf8'))
    const { error: _, functions: __, ...entries } = resultsSchema.value.entries
    expect(['results', ...Object.keys(entries)].sort()).toEqual(Object.keys(outputs).sort())
  })

  test('are those of action.yml, and no others', () => {
    const { outputs } = parse(readFileSync('action.yml', 'utf8'))
    expect(Object.keys(outputsOf(report)).sort()).toEqual(Object.keys(outputs).sort())
  })

  test('are those of the first region, and results has all of them by region', () => {
    const scalars = {
      digest,
      version: '2',
      'image-uri': `r/hello@${digest}`,
      'image-tags': 'v1\nlatest',
      'function-arn': arn,
      'version-arn': `${arn}:2`,
      'alias-arn': '',
      'code-sha256': digest.slice(7),
      'previous-version': '1',
      'previous-digest': before,
      changed: 'true',
      'function-url': '',
      region: 'us-east-1',
      'console-url':
        'https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/hello/versions/2',
    }
    const other = { ...result, region: 'eu-central-1', changed: false }
    const { results = '', ...first } = outputsOf({ ...report, results: [result, other] })
    expect(first).toEqual(scalars)
    expect(JSON.parse(results)).toEqual({
      'us-east-1': { ...scalars, 'image-tags': ['v1', 'latest'], changed: true },
      'eu-central-1': {
        ...scalars,
        'image-tags': ['v1', 'latest'],
        region: 'eu-central-1',
        'console-url':
          'https://eu-central-1.console.aws.amazon.com/lambda/home?region=eu-central-1#/functions/hello/versions/2',
        changed: false,
      },
    })
  })

  test('of several functions are those of the first, and results has each by its name', () => {
    const [api, worker] = [
      { ...result, functionName: 'api', changed: false },
      { ...result, functionName: 'worker', version: '7', error: 'No.' },
    ]
    const { results = '', ...first } = outputsOf({ ...report, results: [api, worker] })
    expect(first).toMatchObject({ version: '2', changed: 'true', region: 'us-east-1' })
    expect(JSON.parse(results)).toEqual({
      'us-east-1': {
        ...JSON.parse(outputsOf({ ...report, results: [result] }).results ?? '')['us-east-1'],
        error: 'worker: No.',
        functions: {
          api: expect.objectContaining({ version: '2', changed: false }),
          worker: expect.objectContaining({ version: '7', changed: true, error: 'No.' }),
        },
      },
    })
  })
})

test('the last line of the log says what is live, and how long it took', () => {
  expect(conclude(report)).toBe('hello is on version 2 in us-east-1 (12.4 s)')
  expect(conclude({ ...report, dryRunChanges: ['would'] })).toBe('Dry run: hello was not touched (12.4 s)')
})

test('what a run says that had nothing to do is text, in the summary and in the log', () => {
  const headline = 'No function *one*, <b>two</b> or [three](https://a.example)'
  const nothing: Report = { kind: 'clean-up', headline, dryRun: false, removed: [], kept: [], timings: [] }
  expect(conclude(nothing)).toBe(`${headline} (0 ms)`)
  const text = '### ➖ No function \\*one\\*, \\<b\\>two\\</b\\> or \\[three\\](https\\://a.example)'
  expect(summarize(nothing).split('\n')[0]).toBe(text)
  // A name in it is shown as one, whatever it has.
  expect(summarize({ ...nothing, named: '*one*' })).toContain('### ➖ No function `*one*`, \\<b')
})

test("a function's name is text, whatever it has", () => {
  expect(summarize({ ...report, functionName: '*hello*' })).toContain('### ✅ `*hello*` is on version 2')
})

test.each([
  [true, 'false'],
  [false, 'true'],
])('a clean-up, dry: %s, has changed something: %s', (dryRun, changed) => {
  const cleanUp: Report = { kind: 'clean-up', headline: 'Done', dryRun, removed: ['it'], kept: [], timings: [] }
  expect(outputsOf(cleanUp).changed).toBe(changed)
})
