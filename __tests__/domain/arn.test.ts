import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOf, formatArn, parseArn, parseFunctionArn, rootOf } from '../../src/domain/arn.ts'

const account = '111122223333'

const arns = [
  ['aws', 'lambda', 'us-east-1', account, 'function:hello'],
  ['aws', 'lambda', 'eu-central-1', account, 'function:hello:live'],
  ['aws', 'iam', '', account, 'role/ci/team/deploy'],
  ['aws', 'iam', '', 'aws', 'policy/AdministratorAccess'],
  ['aws', 's3', '', '', 'bucket/key:with:colons'],
  ['aws', 'sts', '', account, 'assumed-role/deploy/owner-name-1'],
  ['aws-cn', 'ecr', 'cn-north-1', account, 'repository/team/hello'],
  ['aws-us-gov', 'lambda', 'us-gov-west-1', account, 'function:hello'],
  ['aws-eusc', 'lambda', 'eusc-de-east-1', account, 'function:hello'],
  ['aws-iso', 'kms', 'us-iso-east-1', account, 'key/1'],
  ['aws-iso-b', 'lambda', 'us-isob-east-1', account, 'function:hello'],
  ['aws-iso-e', 'lambda', 'eu-isoe-west-1', account, 'function:hello'],
  ['aws-iso-f', 'lambda', 'us-isof-south-1', account, 'function:hello'],
] as const

describe('an ARN is read into its parts, and written as it was', () => {
  test.each(arns)('%s %s %s %s %s', (partition, service, region, owner, resource) => {
    const text = `arn:${partition}:${service}:${region}:${owner}:${resource}`
    const parts = { partition, service, region, account: owner, resource }
    expect(parseArn(text)).toEqual(parts)
    expect(formatArn(parts)).toBe(text)
  })
})

test.each([
  '',
  '*',
  'hello',
  `${account}:function:hello`,
  'arn',
  'arn:aws',
  'arn:aws:iam::111122223333',
  'arn:aws:iam::111122223333:',
  'arn:gcp:iam::111122223333:role/deploy',
  'arn:aws::us-east-1:111122223333:function:hello',
  ' arn:aws:iam::111122223333:role/deploy',
  'arn:aws:iam::111122223333:role/one\narn:aws:iam::111122223333:role/two',
])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeUndefined()
  expect(accountOf(text)).toBeUndefined()
})

test('whatever is read is written as it was', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^arn:aws[a-z-]*:[a-z0-9]+:[a-z0-9-]*:\d{0,12}:[\w:/*]+$/), (text) => {
      const arn = parseArn(text)
      expect(arn && formatArn(arn)).toBe(text)
    }),
  )
})

test.each([
  [`arn:aws:iam::${account}:role/deploy`, account],
  ['arn:aws:s3:::bucket', undefined],
])('the account of %s is %s', (text, owner) => {
  expect(accountOf(text)).toBe(owner)
})

test('an account is named by its root, in its own partition', () => {
  expect(rootOf({ partition: 'aws-cn', account })).toBe(`arn:aws-cn:iam::${account}:root`)
})

const hello = `arn:aws-us-gov:lambda:us-gov-west-1:${account}:function:hello`

test.each([
  [hello, { name: 'hello', unqualified: hello }],
  [`${hello}:7`, { name: 'hello', unqualified: hello, qualifier: '7' }],
  [`${hello}:live`, { name: 'hello', unqualified: hello, qualifier: 'live' }],
  [`${hello}:$LATEST`, { name: 'hello', unqualified: hello, qualifier: '$LATEST' }],
  [`arn:aws:lambda:us-east-1:${account}:layer:hello:1`, undefined],
  [`arn:aws:iam::${account}:role/hello`, undefined],
  ['hello', undefined],
  ['', undefined],
])('%s names a function, and perhaps a version or an alias', (text, named) => {
  expect(parseFunctionArn(text)).toEqual(named)
})
