import { describe, expect, test } from 'vitest'
import {
  type Engine,
  engineWarnings,
  isOlder,
  readBuildxVersion,
  refuseBuildx,
  rewritesTimes,
} from '../../src/docker/engine.ts'

const engine: Engine = {
  engine: '26.1.5',
  buildx: '0.13.1',
  driver: 'docker',
  containerdStore: false,
  platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
  rewritesTimes: false,
}

test.each([
  ['24.0.9', 25, 0, true],
  ['25.0.0', 25, 0, false],
  ['26.1.5+dfsg1', 25, 0, false],
  ['0.9.1', 0, 10, true],
  ['0.10.0', 0, 10, false],
  ['0.29.1', 0, 15, false],
  ['1.0.0', 0, 15, false],
])('%s is older than %i.%i: %s', (version, major, minor, older) => {
  expect(isOlder(version, major, minor)).toBe(older)
})

describe('buildx', () => {
  // As docker's, Debian's and Ubuntu's packages, and a build of one's own, print it.
  test.each([
    ['github.com/docker/buildx v0.9.1 ed00243a0ce2a0aee75311b06e32d33b44729689', '0.9.1'],
    ['github.com/docker/buildx v0.24.0 d0e5e86c8b88ae4865040bc96917c338f4dd673c', '0.24.0'],
    ['github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3', '0.13.1'],
    ['github.com/docker/buildx 0.20.1 0.20.1-0ubuntu1~24.04.2', '0.20.1'],
    ['github.com/docker/buildx v0.16.0-rc1-12-g2d124e0ce 2d124e0ce', '0.16.0'],
    ['github.com/docker/buildx (devel)', ''],
  ])('%s', (text, version) => {
    expect(readBuildxVersion(text)).toBe(version)
  })

  test('before 0.10 is refused, from then on it is taken, and so is one that tells no version', () => {
    expect(refuseBuildx('0.9.1')).toEqual({
      what: "buildx 0.9.1 can't switch off attestations, which Lambda refuses.",
      remedy: 'Install buildx 0.10 or newer, or add docker/setup-buildx-action before this step.',
    })
    expect(refuseBuildx('0.10.0')).toBeUndefined()
    expect(refuseBuildx('')).toBeUndefined()
  })
})

test.each([
  ['BuildKit version: v0.13.2', false],
  ['BuildKit version: v0.14.0', false],
  ['Buildkit:  v0.12.5', false],
  ['BuildKit version: v0.15.0', true],
  ['BuildKit version: v0.31.1', true],
  ['BuildKit version: v0.15.0\nPlatforms: linux/amd64\nBuildKit version: v0.13.2', false],
  ['BuildKit version: v0.0.0+unknown', true],
  ['Driver: remote', true],
])('%j rewrites times of files: %s', (inspected, rewrites) => {
  expect(rewritesTimes(inspected)).toBe(rewrites)
})

describe('warnings', () => {
  test("an engine of AWS's age that runs the platform gives none", () => {
    expect(engineWarnings({ ...engine, engine: '25.0.0' }, 'linux/amd64')).toEqual([])
  })

  test('an older engine is told', () => {
    expect(engineWarnings({ ...engine, engine: '24.0.9' }, 'linux/amd64')).toEqual([
      'Docker Engine 24.0.9 is older than 25, the oldest version that AWS supports.',
    ])
  })

  test('a builder that does not run the platform is told, with both ways to one that does', () => {
    expect(engineWarnings(engine, 'linux/arm64')).toEqual([
      'The builder (driver docker) does not run linux/arm64: a RUN instruction for that platform will fail. ' +
        'Use an arm64 runner (runs-on: ubuntu-24.04-arm), or add docker/setup-qemu-action before this step.',
    ])
    expect(engineWarnings({ ...engine, platforms: [] }, 'linux/arm64')).toEqual([])
  })
})
