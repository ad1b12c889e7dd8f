import { describe, expect, test } from 'vitest'
import { refusal } from '../support/refusal.ts'
import { config, inputs } from './two-regions.ts'

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

  test('has numbers as they are written, on every level', () => {
    const id = '803511102246789121'
    const own = `{"environment": {"ID": ${id}}, "tags-function": {"id": ${id}}, "before-traffic-event": {"id": ${id}}, "alias": "a"}`
    const there = inputs({ 'regions-config': `{"eu-west-1": ${own}}` }).inRegion.get('eu-west-1')?.[0]
    expect(there?.configuration).toMatchObject({
      variables: [{ name: 'ID', value: id }],
      tags: [{ name: 'id', value: id }],
    })
    expect(there?.release.beforeTrafficEvent).toBe(`{"id":${id}}`)
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

test('what is wrong in all regions is said once, and what is wrong in one with its name', () => {
  const message = refusal(() => inputs({ timeout: '0', ...config({ 'eu-west-1': { 'memory-size': 1 } }) }))
  expect(message?.match(/timeout: /g)).toHaveLength(1)
  expect(message).toContain("1. timeout: '0' is not ")
  expect(message).toContain("2. eu-west-1: memory-size: '1' is not ")
})
