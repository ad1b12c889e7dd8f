import { describe, expect, test } from 'vitest'
import { refusal } from '../support/refusal.ts'
import { config, inputs } from './two-regions.ts'

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
