import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { parseReference } from '../../script/readme/reference.ts'
import { plan } from '../../src/plan/decide.ts'
import { refusal } from '../support/refusal.ts'
import { account, context, deployPlan, inputs, rollbackPlan } from './stage.ts'

const { inputs: reference } = parseReference(readFileSync('docs/reference.yml', 'utf8'))
const uri = `${account}.dkr.ecr.us-east-1.amazonaws.com/hello:v1`

type Given = Readonly<Record<string, string>>

/** What a step says of an input that has something else than its default. */
function written(name: string): Given {
  const text = String(reference[name]?.example).replaceAll(/\$\{\{[^}]+\}\}/g, 'a1b2c3')
  return { [name]: text }
}

/** Inputs of the group "Image" of action.yml, but for those that say where the image is from or where it goes. */
const building = (() => {
  const document = parseDocument(readFileSync('action.yml', 'utf8'))
  const groups =
    String(document)
      .split(/^ {2}# /m)
      .find((group) => group.startsWith('Image\n')) ?? ''
  const others = ['repository', 'repository-role-to-assume', 'tags', 'create-repository', 'image', 'image-uri']
  return [...groups.matchAll(/^ {2}([a-z-]+):$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !others.includes(name))
})()

describe.each([
  ['image-uri', uri],
  ['image', 'hello:nix'],
])('with %s nothing is built', (instead, text) => {
  const manner = [
    'cache-from',
    'cache-to',
    'no-cache',
    'pull',
    'builder',
    'network',
    'add-hosts',
    'allow',
    'shm-size',
    'ulimit',
  ]

  test('there are inputs that say how', () => {
    expect(building).toEqual(expect.arrayContaining(['context', ...manner]))
  })

  test.each(building.filter((name) => !manner.includes(name)))(
    '%s is refused: it says what is in the image',
    (name) => {
      expect(refusal(() => plan(inputs({ [instead]: text, ...written(name) }), context))).toBe(
        `${name}: with ${instead} nothing is built. Remove one of them.`,
      )
    },
  )

  test.each(manner)('%s is warned of: a step that may build as well has it', (name) => {
    expect(deployPlan(inputs({ [instead]: text, ...written(name) }), context).warnings).toEqual([
      `Without effect here: ${name}, as with ${instead} nothing is built.`,
    ])
  })

  test('defaults are not written', () => {
    const given = { [instead]: text, context: '.', 'no-cache': 'False', pull: 'false' }
    expect(deployPlan(inputs(given), context).warnings).toEqual([])
  })
})

describe('without test-event', () => {
  const required =
    'test-required: there is no test-event, so the image is deployed without a rehearsal. Set test-event too, or remove test-required.'

  test.each<[string, Given]>([
    ['a deploy', {}],
    ['a push', { 'function-name': '', repository: 'hello' }],
    ['an image from elsewhere', { 'image-uri': uri }],
  ])('%s with test-required is refused: it promises a rehearsal', (_, given) => {
    expect(refusal(() => plan(inputs({ ...given, 'test-required': 'true' }), context))).toBe(required)
  })

  test('the inputs that say how are warned of', () => {
    const given = { 'test-env': 'A=1', 'test-timeout': '5s', 'test-credentials': 'true' }
    expect(deployPlan(inputs(given), context).warnings).toEqual([
      'Without effect here: test-env, test-timeout, test-credentials, as there is no test-event, so nothing is rehearsed.',
    ])
  })

  test('one function that has an event is enough: the others share the inputs of the step', () => {
    const given = {
      'function-name': 'hello, other',
      'functions-config': '{"other": {"test-event": "{}"}}',
      'test-timeout': '5s',
      'test-required': 'true',
    }
    expect(deployPlan(inputs(given), context).warnings).toEqual([])
  })
})

test.each<[string, Given, string]>([
  [
    'replicate',
    { replicate: 'ecr' },
    'replicate: the run has one region, to which the image is pushed: nothing is replicated.',
  ],
  [
    'snap-start',
    { publish: 'false', 'snap-start': 'published-versions' },
    'snap-start: Lambda takes snapshots of published versions alone, and with publish false this run publishes none.',
  ],
])('%s is noted where it does nothing', (_, given, notice) => {
  expect(deployPlan(inputs(given), context)).toMatchObject({ notices: [notice], warnings: [] })
})

test.each<[string, Given]>([
  ['replicate in several regions', { 'aws-region': 'us-east-1, eu-west-1', replicate: 'ecr' }],
  ['snap-start with a version, and none without', { 'snap-start': 'published-versions' }],
  ['snap-start: none without a version', { publish: 'false', 'snap-start': 'none' }],
  [
    'keep-versions, which deletes older versions also where none is published',
    { publish: 'false', 'keep-versions': '3' },
  ],
  [
    'inputs of previews on another event than a pull request',
    Object.assign(
      {},
      ...Object.keys(reference)
        .filter((name) => name.startsWith('preview-'))
        .map(written),
    ),
  ],
])('nothing is said of %s', (_, given) => {
  expect(deployPlan(inputs(given), context)).toMatchObject({ notices: [], warnings: [] })
})

describe('a rollback', () => {
  const rollback = { rollback: 'true', alias: 'live' }
  const warnings = (given: Given) => rollbackPlan(inputs({ ...rollback, ...given }), context).warnings

  test('says once what it does not do, of inputs that a deploy by the same step has', () => {
    const given = { context: 'app', 'memory-size': '512', environment: 'AA=1', 'image-uri': uri, 'verify-event': '{}' }
    expect(warnings(given)).toEqual([
      'Without effect here: memory-size, environment, context, image-uri, verify-event, as a rollback moves the alias alone.',
    ])
  })

  test.each(building)('has no use for %s', (name) => {
    expect(warnings(written(name))).toEqual([`Without effect here: ${name}, as a rollback moves the alias alone.`])
  })

  test('says nothing of what it goes by', () => {
    const codedeploy = { 'codedeploy-application': 'a', 'codedeploy-deployment-group': 'b' }
    const github = { 'environment-name': 'production', 'environment-url': 'https://example.com', 'github-token': 't' }
    expect(warnings({ 'rollback-to': '3', 'wait-timeout': '5m', 'dry-run': 'true', ...codedeploy, ...github })).toEqual(
      [],
    )
  })
})
