import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parseIdentityPolicy } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { Findings } from '../../src/domain/problem.ts'
import { parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { parsePlaceConfig } from '../../src/inputs/place-config.ts'
import { allSteps, pages, root } from '../support/documented-steps.ts'

interface Block {
  where: string
  language: string
  text: string
}

/** The code blocks of a page, those of lists as well; where it stands is that of the first line. */
function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, page), 'utf8')
  return Array.from(
    text.matchAll(/^( *)```(.*)\n([\s\S]*?)^ *```$/gm),
    ({ 1: indent = '', 2: language = '', 3: body = '', index }) => ({
      where: `${page}:${text.slice(0, index).split('\n').length + 1}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

const blocks = pages.flatMap(blocksOf)
const written = (language: string) => blocks.filter((block) => block.language === language)

/** What bash says of a script that it does not run. */
function bash(script: string): string {
  execFileSync('bash', ['-n'], { input: script, stdio: 'pipe' })
  return ''
}

/** What stands for an expression in a script, which only a run has a value for. */
const withoutExpressions = (script: string) => script.replaceAll(/\$\{\{[^}]*\}\}/g, 'value')

/** Pages for users; those for developers have maps as well. */
const forUsers = pages.filter((page) => page === 'README.md' || page.startsWith('docs/'))

test.each(forUsers)('%s says the language of each block, and indents none', (page) => {
  const languages = new Set(blocksOf(page).map(({ language }) => language))
  // YAML is read by steps.test.ts and by script/lint-workflows.ts; text is no example.
  expect([...languages].filter((one) => !['yaml', 'json', 'sh', 'ts', 'text'].includes(one))).toEqual([])
  const prose = readFileSync(join(root, page), 'utf8').replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
  expect(prose.match(/^\n {4}\S.*$/gm)).toBeNull()
})

test.each(written('sh'))('bash can read $where', ({ text }) => {
  expect(bash(text)).toBe('')
})

test.each(written('ts'))('Node can read $where', ({ text }) => {
  expect(() => stripTypeScriptTypes(`async () => {\n${text}\n}`)).not.toThrow()
})

test.each(allSteps().filter(({ run }) => run !== undefined))('bash can read the script of $where', ({ run = '' }) => {
  expect(bash(withoutExpressions(run))).toBe('')
})

/** What JSON of a page is, by its first name, and what it must fit. */
function check(text: string): void {
  const value: Record<string, unknown> = JSON.parse(text)
  const [first = ''] = Object.keys(value)
  // Those have tests of their own (schemas.test.ts), with the results below them.
  if (first === '$schema' || first === 'json.schemas' || first.startsWith('token.actions.')) return
  if (first === 'Effect') parseIdentityPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [value] }))
  else if (/^[A-Z]/.test(first)) parseFunctionConfig(value, 'function-config')
  else if (!text.includes('"version-arn"')) checkPlaceConfig(text, /^\w+-\w+-\d$/.test(first))
}

function checkPlaceConfig(json: string, ofRegions: boolean): void {
  const input = ofRegions ? 'regions-config' : 'functions-config'
  const findings = new Findings()
  parsePlaceConfig([{ input, json, source: input }], ['us-east-1', 'eu-west-1', 'ap-southeast-2'], findings)
  findings.refuse()
}

test.each(written('json'))('the action, or AWS, can read $where', ({ text }) => {
  expect(() => check(text)).not.toThrow()
})

describe('files that are copied', () => {
  test.each(globSync('examples/**/*.json', { cwd: root }))('%s is JSON', (file) => {
    expect(() => JSON.parse(readFileSync(join(root, file), 'utf8'))).not.toThrow()
  })

  test.each(globSync('examples/**/*.ts', { cwd: root }))('Node can read %s', (file) => {
    expect(() => stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'))).not.toThrow()
  })

  test.each(globSync('examples/**/*.tf', { cwd: root }))('%s closes what it opens', (file) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/#.*|"(?:[^"\\]|\\.)*"/g, '')
    for (const [open, close] of ['{}', '[]', '()'].map((pair) => pair.split(''))) {
      expect(text.split(open ?? '').length).toBe(text.split(close ?? '').length)
    }
  })
})
