import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTag, tagByDigest } from '../../src/domain/image-reference.ts'
import { commitOfTag, imageTag, isPreview, previewName, readTags, writeTags } from '../../src/domain/preview.ts'

const commit = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }

describe('the name of a preview', () => {
  test.each([
    ['hello', 7, 'hello-pr-7'],
    ['a'.repeat(59), 7, `${'a'.repeat(59)}-pr-7`],
    ['a'.repeat(60), 7, expect.stringMatching(/^a{50}-[0-9a-f]{8}-pr-7$/)],
    ['a'.repeat(64), 123_456, expect.stringMatching(/^a{45}-[0-9a-f]{8}-pr-123456$/)],
  ])('of %s and #%i', (of, number, expected) => {
    expect(previewName({ of, number })).toEqual(expected)
  })

  test('fits, says what it is, and is that of one function and pull request only', () => {
    const of = fc.stringMatching(/^[a-z_-]{1,64}$/)
    const number = fc.integer({ min: 1, max: 2_000_000_000 })
    fc.assert(
      fc.property(of, of, number, number, (one, other, first, second) => {
        const name = previewName({ of: one, number: first })
        expect(name).toMatch(/^[a-z0-9_-]{1,64}$/)
        expect(name.endsWith(`-pr-${first}`)).toBe(true)
        const same = one === other && first === second
        expect(previewName({ of: other, number: second }) === name).toBe(same)
      }),
    )
  })

  test('two long names with the same start differ', () => {
    const long = 'a'.repeat(63)
    expect(previewName({ of: `${long}b`, number: 7 })).not.toBe(previewName({ of: `${long}c`, number: 7 }))
  })
})

describe('the tag of an image', () => {
  test('names the commit again', () => {
    expect(imageTag(preview, commit)).toBe(`pr-7-${commit}-hello`)
    expect(commitOfTag(preview, imageTag(preview, commit))).toBe(commit)
    expect(commitOfTag(preview, `${imageTag(preview, commit)}-0123456789ab`, digest)).toBe(commit)
    // Of a function that is called so.
    expect(commitOfTag(preview, `${imageTag(preview, commit)}-0123456789ac`, digest)).toBeUndefined()
  })

  test.each([
    ['whole up to 115 characters', 999_999, `pr-999999-${commit}-${'a'.repeat(64)}`],
    ['cut beyond', 1_000_000, expect.stringMatching(`^pr-1000000-${commit}-a{54}\\.[0-9a-f]{8}$`)],
  ])('has the name of the function %s', (_, number, expected) => {
    expect(imageTag({ ...preview, number, of: 'a'.repeat(64) }, commit)).toEqual(expected)
  })

  test('fits, also when the digest follows, and is that of one function and pull request only', () => {
    const of = fc.stringMatching(/^[\w-]{50,64}$/)
    const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(of, of, number, number, (one, other, first, second) => {
        const own = { ...preview, of: one, number: first }
        const tags = [imageTag(own, commit), tagByDigest(imageTag(own, commit), digest)]
        expect(tags.map(parseTag)).toEqual(tags)
        expect(tags.map((tag) => commitOfTag(own, tag, digest))).toEqual([commit, commit])
        const another = imageTag({ ...preview, of: other, number: second }, commit)
        expect(commitOfTag(own, another, digest)).toBe(one === other && first === second ? commit : undefined)
      }),
    )
  })

  test.each([commit, 'main', `pr-7-${commit}`, `pr-77-${commit}-hello`, `pr-7-${commit}-hello-2`, `pr-7-main-hello`])(
    '%s is none of this preview',
    (tag) => {
      expect(commitOfTag(preview, tag)).toBeUndefined()
    },
  )
})

describe('the tags of a function', () => {
  const tags = { ...preview, commit, deployedAt: new Date('2026-11-21T12:00:00Z'), image: 'built' } as const
  const written = writeTags(tags)

  test('are read as they were written', () => {
    expect(readTags({ ...written, team: 'a' })).toEqual(tags)
    expect(isPreview(written, preview)).toBe(true)
  })

  test.each(['repository', 'pull-request', 'preview-of', 'deployed-at'])('without %s it is no preview', (name) => {
    const { [`deploy-lambda-image:${name}`]: _gone, ...others } = written
    expect(readTags(others)).toBeUndefined()
    expect(isPreview(others, preview)).toBe(false)
  })

  test.each([{ repository: 'octo-org/another' }, { number: 8 }, { of: 'hello-2' }])(
    'with %j it is another',
    (other) => {
      expect(isPreview(written, { ...preview, ...other })).toBe(false)
    },
  )
})
