import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Engine } from '../../src/docker/engine.ts'
import { checkTarget, glimpseStages, hasStage, readStages } from '../../src/docker/stages.ts'
import { plainBuild } from '../inputs/build-inputs.ts'
import { folder } from '../support/folder.ts'

// Printed by the BuildKit of engine 26.1.5, for a file that begins with a byte order mark.
const recorded = readFileSync(new URL('./fixtures/targets.json', import.meta.url), 'utf8')

test('the stages that BuildKit lists are read in their order, those without a name too', () => {
  expect(readStages(recorded)).toMatchObject([
    { name: 'build', base: 'busybox:stable-musl' },
    { name: '', base: 'scratch' },
    { name: 'last', base: 'busybox:stable-musl' },
  ])
})

test.each([
  ['nothing', ''],
  ['another text', 'Usage: docker buildx'],
  ['another object', '{"warnings": []}'],
])('%s lists no stages', (_, text) => {
  expect(readStages(text)).toBeUndefined()
})

test.each([
  ['build', true],
  ['LAST', true],
  ['nowhere', false],
  ['', false],
  ['0', true],
  ['2', true],
  ['3', false],
])("target '%s' is there: %s", (target, there) => {
  expect(hasStage(['build', '', 'last'], target)).toBe(there)
})

test.each([
  ['over continued lines', 'FROM scratch \\\n  as final\n', ['final']],
  ['with a comment in between', 'FROM --platform=$X \\\n# why\n scratch AS one\nFROM one AS two', ['one', 'two']],
  ['after a byte order mark', '\uFEFFFROM scratch AS one', ['one']],
  ['with another escape', '# escape=`\nFROM scratch `\r\n AS one\r\nRUN dir c:\\\nFROM one AS two', ['one', 'two']],
  ['and not in instructions', 'FROM scratch\nRUN echo FROM nothing AS nowhere', []],
])('names of stages are glimpsed %s', (_, text, names) => {
  expect(glimpseStages({ ...plainBuild, context: folder({ Dockerfile: text }) })).toEqual(names)
})

test('of a Dockerfile that is elsewhere nothing is glimpsed', () => {
  expect(glimpseStages({ ...plainBuild, context: 'https://git.example/app.git' })).toBeUndefined()
})

const engine: Engine = {
  engine: '28.5.2',
  buildx: '0.29.1',
  driver: 'docker',
  containerdStore: false,
  platforms: [],
  rewritesTimes: false,
}

function answering(exitCode: number, stdout: string) {
  const asked: (readonly string[])[] = []
  const show = async (argv: readonly string[]) => {
    asked.push(argv)
    return { exitCode, stdout, stderr: '' }
  }
  return { asked, docker: { scratch: '/tmp', ask: () => Promise.reject(new Error('asked')), show } }
}

test('a target that is no stage is refused with those that are', async () => {
  const { docker, asked } = answering(0, recorded)
  const build = { ...plainBuild, context: folder({ Dockerfile: 'FROM scratch' }), target: 'nowhere' }
  expect(await checkTarget(build, docker, engine)).toEqual({
    what: `target: '${build.context}/Dockerfile' has no stage 'nowhere'.`,
    remedy: 'Its stages are build, last.',
  })
  expect(asked).toEqual([['buildx', 'build', '--call=targets,format=json', build.context]])
  expect(await checkTarget({ ...build, target: 'Last' }, docker, engine)).toBeUndefined()
})

test('where BuildKit does not list the stages the build decides', async () => {
  const build = { ...plainBuild, context: folder({ Dockerfile: 'FROM scratch' }), target: 'nowhere' }
  expect(await checkTarget(build, answering(1, '').docker, engine)).toBeUndefined()
  const { docker, asked } = answering(0, recorded)
  expect(await checkTarget(build, docker, { ...engine, buildx: '0.14.1' })).toBeUndefined()
  expect(await checkTarget({ ...build, context: 'https://git.example/app.git' }, docker, engine)).toBeUndefined()
  expect(await checkTarget({ ...plainBuild, context: build.context }, docker, engine)).toBeUndefined()
  expect(asked).toEqual([])
})
