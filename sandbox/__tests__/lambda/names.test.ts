import { describe, expect, test } from 'vitest'
import { partitionOf } from '../../core/arn.ts'
import { ServiceError } from '../../core/contract.ts'
import { readTarget } from '../../lambda/names.ts'
import { ACCOUNT, CALLER } from '../../testing/service.ts'

const request = { region: 'eusc-de-east-1', account: ACCOUNT, caller: { arn: CALLER, allows: () => true } }
const arn = `arn:aws-eusc:lambda:eusc-de-east-1:${ACCOUNT}:function:app`

function read(name: string, qualifier?: string, action = 'lambda:GetFunction') {
  return readTarget(request, name, qualifier, action)
}

function refusal(...given: Parameters<typeof read>): unknown {
  try {
    return read(...given)
  } catch (error) {
    return error instanceof ServiceError ? `${error.status} ${error.code}: ${error.message}` : error
  }
}

describe('a function is named', () => {
  test.each([
    ['by its name', 'app', undefined, undefined],
    ['with a qualifier', 'app:3', undefined, '3'],
    ['and by a parameter', 'app', 'live', 'live'],
    ['twice the same', 'app:live', 'live', 'live'],
    ['by a partial ARN', `${ACCOUNT}:function:app`, undefined, undefined],
    ['by a qualified partial ARN', `${ACCOUNT}:function:app:$LATEST`, undefined, '$LATEST'],
    ['without an account', 'function:app', undefined, undefined],
    ['by its ARN', arn, undefined, undefined],
    ['by its qualified ARN', `${arn}:3`, undefined, '3'],
  ])('%s: %s', (_, name, parameter, qualifier) => {
    expect(read(name, parameter)).toEqual({
      name: 'app',
      qualifier,
      functionArn: arn,
      arn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
    })
  })

  test.each([
    [
      'app:1',
      '2',
      '400 InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
    ],
    [
      'arn:aws:lambda:us-east-1:111111111111:function:app',
      undefined,
      "404 ResourceNotFoundException: Functions from 'us-east-1' are not reachable in this region ('eusc-de-east-1')",
    ],
    [
      '222222222222:function:app',
      undefined,
      /^403 AccessDeniedException: User: .* because no resource-based policy allows the lambda:GetFunction action$/,
    ],
    [
      'not a name',
      undefined,
      /^400 ValidationException: 1 validation error detected: Value 'not a name' at 'functionName' failed/,
    ],
    [
      'arn:aws:lambda:invalid-region:111111111111:function:app',
      undefined,
      /^400 ValidationException: 1 validation error detected: Value 'arn:aws:lambda:invalid-region:.*\(\\\$LATEST\(\\\.PUBLISHED\)/,
    ],
    [
      'app',
      'a'.repeat(129),
      /^400 ValidationException: 1 validation error detected: Value 'a{129}' at 'qualifier' failed to satisfy constraint: Member must have length less than or equal to 128$/,
    ],
    [
      'no name',
      'a'.repeat(129),
      /^400 ValidationException: 2 validation errors detected: Value 'a{129}' at 'qualifier' failed .*; Value 'no name' at 'functionName' failed /,
    ],
  ])('and refused as %s %s', (name, qualifier, expected) => {
    expect(refusal(name, qualifier)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

const long = 'a'.repeat(65)

test.each([
  [long, /^400 InvalidParameterValueException: 1 validation error detected: .* length less than or equal to 64$/],
  [`${arn}${long}${long}`, /^400 ValidationException: 1 validation error .* length less than or equal to 140$/],
  [`${arn}!${long}${long}`, /^400 ValidationException: 2 validation errors .* 140; Value '.*' .* pattern: /],
])('a function is not created as %s', (name, expected) => {
  expect(refusal(name, undefined, 'lambda:CreateFunction')).toEqual(expect.stringMatching(expected))
})

test('a name that is too long is read as any that is missing', () => {
  expect(read(long)).toMatchObject({ name: long })
})

test.each([
  ['us-east-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
])('%s belongs to %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition)
})
