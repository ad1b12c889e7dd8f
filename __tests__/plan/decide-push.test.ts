import { describe, expect, test } from 'vitest'
import { plan } from '../../src/plan/decide.ts'
import { context, inputs, sha } from './stage.ts'

const noFunction = { 'function-name': '', repository: 'hello-world' }
const planned = (given: Readonly<Record<string, string>>) => plan(inputs({ ...noFunction, ...given }), context)

test('without a function the image is pushed, and that is all', () => {
  const made = planned({})
  expect(made).toMatchObject({
    kind: 'push',
    regions: ['us-east-1'],
    commit: sha,
    source: { kind: 'build', tags: [sha] },
  })
})

test('without a function and without a repository there is nothing to do', () => {
  expect(() => planned({ repository: '' })).toThrow(
    'function-name is missing. Name the Lambda function to deploy to, or set repository to build and push an image without one.',
  )
})

test('a function in some regions only is refused', () => {
  const config = JSON.stringify({ 'eu-west-1': { 'function-name': 'hello' } })
  expect(() => planned({ 'aws-region': 'us-east-1,eu-west-1', 'regions-config': config })).toThrow(
    'function-name is set for some regions, but not for us-east-1. Set it for all of them, or use a step for the regions that only get the image.',
  )
})

describe('what needs a function is refused without one', () => {
  test.each(
    Object.entries({
      publish: 'false',
      role: 'arn:aws:iam::111122223333:role/hello',
      description: 'one',
      'environment-mode': 'replace',
      'environment-remove': 'OLD',
      'tags-function': 'team=one',
      alias: 'live',
      'verify-event': '{}',
      'verify-expect': '{}',
      'verify-tenant-id': 'blue',
      traffic: 'canary 10% 5m',
      'rollback-alarms': 'errors',
      'rollback-on': 'errors 1%',
      'provisioned-concurrency': '1',
      rollback: 'true',
      'rollback-to': '1',
      'keep-versions': '3',
      'region-strategy': 'sequential',
      preview: 'true',
    }),
  )('%s: %s', (name, text) => {
    expect(() => planned({ [name]: text })).toThrow(
      `${name} needs a function, and function-name is not set. Set function-name, or remove ${name}.`,
    )
  })

  test.each([
    ['on-region-failure: rollback', { 'on-region-failure': 'rollback' }],
    ['codedeploy-application', { 'codedeploy-application': 'one', 'codedeploy-deployment-group': 'two' }],
  ])('%s', (name, given) => {
    expect(() => planned(given)).toThrow(`${name} needs a function`)
  })
})

test('what only a rehearsal needs is refused without one', () => {
  const given = { 'memory-size': '256', timeout: '3', 'ephemeral-storage': '600', environment: 'A_B=c' }
  for (const name of Object.keys(given)) {
    expect(() => planned(given)).toThrow(
      `${name}: without function-name it is for the rehearsal alone, and there is no test-event. Set test-event, or remove ${name}.`,
    )
  }
  expect(planned({ ...given, 'test-event': '{}' })).toMatchObject({ kind: 'push' })
})
