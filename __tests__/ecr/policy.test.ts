import { expect, test } from 'vitest'
import { allowsLambda } from '../../src/ecr/policy.ts'

const service = { Service: 'lambda.amazonaws.com' }
const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const statement = (members: object) => ({ Effect: 'Allow', Principal: service, Action: pull, ...members })

test.each([
  ['the statement that Lambda adds', { Statement: [statement({})] }, true],
  ['a single statement that is no list', { Statement: statement({}) }, true],
  ['a wildcard', { Statement: [statement({ Action: 'ecr:*' })] }, true],
  ['a list of services', { Statement: [statement({ Principal: { Service: ['a', 'lambda.amazonaws.com'] } })] }, true],
  ['two statements', { Statement: pull.map((Action) => statement({ Action })) }, true],
  ['everybody', { Statement: [statement({ Principal: '*' })] }, true],
  ['one action only', { Statement: [statement({ Action: pull[0] })] }, false],
  ['a denial', { Statement: [statement({ Effect: 'Deny' })] }, false],
  ['another service', { Statement: [statement({ Principal: { Service: 'ecs.amazonaws.com' } })] }, false],
  ['an account', { Statement: [statement({ Principal: { AWS: '111122223333' } })] }, false],
  ['no statement', {}, false],
])('%s lets Lambda pull: %#', (_, policy, expected) => {
  expect(allowsLambda(policy)).toBe(expected)
})
