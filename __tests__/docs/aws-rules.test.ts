import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const [known = '', inferred = ''] = readFileSync(join(docs, 'aws-rules.md'), 'utf8').split('## What is inferred')

interface Row {
  rule: string
  /** Of what is inferred: what happens when AWS does otherwise. */
  source: string
  tests: { title: string; file: string }[]
}

function rows(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => /^\| (?!Rule|---)/.test(line))
    .map((line) => {
      const [, rule = '', source = '', tests = ''] = line
        .split(' | ')
        .flatMap((cell, at) => (at === 0 ? ['', cell] : cell))
      const links = [...tests.matchAll(/\[(.+?)\]\((\S+\.test\.ts)\)/g)]
      return { rule, source, tests: links.map(([, title = '', file = '']) => ({ title, file })) }
    })
}

const sourced = rows(known)
const guessed = rows(inferred)

test.each([...sourced, ...guessed].map((row) => [row.rule.replace(/^\| /, ''), row] as const))(
  '%s is tried by the tests that are named',
  (_, { tests }) => {
    expect(tests.length).toBeGreaterThan(0)
    for (const { title, file } of tests) {
      const path = join(docs, file)
      expect(existsSync(path), file).toBe(true)
      const text = readFileSync(path, 'utf8').replaceAll("\\'", "'")
      const quoted = ["'", '"', '`'].some((mark) => text.includes(`${mark}${title}${mark}`))
      expect(quoted, `${file} has no test '${title}'`).toBe(true)
    }
  },
)

describe('the list', () => {
  test('has a source for every rule, of one of the kinds that the page explains', () => {
    const others = sourced.filter(
      ({ source }) => !/^(?:Pages? "[^"]+"(?:, "[^"]+")*|Recording|SDK model|AWS's code|Quoted)$/.test(source),
    )
    expect(others).toEqual([])
    expect(sourced.length).toBeGreaterThan(80)
  })

  test('has few that are inferred, each with what happens when AWS does otherwise', () => {
    expect(guessed.filter(({ source }) => source.length < 20)).toEqual([])
    expect(guessed.length).toBeLessThan(sourced.length / 5)
  })
})
