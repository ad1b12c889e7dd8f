import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { registryCredentials } from '../../src/docker/registry-credentials.ts'
import { folder } from '../support/folder.ts'

let directory: string
beforeEach(() => {
  directory = folder()
})

const base64 = (text: string) => Buffer.from(text).toString('base64')

function ask(settings: object, registry: string) {
  writeFileSync(join(directory, 'config.json'), JSON.stringify(settings))
  return registryCredentials({ directory, env: { PATH: `${directory}:${process.env.PATH}` } }, registry)
}

/** A credential helper of this name, which prints what it is told. */
function helper(name: string, script: string): void {
  const path = join(directory, `docker-credential-${name}`)
  writeFileSync(path, `#!/bin/sh\nread registry\n${script}\n`)
  chmodSync(path, 0o755)
}

test.each([
  ['registry.example:5000', { 'registry.example:5000': { auth: base64('ci:pass:word') } }],
  ['docker.io', { 'https://index.docker.io/v1/': { auth: base64('ci:pass:word') } }],
  ['registry.example', { 'https://registry.example': { auth: base64('ci:pass:word') } }],
])('the login of %s is read from the file', async (registry, auths) => {
  expect(await ask({ auths }, registry)).toEqual({ username: 'ci', password: 'pass:word' })
})

test('a registry without a login has none', async () => {
  expect(await ask({}, 'registry.example')).toBeUndefined()
  expect(await ask({ auths: { 'registry.example': {} } }, 'registry.example')).toBeUndefined()
})

test('an identity token stands for a password', async () => {
  const auths = { 'registry.example': { auth: base64('00000000:'), identitytoken: 'refresh' } }
  expect(await ask({ auths }, 'registry.example')).toEqual({ identityToken: 'refresh' })
})

test('a helper is asked for its host, and the store for all others', async () => {
  helper('one', `printf '{"Username":"%s","Secret":"s1"}' "$registry"`)
  helper('all', `printf '{"Username":"<token>","Secret":"s2"}'`)
  const settings = { credsStore: 'all', credHelpers: { 'registry.example': 'one', 'file.example': '' } }
  expect(await ask(settings, 'registry.example')).toEqual({ username: 'registry.example', password: 's1' })
  expect(await ask(settings, 'other.example')).toEqual({ identityToken: 's2' })
  expect(await ask(settings, 'file.example')).toBeUndefined()
})

test('a helper that knows no login is no error, and one that fails is', async () => {
  helper('none', 'echo credentials not found in native keychain; exit 1')
  helper('broken', 'echo no; exit 1')
  expect(await ask({ credsStore: 'none' }, 'registry.example')).toBeUndefined()
  const failing = 'The credential helper docker-credential-broken gives no login to registry.example.'
  await expect(ask({ credsStore: 'broken' }, 'registry.example')).rejects.toThrow(failing)
  await expect(ask({ credsStore: 'absent' }, 'registry.example')).rejects.toThrow('docker-credential-absent')
})
