import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import type { Context } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { commitAt, refuseHead } from '../../src/preview/trusted-checkout.ts'

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

test('a worktree or submodule inside of a checkout is not that checkout', () => {
  const path = folder({ '.git/HEAD': `${commit}\n`, 'inner/.git': 'gitdir: /elsewhere\n', 'inner/Dockerfile': '' })
  expect(commitAt(join(path, 'inner'))).toBeUndefined()
})

describe('on pull_request_target', () => {
  const head = '1'.repeat(40)
  const context: Context = {
    repository: 'octo-org/hello-lambda',
    sha: commit,
    ref: 'refs/heads/main',
    runId: '42',
    eventName: 'pull_request_target',
    serverUrl: 'https://github.com',
    workspace: '/workspace',
    temporaryDirectory: '/temp',
    idTokenAvailable: true,
    fork: true,
    pullRequest: { number: 7, open: true, headSha: head },
  }
  const own = 'https://github.com/octo-org/hello-lambda.git'

  function refusing(inputs: Readonly<Record<string, string>>, on = context): () => void {
    const all: Record<string, string> = {
      'function-name': 'hello',
      'aws-region': 'us-east-1',
      preview: 'true',
      ...inputs,
    }
    const decided = plan(
      readRunInputs((name) => all[name] ?? '', context),
      on,
    )
    if (decided.kind !== 'preview') throw new Error(`It is a ${decided.kind}`)
    return () => refuseHead(decided.deploy, on)
  }

  function checkouts(): { base: string; head: string } {
    const base = folder({ '.git/HEAD': `${commit}\n`, 'services/Dockerfile': '' })
    return { base, head: folder({ '.git/HEAD': `${head}\n`, Dockerfile: '' }) }
  }

  test.each(['{{defaultContext}}', '{{defaultContext}}:services', `${own}#${commit}`])('%s is built', (place) => {
    expect(refusing({ context: place, file: 'services/Dockerfile' })).not.toThrow()
  })

  test.each([
    `${own}#my-branch`,
    `${own}#${head}`,
    `${own}#${commit}0`,
    own,
    `${own}?ref=my-branch`,
    `https://github.com/octo-org/hello-lambda.git?ref=main#${commit}`,
    `https://github.com/stranger/hello-lambda.git#${commit}`,
    'https://example.com/context.tar.gz',
    'github.com/stranger/hello-lambda',
    'git@github.com:stranger/hello-lambda.git',
    '/nowhere',
  ])('%s is not', (place) => {
    expect(refusing({ context: place })).toThrow(`the build context '${place}' is not the base's commit`)
  })

  test('the base that is checked out is built, with images beside it', () => {
    const { base } = checkouts()
    const inputs = {
      context: base,
      file: join(base, 'services/Dockerfile'),
      'build-contexts': 'a=docker-image://alpine',
    }
    expect(refusing(inputs)).not.toThrow()
  })

  test('nothing else beside it is', () => {
    const { base, head: other } = checkouts()
    symlinkSync(other, join(base, 'link'))
    const inBase = { context: base }
    expect(refusing({ context: other })).toThrow(`'${other}' is not the base's commit, but ${head}`)
    expect(refusing({ context: join(base, 'link') })).toThrow(`is not the base's commit, but ${head}`)
    expect(refusing({ ...inBase, 'build-contexts': `a=${other}` })).toThrow(`build context '${other}'`)
    expect(refusing({ ...inBase, file: join(other, 'Dockerfile') })).toThrow('the Dockerfile ')
    expect(refusing({ ...inBase, file: 'https://example.com/Dockerfile' })).toThrow('the Dockerfile ')
    expect(refusing({ context: '{{defaultContext}}', file: join(other, 'Dockerfile') })).toThrow('the Dockerfile ')
    expect(refusing({ context: folder({ Dockerfile: '' }) })).toThrow("is not the base's commit")
  })

  test('on pull_request everything is', () => {
    const { head: other } = checkouts()
    const on = { ...context, eventName: 'pull_request', fork: false, ref: 'refs/pull/7/merge' }
    expect(refusing({ context: other }, on)).not.toThrow()
  })
})
