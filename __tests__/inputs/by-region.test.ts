import { describe, expect, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { refusal } from '../support/refusal.ts'

const regions = 'us-east-1, eu-west-1'

function inputs(given: Readonly<Record<string, string>>, ambientRegion?: string) {
  const all: Record<string, string> = { 'function-name': 'hello', 'aws-region': regions, ...given }
  return readRunInputs((name) => all[name] ?? '', {
    workspace: '/workspace',
    temporaryDirectory: '/temp',
    ...(ambientRegion !== undefined && { ambientRegion }),
  })
}

const config = (value: unknown) => ({ 'regions-config': JSON.stringify(value) })

describe('{region}', () => {
  test.each([
    ['function-name', 'hello-{region}', 'functionName', { name: 'hello-eu-west-1' }],
    [
      'role-to-assume',
      'arn:aws:iam::111122223333:role/{region}/deploy-{region}',
      'rolesToAssume',
      ['arn:aws:iam::111122223333:role/eu-west-1/deploy-eu-west-1'],
    ],
    ['repository', '{region}/hello', 'repository', { repository: 'eu-west-1/hello' }],
    [
      'image-uri',
      '111122223333.dkr.ecr.{region}.amazonaws.com/hello:v1',
      'image',
      { registry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com', repository: 'hello', tag: 'v1' },
    ],
  ] as const)('is replaced in %s', (input, text, member, value) => {
    const read = inputs({ [input]: text })
    expect(read.inRegion.get('eu-west-1')?.[0][member]).toEqual(value)
    expect(JSON.stringify(read[member])).toContain('us-east-1')
  })

  test('is replaced in alias, and nowhere else', () => {
    const { inRegion } = inputs({ alias: 'live-{region}', description: 'in {region}' })
    const there = inRegion.get('eu-west-1')?.[0]
    expect(there?.release.alias).toBe('live-eu-west-1')
    expect(there?.configuration.description).toBe('in {region}')
  })

  test("is the environment's region where no other is named", () => {
    const { functionName } = inputs({ 'aws-region': '', 'function-name': 'hello-{region}' }, 'ap-south-1')
    expect(functionName).toEqual({ name: 'hello-ap-south-1' })
  })

  test('without a region is no name of a function', () => {
    expect(refusal(() => inputs({ 'aws-region': '', 'function-name': 'hello-{region}' }))).toContain("'hello-{region}'")
  })
})

describe('regions-config', () => {
  test('replaces inputs of its regions, however its values are written', () => {
    const { inRegion } = inputs({
      'memory-size': '128',
      environment: 'AA=1\nBB=2',
      ...config({
        'eu-west-1': {
          'memory-size': 512,
          publish: false,
          environment: { CC: '3' },
          'environment-remove': ['DD', 'EE'],
          'image-command': ['app.handler'],
          'tags-function': { team: 'one' },
          'function-config': { Timeout: 7 },
        },
      }),
    })
    expect(inRegion.get('us-east-1')?.[0].configuration).toMatchObject({ memory: 128, variables: [{}, {}] })
    const there = inRegion.get('eu-west-1')?.[0]
    expect(there?.publish).toBe(false)
    expect(there?.configuration).toMatchObject({
      memory: 512,
      variables: [{ name: 'CC', value: '3' }],
      removedVariables: ['DD', 'EE'],
      command: ['app.handler'],
      tags: [{ name: 'team', value: 'one' }],
      file: '{"Timeout":7}',
    })
  })

  test('may have {region} in its names, too', () => {
    const { inRegion } = inputs(config({ 'eu-west-1': { alias: 'eu-{region}' } }))
    expect(inRegion.get('eu-west-1')?.[0].release.alias).toBe('eu-eu-west-1')
  })

  test('of all regions is taken by a run for one of them', () => {
    const all = config({ 'us-east-1': { alias: 'us' }, 'eu-west-1': { alias: 'eu' } })
    expect(inputs({ 'aws-region': 'eu-west-1', ...all }).release.alias).toBe('eu')
  })

  test.each([
    ['no JSON', '{', 'regions-config is not a JSON object. '],
    ['a file that is not there', 'regions.json', "regions-config: there is no file 'regions.json'. "],
    ['no object for a region', '{"eu-west-1": 1}', 'regions-config: eu-west-1: its value is not an object. '],
    ['a region that the run has not', '{"eu-west-2": {}}', 'regions-config: the run has no region eu-west-2; it has '],
    ['no region', '{"eu-west-1a": {}}', "regions-config: 'eu-west-1a' is an availability zone, not a region. "],
    ['an unknown input', '{"eu-west-1": {"memory": 1}}', "regions-config: eu-west-1: 'memory' is not an input that "],
    [
      'an input of the build',
      '{"eu-west-1": {"file": "x"}}',
      "regions-config: eu-west-1: 'file' is not an input that ",
    ],
    ['a value of no kind', '{"eu-west-1": {"alias": null}}', 'regions-config: eu-west-1: the value of alias '],
    ['a list of no texts', '{"eu-west-1": {"environment-remove": [1]}}', 'regions-config: eu-west-1: the value of '],
  ])('with %s is refused', (_, text, message) => {
    expect(refusal(() => inputs({ 'regions-config': text }))).toMatch(
      new RegExp(`^${message.replaceAll(/[.()]/g, '\\$&')}`),
    )
  })

  test('that is no JSON is not repeated: it may hold secrets', () => {
    expect(refusal(() => inputs({ 'regions-config': '{"eu-west-1": {"environment": "KEY=s3cret"' }))).not.toContain(
      's3',
    )
  })
})

describe('several functions', () => {
  const read = (given: Readonly<Record<string, string>>) => {
    const { inRegion } = inputs({ 'function-name': 'api, worker', ...given })
    const all = [...inRegion].flatMap(([region, functions]) => functions.map((own) => [region, own] as const))
    return Object.fromEntries(all.map(([region, own]) => [`${own.functionName?.name} in ${region}`, own]))
  }
  const places = ['api in us-east-1', 'worker in us-east-1', 'api in eu-west-1', 'worker in eu-west-1']

  test.each(['api, worker', 'api\nworker', 'api,api\nworker', 'api,111122223333:function:worker,worker'])(
    'are named by %j',
    (names) => {
      expect(Object.keys(read({ 'function-name': names }))).toEqual(places)
    },
  )

  test('may be others in each region', () => {
    const others = config({ 'eu-west-1': { 'function-name': ['mail', 'api-{region}'] } })
    expect(Object.keys(read(others))).toEqual([
      ...places.slice(0, 2),
      'mail in eu-west-1',
      'api-eu-west-1 in eu-west-1',
    ])
  })

  test('what is said of one counts more than what is said of the region, and of one in the region most', () => {
    const memory = (size: number) => ({ 'memory-size': size })
    const there = { 'eu-west-1': { ...memory(256), 'functions-config': { api: memory(1024) } } }
    const functions = {
      worker: { ...memory(512), 'regions-config': { 'eu-west-1': memory(2048) }, 'image-command': ['worker.run'] },
      api: { 'verify-event': { ping: 1 } },
    }
    const all = read({ 'memory-size': '128', ...config(there), 'functions-config': JSON.stringify(functions) })
    expect(places.map((place) => all[place]?.configuration.memory)).toEqual([128, 512, 1024, 2048])
    expect(places.map((place) => all[place]?.configuration.command)).toEqual([
      undefined,
      ['worker.run'],
      undefined,
      ['worker.run'],
    ])
    expect(all['api in us-east-1']?.release.verifyEvent).toBe('{"ping":1}')
    expect(all['worker in us-east-1']?.release.verifyEvent).toBeUndefined()
  })

  test.each([
    ['no JSON', '{', 'functions-config is not a JSON object. Write an object keyed by function.'],
    [
      'a function that the run has not',
      '{"mail": {}}',
      'functions-config: the run has no function mail; it has api, worker.',
    ],
    [
      'an input of the image',
      '{"api": {"repository": "x"}}',
      "functions-config: api: 'repository' is not an input that ",
    ],
    [
      'an input of the image, in a region',
      '{"api": {"regions-config": {"eu-west-1": {"repository": "x"}}}}',
      "regions-config: eu-west-1: 'repository' is not ",
    ],
    [
      'a region that the run has not',
      '{"api": {"regions-config": {"eu-west-2": {}}}}',
      'functions-config: api: regions-config: the run has no region eu-west-2',
    ],
  ])('with %s in functions-config are refused', (_, text, message) => {
    expect(refusal(() => read({ 'functions-config': text }))).toContain(message)
  })

  test('of which a run has one may be in a file of all', () => {
    const all = { 'functions-config': '{"api": {"alias": "live"}, "worker": {"alias": "batch"}}' }
    expect(inputs({ ...all, 'function-name': 'worker' }).release.alias).toBe('batch')
  })

  test('say what is wrong with one by its name, and what is wrong with all once', () => {
    const one = { 'functions-config': '{"worker": {"memory-size": 1}}' }
    expect(refusal(() => read({ timeout: '0', ...one }))).toMatch(
      /1\. timeout: '0' is not .*\n2\. worker in us-east-1, worker in eu-west-1: memory-size: '1' is not /,
    )
  })

  const event = { 'before-traffic-event': '{}' }
  const of = (...names: string[]) => JSON.stringify(Object.fromEntries(names.map((name) => [name, event])))

  test.each([
    [event, 'api in us-east-1, worker in us-east-1, api in eu-west-1, worker in eu-west-1'],
    [{ 'functions-config': of('api') }, 'api in us-east-1, api in eu-west-1'],
    [{ 'regions-config': of('us-east-1') }, 'api in us-east-1, worker in us-east-1'],
  ])('are not sent %j once for all', (given, names) => {
    expect(refusal(() => read(given))).toBe(
      `before-traffic-event: what is written once is sent once, and here it is for ${names}. ` +
        'Name the one that is to get it in functions-config, or each that has a database of its own.',
    )
  })

  test.each([
    [{ 'functions-config': `{"api": {"regions-config": ${of('us-east-1', 'eu-west-1')}}}` }],
    [{ ...event, rollback: 'true' }],
    [{ ...event, preview: 'true' }],
    [{ ...event, 'functions-config': '{"worker": {"before-traffic-event": ""}}', 'aws-region': 'us-east-1' }],
  ])('may be sent %j', (given) => {
    expect(refusal(() => read(given))).toBeUndefined()
  })

  test.each([
    [{}, { strategy: 'parallel', unit: 'region', onFailure: 'stop' }],
    [{ 'region-strategy': 'sequential' }, { strategy: 'sequential', unit: 'region' }],
    [
      { 'release-strategy': 'sequential', 'on-failure': 'rollback' },
      { strategy: 'sequential', unit: 'function', onFailure: 'rollback' },
    ],
    // As the defaults of action.yml come.
    [
      { 'region-strategy': 'parallel', 'release-strategy': 'one-then-rest' },
      { strategy: 'one-then-rest', unit: 'function' },
    ],
  ])('are released as %j says', (given, rollout) => {
    expect(read(given)['api in us-east-1']?.rollout).toMatchObject(rollout)
  })

  test('are released as one of the two names says', () => {
    const both = { 'on-failure': 'stop', 'on-region-failure': 'continue' }
    expect(refusal(() => read(both))).toBe(
      'on-failure and on-region-failure are two names for one thing. Remove on-region-failure.',
    )
  })
})

test('what is wrong in all regions is said once, and what is wrong in one with its name', () => {
  const message = refusal(() => inputs({ timeout: '0', ...config({ 'eu-west-1': { 'memory-size': 1 } }) }))
  expect(message?.match(/timeout: /g)).toHaveLength(1)
  expect(message).toContain("1. timeout: '0' is not ")
  expect(message).toContain("2. eu-west-1: memory-size: '1' is not ")
})
