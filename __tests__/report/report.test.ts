import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { outputsOf, resultsOutput } from '../../src/report/outputs.ts'
import type { Failure, RegionResult, Report } from '../../src/report/result.ts'
import { resultsSchema } from '../../src/report/results-schema.ts'
import { conclude, summarize, summarizeFailure } from '../../src/report/summary.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const before = `sha256:${'f'.repeat(64)}`
const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello'
const result: RegionResult = {
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
const timings = [
  { title: 'Build | it', milliseconds: 12_345 },
  { title: 'Push it', milliseconds: 55 },
]
const report: Report = { kind: 'deploy', functionName: 'hello', results: [result], timings, dryRunChanges: [] }
const failure: Failure = {
  kind: 'deploy',
  functionName: 'hello',
  message: 'No.',
  annotation: 'No.',
  timings,
  live: [result],
}
const steps = `| Step | Time |
| --- | --- |
| Build \\| it | 12.3 s |
| Push it | 60 ms |
| **All** | **12.4 s** |
`

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
  expect(conclude(report)).toBe('hello version 2 is live in us-east-1 (12.4 s)')
  expect(conclude({ ...report, dryRunChanges: ['would'] })).toBe('Dry run: hello was not touched (12.4 s)')
})

describe('the job summary', () => {
  test('of a deploy', () => {
    expect(summarize(report)).toBe(`### \`hello\` version 2 is live in us-east-1

| Region | Version | Digest | Before | Image |
| --- | --- | --- | --- | --- |
| us-east-1 | 2 | \`sha256:0123456789ab\` | 1 · \`sha256:ffffffffffff\` | \`v1\` \`latest\` |

${steps}`)
  })

  test('of several regions', () => {
    const other = { ...result, region: 'eu-central-1', version: '7', imageTags: [] }
    const text = summarize({ ...report, results: [result, other] })
    expect(text.split('\n')[0]).toBe('### `hello` is live in us-east-1, eu-central-1')
    expect(text).toContain('| eu-central-1 | 7 | `sha256:0123456789ab` | 1 · `sha256:ffffffffffff` |  |\n')
    const unchanged = { ...result, changed: false }
    const nothing = summarize({ ...report, results: [unchanged] })
    expect(nothing.split('\n')[0]).toBe('### `hello` already runs this image')
    expect(nothing).toContain('| us-east-1 | 2 (unchanged) |')
  })

  test('of a dry run', () => {
    const text = summarize({ ...report, dryRunChanges: ['would push it', 'would update it'] })
    expect(text).toContain('### Dry run: `hello` was not touched\n\n- would push it\n- would update it\n\n| Region ')
  })

  test.each([
    [true, 'Would be removed', 'false'],
    [false, 'Removed', 'true'],
  ])('of a clean-up, dry: %s', (dryRun, title, changed) => {
    const cleanUp: Report = { kind: 'clean-up', headline: 'Done', dryRun, removed: ['it'], kept: [], timings: [] }
    expect(summarize(cleanUp)).toContain(`### Done\n\n${title}:\n\n- it\n`)
    expect(outputsOf(cleanUp).changed).toBe(changed)
  })

  test('of a run that failed', () => {
    expect(
      summarizeFailure({ ...failure, message: 'It says ```no```.', live: [] }),
    ).toBe(`### The deploy of \`hello\` failed

\`\`\`\`text
It says \`\`\`no\`\`\`.
\`\`\`\`

${steps}`)
    expect(summarizeFailure({ ...failure, functionName: '', timings: [], live: [] })).toBe(
      '### The deploy failed\n\n```text\nNo.\n```\n\n',
    )
  })

  test('of a run that failed in one region and went live in another', () => {
    expect(summarizeFailure(failure)).toBe(`### The deploy of \`hello\` failed

\`\`\`text
No.
\`\`\`

What each region has now:

| Region | Version | Digest | Before | Image |
| --- | --- | --- | --- | --- |
| us-east-1 | 2 | \`sha256:0123456789ab\` | 1 · \`sha256:ffffffffffff\` | \`v1\` \`latest\` |

${steps}`)
  })
})

test('what others said in phrases is no markup of the summary', () => {
  const hostile = '</details> <!-- x --> [a](https://evil.example) @octocat | `b`'
  const clean: Report = {
    kind: 'clean-up',
    headline: 'Done',
    dryRun: false,
    removed: [hostile],
    kept: [hostile],
    timings: [],
  }
  const texts = [
    summarize(clean),
    summarize({ ...report, dryRunChanges: [hostile] }),
    summarize({ ...report, results: [{ ...result, configured: [hostile], functionUrl: hostile }] }),
  ]
  for (const text of texts) {
    expect(text).toContain('\\</details\\>')
    expect(text).not.toMatch(/(?<!\\)<(?:\/details|!--)|(?<!\\)\[a|@octocat|https:\/\/evil/)
  }
})
