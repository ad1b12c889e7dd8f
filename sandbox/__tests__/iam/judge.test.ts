import { describe, expect, test } from 'vitest'
import { judge } from '../../iam/judge.ts'
import { parseIdentityPolicy, parseResourcePolicy } from '../../iam/policy.ts'

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:hello'

function judged(statements: object[], action: string, resource: string, context: Record<string, string> = {}) {
  return judge([parseIdentityPolicy({ Version: '2012-10-17', Statement: statements })], { action, resource, context })
}

function allow(members: object) {
  return { Effect: 'Allow', Action: '*', Resource: '*', ...members }
}

describe('actions and resources', () => {
  test.each([
    ['lambda:GetFunction', FUNCTION, 'allowed'],
    ['LAMBDA:getfunction', FUNCTION, 'allowed'],
    ['lambda:GetFunctionConfiguration', FUNCTION, 'not-allowed'],
    ['lambda:UpdateFunctionCode', FUNCTION, 'allowed'],
    ['lambda:GetFunction', `${FUNCTION}:1`, 'not-allowed'],
    ['lambda:GetFunction', FUNCTION.replace('hello', 'Hello'), 'not-allowed'],
    ['lambda:GetFunction', FUNCTION.replace('us-east-1', 'us-west-1'), 'allowed'],
    ['lambda:GetFunction', FUNCTION.replace('us-east-1', 'us-west-11'), 'not-allowed'],
  ])('%s on %s: %s', (action, resource, expected) => {
    const statement = allow({
      Action: ['lambda:GetFunction', 'lambda:Update*'],
      Resource: 'arn:aws:lambda:us-????-?:*:function:hello',
    })
    expect(judged([statement], action, resource)).toBe(expected)
  })

  test('an explicit deny wins, whatever comes first', () => {
    const deny = { Effect: 'Deny', Action: 'lambda:Delete*', Resource: '*' }
    expect(judged([deny, allow({})], 'lambda:DeleteFunction', FUNCTION)).toBe('denied')
    expect(judged([allow({}), deny], 'lambda:DeleteFunction', FUNCTION)).toBe('denied')
    expect(judged([allow({}), deny], 'lambda:GetFunction', FUNCTION)).toBe('allowed')
  })

  test('NotAction and NotResource take the rest', () => {
    const notAction = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }
    expect(judged([notAction], 'lambda:GetFunction', FUNCTION)).toBe('allowed')
    expect(judged([notAction], 'iam:PassRole', FUNCTION)).toBe('not-allowed')
    const notResource = { Effect: 'Allow', Action: '*', NotResource: FUNCTION }
    expect(judged([notResource], 'lambda:GetFunction', FUNCTION)).toBe('not-allowed')
    expect(judged([notResource], 'lambda:GetFunction', `${FUNCTION}2`)).toBe('allowed')
  })
})

describe('conditions', () => {
  const SERVICE = 'iam:PassedToService'
  test.each([
    [{ StringEquals: { [SERVICE]: 'lambda.amazonaws.com' } }, { [SERVICE]: 'lambda.amazonaws.com' }, 'allowed'],
    [{ StringEquals: { [SERVICE]: 'lambda.amazonaws.com' } }, { [SERVICE]: 'ec2.amazonaws.com' }, 'not-allowed'],
    [{ StringEquals: { [SERVICE]: 'lambda.*' } }, { [SERVICE]: 'lambda.amazonaws.com' }, 'not-allowed'],
    [{ StringLike: { [SERVICE]: ['ec2.*', 'lambda.*'] } }, { [SERVICE]: 'lambda.amazonaws.com' }, 'allowed'],
    [{ StringEquals: { [SERVICE]: 'lambda.amazonaws.com' } }, {}, 'not-allowed'],
    [{ StringEqualsIfExists: { [SERVICE]: 'lambda.amazonaws.com' } }, {}, 'allowed'],
    [{ StringNotEquals: { [SERVICE]: 'ec2.amazonaws.com' } }, {}, 'allowed'],
    [{ StringNotLike: { [SERVICE]: 'lambda.*' } }, { [SERVICE]: 'lambda.amazonaws.com' }, 'not-allowed'],
    [{ 'ForAnyValue:StringEquals': { [SERVICE]: 'lambda.amazonaws.com' } }, {}, 'not-allowed'],
    [{ 'ForAllValues:StringEquals': { [SERVICE]: 'lambda.amazonaws.com' } }, {}, 'allowed'],
    [{ Null: { [SERVICE]: 'true' } }, {}, 'allowed'],
    [{ Null: { [SERVICE]: 'false' } }, {}, 'not-allowed'],
    [{ Bool: { 'lambda:InvokedViaFunctionUrl': true } }, { 'lambda:InvokedViaFunctionUrl': 'true' }, 'allowed'],
    [{ ArnLike: { 'aws:sourceARN': 'arn:aws:lambda:*:*:function:*' } }, { 'aws:SourceArn': FUNCTION }, 'allowed'],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:*' } }, { 'aws:SourceArn': FUNCTION }, 'not-allowed'],
  ])('%j in %j: %s', (condition, context, expected) => {
    expect(judged([allow({ Condition: condition })], 'iam:PassRole', '*', context)).toBe(expected)
  })

  test('all lines of a condition must hold', () => {
    const condition = {
      StringEquals: { 'aws:RequestedRegion': 'us-east-1' },
      StringLike: { 'aws:PrincipalArn': '*deploy' },
    }
    const both = { 'aws:RequestedRegion': 'us-east-1', 'aws:PrincipalArn': 'arn:deploy' }
    const statements = [allow({ Condition: condition })]
    expect(judged(statements, 'a:b', '*', both)).toBe('allowed')
    expect(judged(statements, 'a:b', '*', { ...both, 'aws:RequestedRegion': 'eu-west-1' })).toBe('not-allowed')
  })
})

describe('principals', () => {
  const policy = parseResourcePolicy({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'ecr:BatchGetImage' },
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999988887777:root' }, Action: 'ecr:*' },
    ],
  })

  test.each([
    ['Service', 'lambda.amazonaws.com', 'ecr:BatchGetImage', 'allowed'],
    ['Service', 'lambda.amazonaws.com', 'ecr:PutImage', 'not-allowed'],
    ['AWS', 'lambda.amazonaws.com', 'ecr:BatchGetImage', 'not-allowed'],
    ['AWS', 'arn:aws:iam::999988887777:root', 'ecr:PutImage', 'allowed'],
  ] as const)('%s %s %s: %s', (type, name, action, expected) => {
    expect(judge([policy], { action, principal: { type, names: [name] }, context: {} })).toBe(expected)
  })
})

describe('what is not understood is refused, not passed over', () => {
  test.each([
    ['an operator', { Condition: { NumericEquals: { 'aws:RequestedRegion': '1' } } }, /operator NumericEquals/],
    ['a key', { Condition: { StringEquals: { 'aws:UserAgent': 'x' } } }, /key aws:UserAgent/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how policies write variables
    ['a policy variable', { Resource: 'arn:aws:s3:::${aws:username}' }, /policy variables/],
    ['an element', { Conditions: {} }, /element Conditions/],
    ['an action without a service', { Action: 'GetFunction' }, /malformed action/],
    ['an effect', { Effect: 'allow' }, /Effect is allow/],
    ['a principal', { Principal: '*' }, /no Principal/],
  ])('%s', (_what, members, message) => {
    expect(() => parseIdentityPolicy({ Version: '2012-10-17', Statement: allow(members) })).toThrow(message)
  })
})
