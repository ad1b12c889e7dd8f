import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LivePreview, readMemory, writeComment } from '../../src/preview/comment.ts'
import { describeAnswer } from '../../src/preview/first-answer.ts'

const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }
const run = 'https://github.example/octo-org/hello-lambda/actions/runs/42'
const [one, two] = ['1'.repeat(40), '2'.repeat(40)]
const url = 'https://abc.lambda-url.us-east-1.on.aws/'
const live: LivePreview = {
  commit: one,
  size: 12_300_000,
  baseSize: 12_000_000,
  regions: [
    {
      region: 'us-east-1',
      url,
      version: '3',
      digest: `sha256:${'a'.repeat(64)}`,
      answer: { status: 200, milliseconds: 1234 },
      coldStart: 400,
    },
  ],
}
const before = { commit: one, live: { commit: one, regions: [{ region: 'us-east-1', url }] } }
const shown = (comment: string) => comment.split('\n').slice(1).join('\n')

describe('the comment', () => {
  test('of a preview that is ready', () => {
    const comment = writeComment(preview, { phase: 'ready', ...live }, undefined, run)
    expect(shown(comment)).toBe(
      [
        '### The preview of `hello` is ready',
        '',
        '| Region | URL | Version | Digest | First answer | Cold start |',
        '| --- | --- | --- | --- | --- | --- |',
        `| us-east-1 | ${url} | 3 | \`sha256:aaaaaaaaaaaa\` | 200 after 1.2 s | 400 ms |`,
        '',
        "It runs commit 1111111 in an image of 12.3 MB, compressed: 300 kB more than the base function's 12.0 MB.",
        '',
        `See [the run's log](${run}).`,
      ].join('\n'),
    )
    expect(readMemory(comment)).toEqual(before)
  })

  test('of one without a URL has the command that begins it', () => {
    const region = { region: 'us-east-1', url: '', command: 'aws lambda invoke x:3', version: '3', digest: 'sha256:a' }
    const comment = writeComment(preview, { phase: 'ready', commit: one, regions: [region] }, undefined, run)
    expect(shown(comment)).toContain(
      '| Region | Begin an execution | Version | Digest |\n| --- | --- | --- | --- |\n| us-east-1 | `aws lambda invoke x:3` | 3 | `sha256:a` |\n',
    )
    const failed = { phase: 'failed', commit: two, reason: 'It broke.' } as const
    expect(writeComment(preview, failed, readMemory(comment), run)).toContain('As before, commit 1111111 is deployed.')
  })

  test('of one that is being built, and of one that failed, has what still answers', () => {
    const building = writeComment(preview, { phase: 'building', commit: two }, before, run)
    expect(building).toContain(`Until then, commit 1111111 answers at ${url}`)
    const failed = writeComment(
      preview,
      { phase: 'failed', commit: two, reason: 'It broke.' },
      readMemory(building),
      run,
    )
    expect(failed).toContain('```text\nIt broke.\n```')
    expect(failed).toContain(`As before, commit 1111111 answers at ${url}`)
    expect(readMemory(failed)).toEqual({ ...before, commit: two })
  })

  test('of a first push that failed has none', () => {
    const failed = writeComment(preview, { phase: 'failed', commit: one, reason: 'It broke.' }, undefined, run)
    expect(failed).not.toContain('answers at')
  })

  test('of one that is removed has no URL, and what was left', () => {
    const kept = ['hello:v1']
    const removed = writeComment(preview, { phase: 'removed', commit: one, reason: 'Closed.', kept }, before, run)
    expect(removed).not.toContain(url)
    expect(removed).toContain('- hello:v1')
    expect(readMemory(removed)).toEqual({ commit: one })
  })

  test('has no markup of what was left, nor of what an earlier comment said', () => {
    const odd = '<!-- x --> [a](https://evil.example) | `b`'
    const removed = writeComment(
      preview,
      { phase: 'removed', commit: one, reason: 'Closed.', kept: [odd] },
      before,
      run,
    )
    const forged = {
      commit: one,
      live: {
        commit: odd,
        regions: [
          { region: odd, url: odd },
          { region: 'b', url },
        ],
      },
    }
    const building = writeComment(preview, { phase: 'building', commit: two }, forged, run)
    for (const text of [removed, building].map(shown)) expect(text).not.toMatch(/(?<!\\)<!--|(?<!\\)\[a|https:\/\/evil/)
  })

  test('can not be broken out of by a reason', () => {
    const reason = `\`\`\`\n@everybody\n${'x'.repeat(70_000)}`
    const failed = writeComment(preview, { phase: 'failed', commit: one, reason }, undefined, run)
    expect(failed).toContain('\n````text\n```\n@everybody\n')
    expect(failed.match(/````/g)).toHaveLength(2)
    expect(failed.length).toBeLessThan(65_536)
  })
})

test('what is remembered ends no HTML comment, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const commit = `--> ${text}`
      const comment = writeComment(preview, { phase: 'building', commit }, undefined, run)
      expect(comment.split('\n')[0]?.indexOf('--', 4)).toBe((comment.split('\n')[0]?.length ?? 0) - 3)
      expect(readMemory(comment)).toEqual({ commit })
    }),
  )
})

test.each([
  '',
  'text',
  '<!-- remembered: {} -->',
  '<!-- remembered: nonsense -->',
  '<!-- remembered: {"commit":7} -->',
])('of %j nothing is remembered', (comment) => {
  expect(readMemory(comment)).toBeUndefined()
})

test.each([
  [{ status: 200, milliseconds: 40 }, '200 after 40 ms'],
  [{ status: 502, milliseconds: 40, remark: 'it failed' }, '502 after 40 ms: it failed'],
  [{ milliseconds: 40, remark: 'no answer came' }, 'no answer came'],
])('%j is told as %s', (answer, text) => {
  expect(describeAnswer(answer)).toBe(text)
})
