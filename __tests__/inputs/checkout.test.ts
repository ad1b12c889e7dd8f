import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCheckout } from '../../src/inputs/checkout.ts'
import { folder } from '../support/folder.ts'

const head = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const other = '1'.repeat(40)

const read = (files: Readonly<Record<string, string>>, context = '.') =>
  readCheckout(context, { workspace: folder(files) })

const branch = 'ref: refs/heads/feature/one\n'

describe('the commit that is checked out', () => {
  test.each([
    ['as a commit', { '.git/HEAD': `${head}\n` }],
    ['as a branch', { '.git/HEAD': branch, '.git/refs/heads/feature/one': `${head}\n` }],
    [
      'as a branch in a list',
      { '.git/HEAD': branch, '.git/packed-refs': `# pack-refs\n${head} refs/heads/feature/one\n` },
    ],
    [
      'as a branch that has moved on since the list was made',
      {
        '.git/HEAD': branch,
        '.git/packed-refs': `${other} refs/heads/feature/one\n`,
        '.git/refs/heads/feature/one': head,
      },
    ],
  ])('%s', (_, files) => {
    expect(read(files)).toEqual({ head })
  })

  test('is of the checkout that the context is in', () => {
    const files = {
      '.git/HEAD': other,
      'app/.git/HEAD': head,
      'app/src/main.py': '',
      'vendor/.git': 'gitdir: x',
      'vendor/a': '',
    }
    expect(read(files, 'app/src')).toEqual({ head })
    expect(read(files, 'vendor')).toEqual({ head: other })
    expect(read({ 'app/Dockerfile': '' }, 'app')).toBeUndefined()
  })

  test.each(['https://github.com/octo-org/hello.git#main', '-', 'nowhere', '../..', '/'])(
    'is not that of %s',
    (context) => {
      expect(read({ '.git/HEAD': head }, context)).toBeUndefined()
    },
  )

  test.each([
    ['nothing', ''],
    ['a branch that leads elsewhere', 'ref: refs/heads/../../../secret'],
    ['no branch', 'ref: refs/heads/.invalid'],
    ['no commit', 'hello'],
  ])('is unknown where HEAD has %s', (_, text) => {
    expect(read({ '.git/HEAD': text, secret: head })).toBeUndefined()
  })

  test('is not read through a link', () => {
    const workspace = folder({ 'elsewhere/HEAD': head })
    symlinkSync('elsewhere', join(workspace, '.git'))
    expect(readCheckout('.', { workspace })).toBeUndefined()
  })
})

test.each([
  ['https://github.com/octo-org/hello-lambda', 'octo-org/hello-lambda'],
  ['https://github.com/octo-org/hello-lambda.git', 'octo-org/hello-lambda'],
  ['git@github.com:octo-org/hello-lambda.git', 'octo-org/hello-lambda'],
  ['ssh://git@github.example:2222/octo-org/hello-lambda', 'octo-org/hello-lambda'],
])('%s is the repository %s', (url, repository) => {
  const config = `[core]\n\tbare = false\n[remote "upstream"]\n\turl = https://github.com/other/one\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs\n[branch "main"]\n\turl = none\n`
  expect(read({ '.git/HEAD': head, '.git/config': config })).toEqual({ head, repository })
})

test('is none for a name that no folder can have', () => {
  expect(readCheckout('a'.repeat(5000), { workspace: process.cwd() })).toBeUndefined()
})
