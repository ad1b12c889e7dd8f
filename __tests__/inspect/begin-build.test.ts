import { beforeEach, expect, test, vi } from 'vitest'
import type { Docker, ShowOptions } from '../../src/docker/process.ts'
import { Problem } from '../../src/domain/problem.ts'
import { type BuildPlace, beginBuild } from '../../src/inspect/begin-build.ts'
import type { BuildSource } from '../../src/plan/plan.ts'
import type { BuildRun } from '../../src/run/run.ts'
import { folder } from '../support/folder.ts'

const registry = '111122223333.dkr.ecr.us-east-1.amazonaws.com'
const digest = `sha256:${'a'.repeat(64)}`

let scratch: string
let written: string[]
let builds: string[][]
let ending: PromiseWithResolvers<number>
beforeEach(() => {
  scratch = folder()
  written = []
  builds = []
  ending = Promise.withResolvers()
})

const place = (more: Partial<BuildPlace> = {}) =>
  ({
    region: 'us-east-1',
    registry,
    address: { name: 'hello' },
    login: { registry, username: 'AWS', password: 'p', expiresAt: new Date(Date.now() + 12 * 3_600_000) },
    architecture: 'arm64',
    ...more,
  }) as BuildPlace

/** Docker that prints a line, and ends when it is told. */
function dockerTo(log: (line: string) => void): Docker {
  const show = async (argv: readonly string[], _: ShowOptions = {}) => {
    builds.push([...argv])
    log('#1 begun')
    const exitCode = await ending.promise
    return { exitCode, stdout: '', stderr: 'no' }
  }
  return { scratch, show, ask: () => Promise.reject(new Error('not asked')) }
}

function source(own: object = {}): BuildSource {
  const none = ['addHosts', 'allow', 'buildArgs', 'buildContexts', 'cacheFrom', 'cacheTo', 'labels', 'secrets']
  const rest = ['secretEnvs', 'secretFiles', 'ssh', 'ulimit']
  const lists = Object.fromEntries([...none, ...rest].map((name) => [name, []]))
  const build = { ...lists, context: 'https://example.com/repository.git', noCache: false, pull: false, ...own }
  return { kind: 'build', tags: ['v1'], build } as unknown as BuildSource
}

function run(more: object = {}): BuildRun {
  return {
    plan: { commit: '', repository: '', regions: ['us-east-1'], plans: new Map() },
    tools: {
      log: (line: string) => written.push(line),
      env: {},
      workflow: { serverUrl: 'https://github.com' },
      signal: new AbortController().signal,
    },
    engine: Promise.resolve({ driver: 'docker', containerdStore: false, rewritesTimes: false }),
    docker: {
      config: { logIn: vi.fn() },
      noteImage: vi.fn(),
      beside: (log: (line: string) => void, work: (docker: Docker) => Promise<unknown>) => work(dockerTo(log)),
    },
    ...more,
  } as unknown as BuildRun
}

const begin = (places: (BuildPlace | undefined)[] = [place()], own: object = {}, refused = () => false) =>
  beginBuild(run(), source(own), { places: places.map((each) => Promise.resolve(each)), refused })

test('it builds for the architecture that is told, and prints nothing until it is shown', async () => {
  const begun = await begin()
  await vi.waitFor(() => expect(builds).toHaveLength(1), { timeout: 30_000 })
  expect(builds[0]?.join(' ')).toContain('--platform linux/arm64')
  expect(written).toEqual([])
  const shown = begun?.show()
  expect(written).toEqual([expect.stringMatching(/^Begun .+ ago, beside the inspection$/), '#1 begun'])
  ending.resolve(1)
  await expect(shown).rejects.toThrow('The image could not be built')
})

test('it is the build of the very places that it was begun for', async () => {
  const begun = await begin()
  expect(begun?.isFor([place()], 'arm64')).toBe(true)
  expect(begun?.isFor([place()], 'x86_64')).toBe(false)
  expect(begun?.isFor([place({ registry: 'elsewhere' })], 'arm64')).toBe(false)
})

test.each([
  ['a region that is not known', [undefined], {}, false],
  ['regions of two architectures', [place(), place({ region: 'eu-west-1', architecture: 'x86_64' })], {}, false],
  ['a cache elsewhere', [place()], { cacheTo: ['type=registry,ref=registry.example/cache'] }, false],
  ['a cache that the builder can not use', [place()], { cacheFrom: ['type=gha'] }, false],
  ['something that is wrong already', [place()], {}, true],
])('nothing is begun with %s', async (_, places, own, refused) => {
  expect(await begin(places, own, () => refused)).toBeUndefined()
  expect(builds).toEqual([])
})

test('an inline cache is a part of the image', async () => {
  expect(await begin([place()], { cacheTo: ['type=inline'] })).toBeDefined()
})

test('an engine or a region that is not to be had is told by the inspection alone', async () => {
  const gone = Promise.reject(new Problem({ what: 'No engine.', remedy: 'Start it.' }))
  gone.catch(() => undefined)
  const refused = () => false
  expect(await beginBuild(run({ engine: gone }), source(), { places: [Promise.resolve(place())], refused })).toBe(
    undefined,
  )
  const denied = Promise.reject(new Error(digest))
  expect(await beginBuild(run(), source(), { places: [denied], refused })).toBe(undefined)
  expect(builds).toEqual([])
})
