import { expect, test } from 'vitest'
import { linesOfImage, readPlatformWarnings } from '../../src/docker/platform-warnings.ts'

/** As buildx reports a warning (BuildKit, package client, "VertexWarning"). */
function warning(short: string, line?: number) {
  const range = line === undefined ? [] : [{ start: { line }, end: { line } }]
  return { vertex: 'sha256:1', level: 1, short: Buffer.from(short).toString('base64'), url: 'https://x', range }
}

const constant = (platform: string) =>
  `FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "${platform}" (line 2)`
const base =
  'InvalidBaseImagePlatform: Base image busybox was pulled with platform "linux/amd64", expected "linux/arm64" for current build (line 3)'

test.each([
  [base, [{ line: 2, text: base.replace(' (line 3)', '') }]],
  [constant('linux/amd64'), [{ line: 2, text: constant('linux/amd64').replace(' (line 2)', '') }]],
  [constant('amd64'), [{ line: 2, text: constant('amd64').replace(' (line 2)', '') }]],
  [constant('linux/arm64'), []],
  [constant('linux/arm64/v8'), []],
  [constant('aarch64'), []],
  ['StageNameCasing: Stage name Base should be lowercase (line 2)', []],
])('%s', (short, found) => {
  expect(readPlatformWarnings({ 'buildx.build.warnings': [warning(short, 2)] }, 'linux/arm64')).toEqual(found)
})

test('a report of an older buildx has none, and one of no line is none', () => {
  expect(readPlatformWarnings({ 'containerimage.digest': 'sha256:1' }, 'linux/arm64')).toEqual([])
  expect(readPlatformWarnings({ 'buildx.build.warnings': [warning(base)] }, 'linux/arm64')).toEqual([])
})

const stages = [
  { name: 'base', base: 'busybox', lines: [1] },
  { name: 'compile', base: 'golang', lines: [3, 4] },
  { name: 'base', base: 'Base', lines: [6] },
  { name: '', base: 'base', lines: [9] },
]

test.each([
  [undefined, [9, 6, 1]],
  ['base', [6, 1]],
  ['COMPILE', [3, 4]],
  ['1', [3, 4]],
  ['nowhere', []],
])('target %s comes from the lines %j', (target, lines) => {
  expect(linesOfImage(stages, target)).toEqual(lines)
})

test('of stages that are not known there are no lines', () => {
  expect(linesOfImage([], undefined)).toEqual([])
  expect(linesOfImage([], '0')).toEqual([])
})
