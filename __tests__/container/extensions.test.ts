import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeMissing, findExtensions, refuseTooMany } from '../../src/container/extensions.ts'
import type { Docker } from '../../src/docker/process.ts'
import { folder } from '../support/folder.ts'

/** A docker whose `cp` makes what a test wants. */
function dockerWith(copy: (path: string) => boolean): Docker {
  const scratch = folder()
  const ask = async (argv: readonly string[]) => {
    if (argv[0] === 'create') {
      expect(argv).toEqual([
        'create',
        '--pull=never',
        '--network=none',
        expect.stringMatching(/^--name=deploy-lambda-image-/),
        'app',
        'unused',
      ])
      return { exitCode: 0, stdout: '', stderr: '' }
    }
    expect(argv.slice(0, -1)).toEqual([
      'cp',
      '--follow-link',
      expect.stringMatching(/^deploy-lambda-image-.*:\/opt\/extensions$/),
    ])
    return { exitCode: copy(argv.at(-1) ?? '') ? 0 : 1, stdout: '', stderr: '' }
  }
  return { scratch, ask, show: ask }
}

test('the files directly in /opt/extensions are listed, and the copy is removed', async () => {
  const docker = dockerWith((path) => {
    mkdirSync(join(path, 'folder', 'deeper'), { recursive: true })
    for (const name of ['two', 'one']) writeFileSync(join(path, name), '')
    return true
  })
  expect(await findExtensions(docker, 'app', () => {})).toEqual(['one', 'two'])
  expect(readdirSync(docker.scratch)).toEqual([])
})

test.each<[string, (path: string) => boolean]>([
  ['nothing there', () => false],
  ['a file there', (path) => writeFileSync(path, '') === undefined],
  ['an empty folder there', (path) => mkdirSync(path) === undefined],
])('an image with %s has none, and nothing is said', async (_, copy) => {
  const found = await findExtensions(dockerWith(copy), 'app', () => {})
  expect(found).toEqual([])
  expect(describeMissing(found)).toBeUndefined()
})

test('Lambda starts ten at most', () => {
  const names = Array.from({ length: 11 }, (_, index) => `one-${index}`)
  expect(refuseTooMany(names.slice(1))).toBeUndefined()
  expect(refuseTooMany(names)?.what).toMatch(
    /^The image has 11 extensions in \/opt\/extensions, and Lambda starts no environment with more than 10: one-0, one-1, /,
  )
})
