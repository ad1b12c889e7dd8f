import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { credentialArguments } from '../../src/inputs/credential-arguments.ts'

/** Names of public Dockerfiles' ARG lines, and of `--build-arg` in public scripts. */
const names = (file: string) =>
  readFileSync(new URL(`data/${file}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')

const harmless = names('harmless-arguments')
const credentials = names('credential-arguments')

test('no argument of hundreds that are in use is taken for a credential', () => {
  expect(harmless.length).toBeGreaterThan(500)
  for (const value of ['=k3Jd8sLw0qPz', '=1.2.3', '=https://example.com/x', '']) {
    expect(credentialArguments(harmless.map((name) => `${name}${value}`))).toEqual([])
  }
})

test('a credential is known by its name, with its value or with one of the environment', () => {
  expect(credentialArguments(credentials.map((name) => `${name}=k3Jd8sLw0qPz`))).toEqual(credentials)
  expect(credentialArguments(credentials)).toEqual(credentials)
})

test.each([
  '',
  'true',
  '0',
  'dummy',
  'dummykey',
  'build-time-only',
  'changeme',
  'placeholder-token',
  '/run/secrets/token',
  './key.pem',
  'xxxx',
])('%j opens nothing, whatever it is called', (value) => {
  expect(credentialArguments(credentials.map((name) => `${name}=${value}`))).toEqual([])
})

test.each([
  `AK${'IA'}IOSFODNN7EXAMPLE`,
  `gh${'p_'}${'a1B2'.repeat(9)}`,
  `github_${'pat_'}${'a1B2'.repeat(9)}`,
  `gl${'pat-'}${'a1B2'.repeat(5)}`,
  `np${'m_'}${'a1B2'.repeat(9)}`,
  `xo${'xb-'}123456789012-abcdef`,
  `sk${'_live_'}${'a1B2'.repeat(6)}`,
  `dckr${'_pat_'}${'a1B2'.repeat(7)}`,
  `-----BEGIN ${'OPENSSH PRIVATE KEY'}-----`,
  `post${'gres'}://app:k3Jd8sLw@db.example.com:5432/app`,
  `https://x:${'k3Jd8sLw'}@npm.example.com/`,
])('%s is one, whatever it is called', (value) => {
  expect(credentialArguments([`REGISTRY=${value}`, 'VERSION=1'])).toEqual(['REGISTRY'])
})

test.each([
  'postgresql://user:password@localhost:5432/db',
  'postgresql://postgres:postgres@db:5432/app',
  'postgresql://app:k3Jd8sLw@localhost:5432/app',
  'https://example.com/a:b@c',
  'git@github.com:octo-org/hello.git',
  'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.signature',
  'sha256:7fd1a60b01f91b314f59955a4e4d4e80d8edf11d',
])('%s is none', (value) => {
  expect(credentialArguments([`SOURCE=${value}`])).toEqual([])
})

test('a proxy may have a password: Docker keeps it out of the image', () => {
  expect(credentialArguments(['HTTPS_PROXY=http://me:k3Jd8sLw@proxy.example.com:3128'])).toEqual([])
})
