import { describe, expect, test } from 'vitest'
import { changesBack } from '../../src/lambda/restore.ts'
import { parseUnverified, unverifiedJournal } from '../../src/lambda/unverified.ts'

const sha = (digit: string) => `sha256:${digit.repeat(64)}`
const code = {
  region: 'us-east-1',
  functionName: 'hello',
  digest: sha('2'),
  before: sha('1'),
  repository: '111122223333.dkr.ecr.us-east-1.amazonaws.com/hello',
  architecture: 'arm64',
  configured: ['Environment'],
  source: '1',
} as const

test('what the journal saves is read again, until it is removed', () => {
  let saved = ''
  const journal = unverifiedJournal((text) => {
    saved = text
  })
  journal.add(code)
  journal.add({ ...code, version: '2', revision: 'r' })
  expect(parseUnverified(saved)).toEqual([{ ...code, version: '2', revision: 'r' }])
  journal.remove(code)
  expect(parseUnverified(saved)).toEqual([])
  expect(parseUnverified('')).toEqual([])
})

describe('what no run has saved is left out', () => {
  test.each([
    { ...code, region: undefined },
    { ...code, before: 'latest' },
    { ...code, architecture: 'riscv' },
    { ...code, configured: [1] },
    { ...code, revision: 7 },
    'text',
    null,
  ])('%j', (entry) => {
    expect(parseUnverified(JSON.stringify([entry]))).toEqual([])
  })
})

test('what was not set before is sent as Lambda takes it for unset, and nothing else is sent', () => {
  const now = {
    MemorySize: 256,
    Description: 'new',
    ImageConfig: { Command: ['new'] },
    Timeout: 9,
    KMSKeyArn: 'arn:aws:kms:k',
  }
  const before = { MemorySize: 128, Timeout: 3 }
  expect(changesBack(now, before, ['MemorySize', 'Description', 'ImageConfig', 'KMSKeyArn'])).toEqual({
    MemorySize: 128,
    Description: '',
    ImageConfig: {},
    KMSKeyArn: '',
  })
  expect(changesBack({ ...now, ...before }, before, ['MemorySize', 'Timeout'])).toEqual({})
})
