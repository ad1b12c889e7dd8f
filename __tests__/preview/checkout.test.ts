import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commitAt } from '../../src/preview/checkout.ts'

const commit = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'checkout-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test.each([
  ['a commit', { '.git/HEAD': `${commit}\n` }],
  ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${commit}\n` }],
  [
    'a packed branch',
    { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\n${commit} refs/heads/main\n` },
  ],
])('%s that is checked out is found, from each folder below', (_, files) => {
  const path = folder({ ...files, 'services/hello/Dockerfile': '' })
  expect(commitAt(path)).toBe(commit)
  expect(commitAt(join(path, 'services/hello'))).toBe(commit)
})

test.each(['https://github.com/octo-org/hello-lambda.git', '/nowhere'])('%s is no checkout', (place) => {
  expect(commitAt(place)).toBeUndefined()
})

test('a folder without a checkout has no commit', () => {
  expect(commitAt(folder({ Dockerfile: '' }))).toBeUndefined()
})
