import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lintRepository } from '../../script/lint-workflows.ts'

const SHA = 'de0fac2e4500dabe0009e67214ff5f5447ce83dd'
const WORKFLOW = `on: push
jobs:
  job:
    runs-on: ubuntu-24.04-arm
    steps:
      - uses: actions/checkout@${SHA} # v6.0.2
      - uses: ./
        with:
          function-name: hello-world
`

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-workflows-'))
  write('action.yml', 'inputs:\n  function-name:\n    description: Name\n')
})

afterEach(() => rmSync(root, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** `file:line: message`, the message cut. */
async function findings(): Promise<string[]> {
  return (await lintRepository(root)).map(({ file, line, message }) => `${file}:${line}: ${message.slice(0, 45)}`)
}

describe('a workflow of the repository', () => {
  const file = '.github/workflows/ci.yml'

  test('that is in order gives no findings', async () => {
    write(file, WORKFLOW)
    expect(await findings()).toEqual([])
  })

  test.each([
    [
      'what actionlint finds',
      'runs-on: ubuntu-24.04-arm',
      'runs-on: ubuntu-1',
      ':4: label "ubuntu-1" is unknown. available labels',
    ],
    ['an input that there is not', 'function-name', 'function', ':7: action.yml has no input function'],
    ['no YAML', 'hello-world', 'hello: world', ':9: Nested mappings are not allowed in compact ma'],
    ['a tag', SHA, 'v6', ':6: actions/checkout@v6 must be pinned by its com'],
    ['a commit without its version', ' # v6.0.2', '', `:6: actions/checkout@${SHA}`.slice(0, 49)],
  ])('that has %s', async (_, present, replacement, expected) => {
    write(file, WORKFLOW.replace(present, replacement))
    expect(await findings()).toEqual([`${file}${expected}`])
  })
})

describe('recipes for others', () => {
  const step = 'uses: OWNER/deploy-lambda-image@v1'

  test('name actions as their documentation does', async () => {
    write('examples/workflows/deploy.yml', WORKFLOW.replace(`@${SHA} # v6.0.2`, '@v6').replace('uses: ./', step))
    expect(await findings()).toEqual([])
  })

  test('are linted in Markdown, whole or in part, by the lines of the page', async () => {
    const blocks = [
      ['- uses: OWNER/deploy-lambda-image@v1', '  with:', '    name: hello-world'],
      ['jobs:', '  job:', '    runs-on: ubuntu-1', '    steps: [run: make]'],
      WORKFLOW.trimEnd().replace('uses: ./', step).replace('function-name', 'function').split('\n'),
    ]
    write('docs/a/page.md', ['# Page', ...blocks.flatMap((lines) => ['```yaml', ...lines, '```'])].join('\n'))
    expect(await findings()).toEqual([
      'docs/a/page.md:3: action.yml has no input name',
      'docs/a/page.md:10: label "ubuntu-1" is unknown. available labels',
      'docs/a/page.md:20: action.yml has no input function',
    ])
  })

  test('are linted in steps that run side by side, too', async () => {
    const steps = [
      '- parallel:',
      '    - uses: OWNER/deploy-lambda-image@v1',
      '      with:',
      '        name: a',
      '    - run: make',
      '      shel: sh',
      '- rum: make',
    ]
    write('README.md', ['```yaml', ...steps, '```'].join('\n'))
    expect(await findings()).toEqual([
      'README.md:7: unexpected key "shel" for "step" section. exp',
      'README.md:8: unexpected key "rum" for "step" section. expe',
      'README.md:8: step must run script with "run" section or ru',
      'README.md:3: action.yml has no input name',
    ])
  })

  test('may be variables, or inputs of this action alone', async () => {
    const blocks = ['env:\n  A: b', 'function-name: a\nname: b', 'nothing']
    write('README.md', blocks.map((block) => `\`\`\`yaml\n${block}\n\`\`\``).join('\n'))
    expect(await findings()).toEqual([
      'README.md:3: action.yml has no input aws-region',
      'README.md:3: action.yml has no input name',
      'README.md:10: Implicit map keys need to be followed by map ',
    ])
  })
})
