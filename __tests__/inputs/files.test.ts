import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkBuildFiles } from '../../src/docker/build-files.ts'
import { Findings, Problem } from '../../src/domain/problem.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import type { Workplace } from '../../src/inputs/files.ts'
import { nothingDesired, readDesiredConfiguration } from '../../src/lambda/desired.ts'
import { readEvents } from '../../src/rehearsal/events.ts'
import { asNobody, badFiles, givenWorkplace } from '../support/bad-files.ts'
import { refusal } from '../support/refusal.ts'
import { plainBuild } from './build-inputs.ts'

/** Every input that names a file which the action itself reads. */
const readers: Readonly<Record<string, (path: string, workplace: Workplace) => unknown>> = {
  'test-event': (event, workplace) => readEvents({ event, expect: undefined, of: 'test' }, workplace),
  'test-expect': (expect, workplace) => readEvents({ event: '{}', expect, of: 'test' }, workplace),
  'verify-event': (event, workplace) => readEvents({ event, expect: undefined, of: 'verify' }, workplace),
  'verify-expect': (expect, workplace) => readEvents({ event: '{}', expect, of: 'verify' }, workplace),
  'function-config': (file, workplace) =>
    readDesiredConfiguration(
      { file, variables: [], tags: [], removedVariables: [], replaceEnvironment: false },
      workplace,
    ),
  'regions-config': configOf('regions-config'),
  'functions-config': configOf('functions-config'),
}

function configOf(input: string) {
  return (path: string, workplace: Workplace) => {
    const given: Record<string, string> = { 'function-name': 'hello', 'aws-region': 'us-east-1', [input]: path }
    return readRunInputs((name) => given[name] ?? '', workplace)
  }
}
const inputs = Object.keys(readers)

describe.each(inputs)('%s', (input) => {
  const read = readers[input] ?? expect.unreachable

  test.each(Object.keys(badFiles))('that names %s is a problem with the remedy, and quotes nothing of it', (kind) => {
    const workplace = givenWorkplace()
    const path = join(workplace.workspace, 'file.json')
    badFiles[kind]?.(path, workplace.key)
    const message = refusal(() => asNobody(() => read('file.json', workplace)))
    // No event at all is in an empty folder.
    expect(message).toMatch(new RegExp(`^${input}: .*\\.$`, 's'))
    expect(message).not.toContain('hunter2')
  })

  test.each(['../elsewhere/key.json', '{key}', 'linked/key.json'])('does not read %s', (way) => {
    const workplace = givenWorkplace()
    symlinkSync(workplace.elsewhere, join(workplace.workspace, 'linked'))
    const path = way.replace('{key}', workplace.key)
    expect(refusal(() => read(path, workplace))).toBe(
      `${input}: '${path}' leads to '${workplace.key}', which is neither in the workspace nor in the runner's temporary folder. ` +
        'Name a path in the workspace that no link leads out of, or copy what is needed to RUNNER_TEMP before.',
    )
  })

  test('reads a file of the workspace, and one of the temporary folder, also through links', () => {
    const workplace = givenWorkplace()
    const { workspace, temporaryDirectory } = workplace
    for (const folder of [workspace, temporaryDirectory]) writeFileSync(join(folder, 'file.json'), '\ufeff{}')
    symlinkSync('file.json', join(workspace, 'link.json'))
    symlinkSync(temporaryDirectory, join(workspace, 'temp'))
    for (const path of ['file.json', './link.json', 'temp/file.json', join(temporaryDirectory, 'file.json')]) {
      expect(refusal(() => read(path, workplace))).toBeUndefined()
    }
  })
})

test('a workspace that is itself behind a link is one', () => {
  const { workspace, temporaryDirectory, elsewhere } = givenWorkplace()
  writeFileSync(join(workspace, 'file.json'), '{}')
  symlinkSync(workspace, join(elsewhere, 'checkout'))
  const given = { workspace: join(elsewhere, 'checkout'), temporaryDirectory }
  expect(readEvents({ event: 'file.json', expect: undefined, of: 'test' }, given)).toHaveLength(1)
})

test.each(['a.json', 'a.expect.json'])(
  'a link in a folder of events, %s, does not lead out of the workspace',
  (name) => {
    const workplace = givenWorkplace()
    const events = join(workplace.workspace, 'events')
    mkdirSync(events)
    writeFileSync(join(events, 'a.json'), '{}')
    if (name === 'a.json') writeFileSync(join(events, 'b.json'), '{}')
    symlinkSync(workplace.key, join(events, name === 'a.json' ? 'c.json' : name))
    expect(refusal(() => readEvents({ event: 'events', expect: undefined, of: 'verify' }, workplace))).toMatch(
      /^verify-event: 'events\/[\w.]+' leads to '.*\/key\.json', which is neither in the workspace nor /,
    )
  },
)

describe('what Docker reads', () => {
  function findings(build: Partial<typeof plainBuild>, workplace: Workplace): string {
    const found = new Findings()
    checkBuildFiles({ ...plainBuild, ...build }, { ...workplace, env: {} }, found)
    return found.list.length === 0 ? '' : new Problem(found.list).message
  }

  function withDockerfile() {
    const workplace = givenWorkplace()
    writeFileSync(join(workplace.workspace, 'Dockerfile'), 'FROM scratch\n')
    return { ...workplace, context: { context: workplace.workspace } }
  }

  test('may be anywhere, where the workflow names it', () => {
    const { context, elsewhere, key, ...workplace } = withDockerfile()
    writeFileSync(join(elsewhere, 'Dockerfile'), 'FROM scratch\n')
    expect(findings({ ...context, secretFiles: [{ name: 'npmrc', value: key }] }, workplace)).toBe('')
    expect(findings({ context: elsewhere }, workplace)).toBe('')
  })

  test('is no secret file that a link in the workspace leads to', () => {
    const { context, key, ...workplace } = withDockerfile()
    const value = join(workplace.workspace, '.npmrc')
    symlinkSync(key, value)
    expect(findings({ ...context, secretFiles: [{ name: 'npmrc', value }] }, workplace)).toContain(
      `secret-files: '${value}' leads to '${key}', which is neither in the workspace nor `,
    )
  })

  test.each([
    'a folder',
    'a pipe',
    'a link to a device',
    'a file that is too large',
    'a file that only its owner reads',
  ])('is a problem where %s is in place of the Dockerfile', (kind) => {
    const workplace = givenWorkplace()
    const file = join(workplace.workspace, 'Dockerfile')
    badFiles[kind]?.(file, workplace.key)
    expect(asNobody(() => findings({ context: workplace.workspace }, workplace))).toContain(`The Dockerfile '${file}'`)
  })
})

test('JSON in the inputs themselves needs no file', () => {
  const workplace = { workspace: '/nowhere', temporaryDirectory: '/nowhere' }
  for (const input of inputs) expect(refusal(() => readers[input]?.('{}', workplace))).toBeUndefined()
  expect(readers['function-config']?.('{}', workplace)).toEqual(nothingDesired)
})
