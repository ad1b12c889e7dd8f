import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../support/documented-steps.ts'

const folder = join(root, 'examples/runtimes')
const languages = readdirSync(folder)
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')

/** The instructions of a Dockerfile: continued lines in one, comments left out. */
function instructions(language: string): { word: string; rest: string }[] {
  const lines = read(language, 'Dockerfile').replaceAll('\\\n', ' ').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? []
      return { word, rest }
    })
}

const all = (language: string, wanted: string) =>
  instructions(language).flatMap(({ word, rest }) => (word === wanted ? [rest] : []))

/** How each client finds the handler: the file, and what that has to have. */
function handlerOf(command: string): { pattern: string; has: string }[] {
  const [type = '', method] = command.split('::')
  if (method !== undefined) {
    const path = type.replaceAll('.', '/')
    return [{ pattern: `src/main/java/${path}.java`, has: ` ${method}(` }]
  }
  const [file = '', name = ''] = command.split('.')
  return [
    { pattern: `${file}.py`, has: `def ${name}(` },
    { pattern: `${file}.mjs`, has: `export async function ${name}(` },
  ]
}

describe.each(languages)('examples/runtimes/%s', (language) => {
  const stages = all(language, 'FROM').map((from) => / AS (\S+)$/.exec(from)?.[1])

  test('copies files and stages that are there', () => {
    for (const copy of all(language, 'COPY')) {
      const words = copy.split(' ').filter((word) => !word.startsWith('--'))
      const from = /--from=(\S+)/.exec(copy)?.[1]
      if (from !== undefined) expect(stages.includes(from) || from.includes(':')).toBe(true)
      else for (const source of words.slice(0, -1)) expect(existsSync(join(folder, language, source))).toBe(true)
    }
  })

  test('names images by a version', () => {
    const images = all(language, 'FROM').map((from) => from.split(' ')[0] ?? '')
    for (const image of images.filter((one) => one !== '$' + '{BASE}')) expect(image).toMatch(/:(?!latest)[\w.-]+$/)
  })

  test('has an entry point with an absolute path, or a handler that is there', () => {
    const [entryPoint] = all(language, 'ENTRYPOINT').map((json): string[] => JSON.parse(json))
    const [command] = all(language, 'CMD').map((json): string[] => JSON.parse(json))
    if (entryPoint !== undefined) expect(entryPoint[0]).toMatch(/^\//)
    if (command === undefined) return expect(entryPoint).toBeDefined()
    expect(command).toHaveLength(1)
    if (command[0]?.startsWith('/')) return expect(existsSync(join(folder, language, command[0].slice(10)))).toBe(true)
    const found = handlerOf(command[0] ?? '').filter(({ pattern }) => existsSync(join(folder, language, pattern)))
    expect(found).toHaveLength(1)
    for (const { pattern, has } of found) expect(read(language, pattern)).toContain(has)
  })
})

test.each(globSync('*/*.{py,mjs}', { cwd: folder }))('%s has no syntax error', (file) => {
  const python = ['python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())']] as const
  const [program, argv] = file.endsWith('.py') ? python : [process.execPath, ['--input-type=module', '--check', '-']]
  expect(() => execFileSync(program, argv, { input: read(file), stdio: 'pipe' })).not.toThrow()
})

test('the client that tests put into an image is the one that the example installs', () => {
  const { packages: ours } = JSON.parse(
    readFileSync(join(root, '__tests__/support/node-client/package-lock.json'), 'utf8'),
  )
  const { packages: theirs } = JSON.parse(read('debian-node', 'package-lock.json'))
  expect({ ...theirs, '': ours[''] }).toEqual(ours)
})

test('docs/recipes/runtimes.md names each', () => {
  const page = readFileSync(join(root, 'docs/recipes/runtimes.md'), 'utf8')
  for (const language of languages) expect(page).toContain(`(../../examples/runtimes/${language})`)
})
