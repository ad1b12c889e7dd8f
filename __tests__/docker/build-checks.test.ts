import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkArgv } from '../../src/docker/build-argv.ts'
import { adviseOn, readAdvice } from '../../src/docker/build-checks.ts'
import type { Engine } from '../../src/docker/engine.ts'
import { fullBuild, plainBuild } from '../inputs/build-inputs.ts'

// Printed by buildx 0.29.1 and the BuildKit of engine 28.5.2.
const recorded = readFileSync(new URL('./fixtures/checks.json', import.meta.url), 'utf8')

test('what BuildKit advises is read with its lines and the page of its rule', () => {
  const rules = 'https://docs.docker.com/go/dockerfile/rule'
  expect(readAdvice(recorded, 'app/Dockerfile')).toEqual([
    {
      text: `StageNameCasing: Stage name 'Base' should be lowercase (${rules}/stage-name-casing/)`,
      file: 'app/Dockerfile',
      startLine: 1,
      endLine: 1,
    },
    {
      text:
        'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "API_TOKEN") ' +
        `(${rules}/secrets-used-in-arg-or-env/)`,
      file: 'app/Dockerfile',
      startLine: 2,
      endLine: 3,
    },
    {
      text:
        'JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals ' +
        `(${rules}/json-args-recommended/)`,
      file: 'app/Dockerfile',
      startLine: 5,
      endLine: 5,
    },
  ])
})

test.each([
  ['nothing at all', ''],
  ['another text', 'Check complete, no warnings found.'],
  ['a Dockerfile without faults', '{"warnings": null, "sources": []}'],
])('%s is no advice', (_, text) => {
  expect(readAdvice(text, 'Dockerfile')).toEqual([])
})

test('the checks get what decides about them, and no cache or secret', () => {
  expect(checkArgv(fullBuild, 'linux/arm64')).toEqual([
    ...['buildx', 'build', '--call=check,format=json', '--build-arg', 'A=1', '--build-arg', 'B=x y'],
    ...['--build-context', 'base=docker-image://alpine', '--file', 'app/Dockerfile'],
    ...['--platform', 'linux/arm64', '--target', 'final', '--builder', 'mine', './app'],
  ])
})

test('an old buildx and a Dockerfile that is elsewhere are not asked', async () => {
  const docker = {
    scratch: '/tmp',
    ask: () => Promise.reject(new Error('asked')),
    show: () => Promise.reject(new Error('asked')),
  }
  const engine: Engine = {
    engine: '28.5.2',
    buildx: '0.29.1',
    driver: 'docker',
    containerdStore: false,
    platforms: [],
    rewritesTimes: false,
  }
  const local = { ...plainBuild, context: 'examples/hello' }
  await expect(adviseOn(local, docker, engine)).rejects.toThrow('asked')
  expect(await adviseOn(local, docker, { ...engine, buildx: '0.14.1' })).toEqual([])
  expect(await adviseOn({ ...plainBuild, context: 'https://git.example/app.git' }, docker, engine)).toEqual([])
  expect(await adviseOn({ ...local, file: 'nowhere' }, docker, engine)).toEqual([])
})
