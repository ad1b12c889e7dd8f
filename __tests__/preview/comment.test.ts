import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeComment } from '../../src/preview/comment.ts'
import { describeAnswer, type FirstAnswer } from '../../src/preview/first-answer.ts'
import type { LivePreview } from '../../src/preview/live.ts'
import { readMemory } from '../../src/preview/memory.ts'

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
const reasons = [{ what: 'It broke.', remedy: 'Mend it.' }]
const shown = (comment: string) => comment.split('\n').slice(1).join('\n')

describe('the comment', () => {
  test('of a preview that is ready', () => {
    const comment = writeComment(preview, { phase: 'ready', ...live }, undefined, run)
    expect(shown(comment)).toBe(
      [
        '### ✅ The preview of `hello` is ready',
        '',
        url,
        '',
        '200 after 1.2 s, cold start 400 ms · version 3 in us-east-1',
        '',
        `Commit 1111111 · image \`aaaaaaaaaaaa\` of 12.3 MB, +300 kB against the base function's · [workflow run](<${run}>)`,
      ].join('\n'),
    )
    expect(readMemory(comment)).toEqual(before)
  })

  test('of one in several regions has a table of them', () => {
    const regions = [...live.regions, { ...live.regions[0], region: 'eu-west-1' }] as LivePreview['regions']
    const comment = writeComment(preview, { phase: 'ready', ...live, regions }, undefined, run)
    expect(comment).toContain(`| eu-west-1 | ${url} | 3 | 200 after 1.2 s, cold start 400 ms |`)
  })

  test.each<[FirstAnswer, string]>([
    [{ status: 404, milliseconds: 40 }, '### ✅ The preview of `hello` is ready'],
    [{ status: 502, milliseconds: 40 }, '### ⚠️ The preview of `hello` is deployed, but its URL answered 502'],
    [{ milliseconds: 40 }, '### ⚠️ The preview of `hello` is deployed, but its URL did not answer'],
  ])('does not call ready what fails: %j', (answer, heading) => {
    const regions = live.regions.map((one) => ({ ...one, answer }))
    const comment = writeComment(preview, { phase: 'ready', ...live, regions }, undefined, run)
    expect(shown(comment).split('\n')[0]).toBe(heading)
  })

  test('of one without a URL has the command that begins it', () => {
    const region = { region: 'us-east-1', url: '', command: 'aws lambda invoke x:3', version: '3', digest: 'sha256:a' }
    const comment = writeComment(preview, { phase: 'ready', commit: one, regions: [region] }, undefined, run)
    expect(shown(comment)).toContain('`aws lambda invoke x:3`\n\nbegins an execution of version 3 in us-east-1\n')
    const failed = { phase: 'failed', commit: two, reasons, after: [] } as const
    expect(writeComment(preview, failed, readMemory(comment), run)).toContain('As before, commit 1111111 is deployed.')
  })

  test('of one that is being built, and of one that failed, has what still answers', () => {
    const building = writeComment(preview, { phase: 'building', commit: two }, before, run)
    expect(building).toContain(`Until then, commit 1111111 answers at ${url}`)
    const failed = writeComment(
      preview,
      { phase: 'failed', commit: two, reasons, after: [] },
      readMemory(building),
      run,
    )
    expect(failed).toContain('> [!CAUTION]\n> **It broke.**\n>\n> **What to do:** Mend it.')
    expect(failed).toContain(`As before, commit 1111111 answers at ${url}`)
    expect(readMemory(failed)).toEqual({ ...before, commit: two })
  })

  test('of a first push that failed has none', () => {
    const failed = writeComment(preview, { phase: 'failed', commit: one, reasons, after: [] }, undefined, run)
    expect(failed).not.toContain('answers at')
  })

  test('of one that is removed has no URL, and what was left', () => {
    const kept = ['hello:v1']
    const removed = writeComment(
      preview,
      { phase: 'removed', commit: one, reason: 'Closed.', kept, left: [] },
      before,
      run,
    )
    expect(removed).not.toContain(url)
    expect(removed).toContain('- hello:v1')
    expect(readMemory(removed)).toEqual({ commit: one })
  })

  test('of one that lives on does not say that it is removed', () => {
    const status = { phase: 'removed', commit: one, reason: 'Closed.', kept: ['x'], left: ['us-east-1', 'eu-west-1'] }
    const comment = writeComment(preview, { ...status, phase: 'removed' }, before, run)
    expect(shown(comment)).toContain('### ⚠️ The preview of `hello` is left in us-east-1, eu-west-1\n')
    expect(comment).not.toContain('removed')
  })

  test('has no markup of what was left, nor of what an earlier comment said', () => {
    const odd = '<!-- x --> [a](https://evil.example) | `b`'
    const removed = writeComment(
      preview,
      { phase: 'removed', commit: one, reason: 'Closed.', kept: [odd], left: [] },
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
    const hostile = `\`\`\`\n@everybody\n\n# ${'x'.repeat(70_000)}`
    const broken = Array(100).fill({ what: hostile, remedy: hostile })
    const failed = writeComment(preview, { phase: 'failed', commit: one, reasons: broken, after: [] }, undefined, run)
    expect(failed).toContain('> 1. **\\`\\`\\` @\u200Beverybody # xxx')
    expect(failed).not.toMatch(/@everybody|^(?!###)#|^```/m)
    expect(failed.length).toBeLessThan(65_536)
  })
})

test('whatever another app has written for this action to remember, it is no more than text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('[a](https://evil.example)', '@all', '\u202e', '<b>'),
  )
  fc.assert(
    fc.property(text, text, text, (commit, region, url) => {
      const live = {
        commit,
        regions: [
          { region, url },
          { region: url, url: region },
        ],
      }
      const forged = `<!-- remembered: ${JSON.stringify({ commit, live })} -->\ntext`
      const comment = shown(writeComment(preview, { phase: 'building', commit: one }, readMemory(forged), run))
      const said = comment.split('\n').slice(3).join('\n')
      expect(said).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}|(?<!\\)[<[]|@\w/u)
    }),
  )
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
