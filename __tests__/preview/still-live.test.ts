import { describe, expect, test } from 'vitest'
import { writeComment } from '../../src/preview/comment.ts'
import { readMemory } from '../../src/preview/memory.ts'
import { type RegionAfter, regionsAfter } from '../../src/preview/still-live.ts'
import type { PlaceResult } from '../../src/report/result.ts'

const [one, two] = ['1111111', '2222222'] as const
const urlOf = (region: string) => `https://${region}.lambda-url.example/`
const preview = { of: 'hello', number: 7, name: 'hello-pr-7', repository: 'octo-org/hello', template: 'x' }
const reasons = [{ what: 'It broke.', remedy: 'Mend it.' }]
const regions = ['us-east-1', 'eu-west-1']
const live = { commit: one, regions: regions.map((region) => ({ region, url: urlOf(region) })) }

function failed(after: Record<string, RegionAfter['has']>): string {
  const list = Object.entries(after).map(([region, has]) => ({ region, has }))
  const status = { phase: 'failed', commit: two, reasons, after: list } as const
  return writeComment(preview, status, { commit: one, live }, 'https://runs.example/1')
}

describe('after a run that failed the comment says which commit answers', () => {
  test.each([
    {
      after: {},
      said: `As before, commit ${one} answers at ${urlOf('us-east-1')} (us-east-1) and ${urlOf('eu-west-1')} (eu-west-1)`,
      kept: live,
    },
    {
      after: { 'us-east-1': 'new', 'eu-west-1': 'new' },
      said: `Now commit ${two} answers at ${urlOf('us-east-1')} (us-east-1) and ${urlOf('eu-west-1')} (eu-west-1)`,
      kept: { ...live, commit: two },
    },
    {
      after: { 'us-east-1': 'new', 'eu-west-1': 'before' },
      said: `Now commit ${two} answers at ${urlOf('us-east-1')} (us-east-1); commit ${one} answers at ${urlOf('eu-west-1')} (eu-west-1)`,
      kept: { commit: one, regions: [{ ...live.regions[0], commit: two }, live.regions[1]] },
    },
    {
      after: { 'us-east-1': 'new', 'eu-west-1': 'unknown' },
      said: `Now commit ${two} answers at ${urlOf('us-east-1')}\n\nWhat answers at ${urlOf('eu-west-1')} (eu-west-1) is not known.`,
      kept: { commit: one, regions: [{ ...live.regions[0], commit: two }] },
    },
    {
      after: { 'us-east-1': 'unknown', 'eu-west-1': 'unknown' },
      said: `What answers at ${urlOf('us-east-1')} (us-east-1) and at ${urlOf('eu-west-1')} (eu-west-1) is not known.`,
      kept: { commit: one, regions: [] },
    },
  ] as const)('$after', ({ after, said, kept }) => {
    const comment = failed(after)
    expect(comment.split('workflow run](<https://runs.example/1>)\n\n')[1]).toBe(said)
    expect(readMemory(comment)).toEqual({ commit: two, live: kept })
  })
})

test('a URL leads to $LATEST: its image tells which commit answers', () => {
  const result = (change: Partial<PlaceResult>) => ({ region: 'us-east-1', changed: false, ...change }) as PlaceResult
  const [a, b] = ['sha256:a', 'sha256:b'] as const
  const has = [
    result({ released: true, latestDigest: b, previousLatestDigest: a }),
    result({ error: 'It broke.', latestDigest: b, previousLatestDigest: a }),
    result({ error: 'It broke.', latestDigest: a, previousLatestDigest: a }),
    result({ error: 'It broke.', previousLatestDigest: a }),
    result({ error: 'It broke.' }),
  ]
  expect(regionsAfter(has).map((one) => one.has)).toEqual(['new', 'new', 'before', 'unknown', 'before'])
})
