import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { createDockerConfig, removeDockerConfig } from '../../src/docker/config.ts'
import { folder } from '../support/folder.ts'
import { refusal } from '../support/refusal.ts'

let root: string
let own: string
beforeEach(() => {
  root = folder()
  own = join(root, 'own')
  mkdirSync(own)
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function settings(): unknown {
  return JSON.parse(readFileSync(join(own, 'config.json'), 'utf8'))
}

const none = { variables: [], caches: [] }
const login = { registry: '127.0.0.1:5000', username: 'AWS', password: 'p:w' }
const auth = Buffer.from('AWS:p:w').toString('base64')

describe('config.json', () => {
  test('keeps all that is in the user’s, and gains the logins', () => {
    const theirs = {
      auths: { 'one.registry.example': { auth: 'bWU6eA==' } },
      credsStore: 'desktop',
      credHelpers: { 'two.registry.example': 'two' },
      proxies: { default: { httpProxy: 'http://proxy' } },
      currentContext: 'far',
      unknown: [1],
    }
    put('user/config.json', JSON.stringify(theirs))
    const config = createDockerConfig(own, { DOCKER_CONFIG: join(root, 'user') }, none)
    expect(settings()).toEqual(theirs)
    config.logIn([login])
    expect(settings()).toEqual({
      ...theirs,
      auths: { ...theirs.auths, [login.registry]: { auth } },
      // The store of all hosts must not be asked for this one.
      credHelpers: { ...theirs.credHelpers, [login.registry]: '' },
    })
    config.logIn([{ ...login, registry: 'other' }])
    expect(settings()).toMatchObject({ auths: { other: { auth } } })
    expect(statSync(join(own, 'config.json')).mode & 0o777).toBe(0o600)
  })

  test('is found in HOME, and need not be there', () => {
    put('home/.docker/config.json', '{"kept":true}')
    createDockerConfig(own, { HOME: join(root, 'home') }, none)
    expect(settings()).toMatchObject({ kept: true })
    const empty = join(root, 'second')
    mkdirSync(empty)
    createDockerConfig(empty, { HOME: join(root, 'nobody') }, none)
    expect(JSON.parse(readFileSync(join(empty, 'config.json'), 'utf8'))).toEqual({ auths: {}, credHelpers: {} })
  })

  test('that is not JSON is refused', () => {
    put('user/config.json', '{')
    expect(refusal(() => createDockerConfig(own, { DOCKER_CONFIG: join(root, 'user') }, none))).toBe(
      `The Docker config ${root}/user/config.json can't be read. Repair or remove it.`,
    )
  })
})

test('contexts and plugins are linked, builders are copied, their history is left', () => {
  put('user/contexts/meta/1/meta.json', '{}')
  put('user/cli-plugins/docker-odd', '')
  put('user/buildx/instances/mine', '{"Name":"mine"}')
  put('user/buildx/current', '{}')
  put('user/buildx/refs/default/1', '{}')
  createDockerConfig(own, { DOCKER_CONFIG: join(root, 'user') }, none)
  expect(readlinkSync(join(own, 'contexts'))).toBe(join(root, 'user/contexts'))
  expect(readlinkSync(join(own, 'cli-plugins'))).toBe(join(root, 'user/cli-plugins'))
  expect(readdirSync(join(own, 'buildx')).sort()).toEqual(['current', 'instances'])
  writeFileSync(join(own, 'buildx/instances/mine'), 'changed')
  expect(readFileSync(join(root, 'user/buildx/instances/mine'), 'utf8')).toBe('{"Name":"mine"}')
})

test('a credential helper of the user may read every variable of the job', () => {
  const env = { DOCKER_CONFIG: join(root, 'user'), AWS_PROFILE: 'mine', INPUT_SECRETS: 'a=b' }
  expect(createDockerConfig(own, env, none).env).not.toHaveProperty('AWS_PROFILE')
  put('user/config.json', JSON.stringify({ credHelpers: { 'one.registry.example': 'ecr-login' } }))
  const { env: given } = createDockerConfig(own, env, none)
  expect(given).toMatchObject({ AWS_PROFILE: 'mine', DOCKER_CONFIG: own })
  expect(given).not.toHaveProperty('INPUT_SECRETS')
})

test('removing it leaves what it links to', () => {
  put('user/contexts/meta/1/meta.json', '{}')
  createDockerConfig(own, { DOCKER_CONFIG: join(root, 'user') }, none)
  symlinkSync('/nonexistent', join(own, 'dangling'))
  removeDockerConfig(own)
  removeDockerConfig(own)
  expect(readdirSync(root)).toEqual(['user'])
  expect(readFileSync(join(root, 'user/contexts/meta/1/meta.json'), 'utf8')).toBe('{}')
})
