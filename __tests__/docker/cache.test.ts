import { describe, expect, test } from 'vitest'
import { checkCaches, completeCache, scopeCache, scopeCaches } from '../../src/docker/cache.ts'
import type { Engine } from '../../src/docker/engine.ts'
import { Findings } from '../../src/domain/problem.ts'
import { readInputs } from '../../src/inputs/inputs.ts'

const ecr = '111122223333.dkr.ecr.eu-central-1.amazonaws.com/cache'
const china = '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/cache'
const { build } = readInputs((name) => (name === 'function-name' ? 'hello' : ''))

test.each([
  [`type=registry,ref=${ecr}:main`, `type=registry,ref=${ecr}:main,image-manifest=true,oci-mediatypes=true`],
  [
    `type=registry,ref=${china}:main,mode=max`,
    `type=registry,ref=${china}:main,mode=max,image-manifest=true,oci-mediatypes=true`,
  ],
  [
    `type=registry,ref=${ecr},image-manifest=false`,
    `type=registry,ref=${ecr},image-manifest=false,oci-mediatypes=true`,
  ],
  [`${ecr}:main`, `type=registry,ref=${ecr}:main,image-manifest=true,oci-mediatypes=true`],
  ['type=registry,ref=registry.example/cache', 'type=registry,ref=registry.example/cache'],
  ['type=gha,mode=max', 'type=gha,mode=max'],
])('the cache destination %s becomes %s', (entry, expected) => {
  expect(completeCache(entry)).toBe(expected)
})

test.each([
  ['type=gha', 'type=gha,scope=hello-arm64'],
  ['type=gha,mode=max', 'type=gha,mode=max,scope=hello-arm64'],
  ['type=gha,scope=mine,mode=max', 'type=gha,scope=mine,mode=max'],
  ['type=registry,ref=registry.example/cache', 'type=registry,ref=registry.example/cache'],
  ['registry.example/cache', 'registry.example/cache'],
])('the cache %s with a scope is %s', (entry, expected) => {
  expect(scopeCache(entry, 'hello-arm64')).toBe(expected)
})

describe('caches that the builder can not use', () => {
  const engine: Engine = {
    engine: '26.1.5',
    buildx: '0.13.1',
    driver: 'docker',
    containerdStore: false,
    platforms: [],
    rewritesTimes: false,
  }
  const findingsOf = (caches: { cacheTo?: string[]; cacheFrom?: string[] }, builder = engine) => {
    const findings = new Findings()
    checkCaches({ ...build, ...caches }, builder, findings)
    return findings.list.map(({ what }) => what)
  }

  test('are those of the classic image store that are not inline', () => {
    expect(findingsOf({ cacheTo: ['type=gha'], cacheFrom: ['type=gha'] })).toEqual([
      "cache-to: the builder's docker driver can't use a cache of type 'gha'.",
      "cache-from: the builder's docker driver can't use a cache of type 'gha'.",
    ])
    expect(findingsOf({ cacheTo: ['type=inline'], cacheFrom: [`type=registry,ref=${ecr}`] })).toEqual([])
  })

  test('are none with a builder of its own, or with the containerd store', () => {
    const caches = { cacheTo: ['type=gha'], cacheFrom: ['type=gha'] }
    expect(findingsOf(caches, { ...engine, driver: 'docker-container' })).toEqual([])
    expect(findingsOf(caches, { ...engine, containerdStore: true })).toEqual([])
  })
})

test('a cache is read of the function itself first, then of the one that a preview is of, and written to its own', () => {
  const caches = { ...build, cacheFrom: ['type=gha', 'registry.example/cache'], cacheTo: ['type=gha,mode=max'] }
  expect(scopeCaches(caches, 'hello-pr-7-arm64', ['hello-arm64'])).toEqual({
    ...build,
    cacheFrom: ['type=gha,scope=hello-pr-7-arm64', 'type=gha,scope=hello-arm64', 'registry.example/cache'],
    cacheTo: ['type=gha,mode=max,scope=hello-pr-7-arm64'],
  })
})
