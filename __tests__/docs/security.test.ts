import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface NamedTest {
  promise: string
  title: string
  file: string
}

/** The tests that the table `| Promise | Test |` of a page names: `[title](file)`, several with commas between them. */
function testsOf(page: string): NamedTest[] {
  const [, table = ''] = page.split('| Promise | Test |\n| --- | --- |\n')
  return (table.split('\n\n')[0] ?? '').split('\n').flatMap((row) => {
    const [, promise = '', tests = ''] = row.split('|').map((cell) => cell.trim())
    const named = Array.from(tests.matchAll(/\[([^\]]+)\]\(([^)\s]+)\)/g), ([, title = '', file = '']) => ({
      promise,
      title,
      file,
    }))
    return named.length === 0 ? [{ promise, title: '', file: '' }] : named
  })
}

/** Whether a file has a test, or a group of tests, of this title, which is a string of its own. */
function hasTest(source: string, title: string): boolean {
  const escaped = title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return title !== '' && new RegExp(`\\(\\s*(['"\`])${escaped}\\1,\\s*(?:async\\s*)?\\(`).test(source)
}

const named = testsOf(readFileSync(`${root}/SECURITY.md`, 'utf8'))

test('SECURITY.md begins with what is promised', () => {
  expect(named.length).toBeGreaterThan(8)
})

describe('each promise of SECURITY.md has a test of that name', () => {
  test.each(named)('$promise: $title', ({ title, file }) => {
    expect(existsSync(`${root}/${file}`) && file.endsWith('.test.ts'), file).toBe(true)
    expect(hasTest(readFileSync(`${root}/${file}`, 'utf8'), title)).toBe(true)
  })
})

test('a promise without a test, and a test that is not there, are seen', () => {
  const row = (tests: string) => testsOf(`| Promise | Test |\n| --- | --- |\n| It holds | ${tests} |\n\nText`)
  expect(row('none')).toEqual([{ promise: 'It holds', title: '', file: '' }])
  expect(row('[a](b.test.ts), [c d](e.test.ts)')).toEqual([
    { promise: 'It holds', title: 'a', file: 'b.test.ts' },
    { promise: 'It holds', title: 'c d', file: 'e.test.ts' },
  ])
  expect(hasTest("test('it holds', () => {})", '')).toBe(false)
  expect(hasTest("test('it holds', () => {})", 'it hold')).toBe(false)
  expect(hasTest("// it holds\nconst text = 'it holds'", 'it holds')).toBe(false)
  expect(hasTest("test.each([1])('it holds %s', () => {})", 'it holds %s')).toBe(true)
})
