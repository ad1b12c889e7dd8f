import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Output } from '../../src/domain/output.ts'
import { hideGivenSecrets, hideVariables } from '../../src/run/secrets.ts'
import { sink } from '../../src/session/sink.ts'
import { context, deployPlan, inputs, role } from '../plan/stage.ts'

/** What a run hides and masks, and with which variables. */
function record(env: NodeJS.ProcessEnv = {}, workspace = '') {
  const masks: string[] = []
  const ignore = () => {}
  const runner: Output = {
    log: ignore,
    debug: ignore,
    warn: ignore,
    notice: ignore,
    error: ignore,
    openGroup: ignore,
    closeGroup: ignore,
    mask: (secret) => masks.push(secret),
    hide: ignore,
    conceal: (text) => text,
    setOutput: ignore,
    saveState: ignore,
    addSummary: async () => {},
  }
  return { masks, tools: { ...sink(runner), env, workspace } }
}

function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const path = mkdtempSync(join(tmpdir(), 'secrets-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content)
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('what a run was given is hidden, but for values of variables that are in every other sentence', () => {
  const { masks, tools } = record({ KEY: 'k3y', NPM_TOKEN: 'of-the-job_1' })
  const given = {
    'function-name': 'hello-world',
    'role-to-assume': role,
    'role-session-name': 'nightly-run',
    'github-token': 'ghs_token_of_the_job',
    secrets: 'npm=pin',
    'secret-envs': 'key=KEY',
    'build-args': 'NPM_TOKEN\nAPI_KEY=of_the_build\nVERSION=1.2.3-nightly',
    environment: 'PASSWORD=of-the-input\nSTAGE=dev\nNAME=hello-world',
    'test-env': 'PASSWORD=of-the-test\nDEBUG=1',
  }
  hideGivenSecrets(deployPlan(inputs(given), context), tools)
  const said =
    'pin k3y ghs_token_of_the_job of-the-input of-the-test of-the-job_1 of_the_build 1.2.3-nightly dev 1 hello-world nightly-run'
  expect(tools.conceal(said)).toBe('*** *** *** *** *** *** *** 1.2.3-nightly dev 1 hello-world nightly-run')
  // The name of a session is no secret: a mask would take every output that holds a word of it.
  expect(masks).toEqual(['pin', 'k3y'])
})

test('what a secret file says is masked line by line, and each credential in it; what is short or common stays', () => {
  const token = 'npm_0123456789'
  const files = {
    '.npmrc': `\ufeffregistry=https://npm.example/\r\n//npm.example/:_authToken=${token}\r\n\r\nhello-world\n`,
    'docker.json': '{\n  "password": "of-docker",\n  "email": "none"\n}\n',
    netrc: '[a]\nproduction\n  machine a login b password of-netrc  \n',
    'key.p12': Buffer.from([0x30, 0x82, 0xff, 0xfe, 0x00, 0x01, 0x9c]),
    large: 'of-a-file-that-buildkit-refuses\n'.repeat(20_000),
  }
  const workspace = folder(files)
  const { masks, tools } = record({}, workspace)
  const given = {
    'function-name': 'hello-world',
    'secret-files': [...Object.keys(files), 'none'].map((file, at) => `id${at}=${file}`).join('\n'),
  }
  hideGivenSecrets(deployPlan(inputs({ 'role-to-assume': role, ...given }), context), tools)
  const base64 = Buffer.from(files['key.p12']).toString('base64')
  const said = `${token} //npm.example/:_authToken=${token} of-docker machine a login b password of-netrc ${base64}`
  expect(tools.conceal(said)).toBe('*** *** *** *** ***')
  expect(tools.conceal(JSON.stringify(files.netrc))).not.toContain('of-netrc')
  const open = '{ } [a] production hello-world npm.example of-a-file-that-buildkit-refuses'
  expect(tools.conceal(open)).toBe(open)
  expect(masks).toEqual([
    token,
    'registry=https://npm.example/',
    `//npm.example/:_authToken=${token}`,
    'of-docker',
    '"password": "of-docker",',
    '"email": "none"',
    'machine a login b password of-netrc',
  ])
})

test('a secret file of many lines is hidden, and the runner gets no mask for each', () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `${at} is a line of a secret ${'x'.repeat(60)}`)
  const { masks, tools } = record({}, folder({ bundle: lines.join('\n') }))
  const given = { 'function-name': 'hello-world', 'role-to-assume': role, 'secret-files': 'bundle=bundle' }
  hideGivenSecrets(deployPlan(inputs(given), context), tools)
  expect(lines.filter((line) => tools.conceal(`#8 ${line}`) !== '#8 ***')).toEqual([])
  expect(masks).toEqual(lines.slice(0, 100))
})

test('logins in the addresses of a build, and the keys of its caches, are hidden', () => {
  const { tools } = record()
  const given = {
    context: 'https://x-access-token:of-the-context@git.example/a.git#main',
    file: 'https://of-the-file@git.example/Dockerfile',
    'build-contexts': 'app=https://me:of-the-app@git.example/b.git',
    'cache-to': 'type=s3,region=us-east-1,bucket=caches,access_key_id=of-the-key,secret_access_key=of-the-cache',
  }
  hideGivenSecrets(deployPlan(inputs(given), context), tools)
  const said = 'of-the-context of-the-file of-the-app of-the-key of-the-cache git.example us-east-1 caches me'
  expect(tools.conceal(said)).toBe('*** *** *** *** *** git.example us-east-1 caches me')
})

test("a function's variables are hidden, those of a preview's base as well", () => {
  const { tools } = record()
  const { inputs: given } = deployPlan(inputs(), context)
  const Environment = { Variables: { PASSWORD: 'of-the-function', DSN: 'of-the-function/?key=1', STAGE: 'dev' } }
  const state = {
    arn: 'arn:aws:lambda:us-east-1:111122223333:function:hello-world',
    version: '$LATEST',
    packageType: 'Image',
    architecture: 'x86_64',
    state: 'Active',
    stateReason: { code: '', text: '' },
    lastUpdateStatus: 'Successful',
    lastUpdateReason: { code: '', text: '' },
    revisionId: 'r',
    config: { Environment },
    tags: {},
  } as const
  hideVariables(tools, [state, undefined], {
    config: { Environment: { Variables: { NEW: 'of-the-file-config' } } },
    inputs: given,
  })
  expect(tools.conceal('of-the-function/?key=1 of-the-function of-the-file-config dev')).toBe('*** *** *** dev')
})
