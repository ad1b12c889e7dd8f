import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFunctionName } from '../../src/domain/function-name.ts'
import { refusal } from '../support/refusal.ts'

const account = '111122223333'

test.each([
  ['hello-world', { name: 'hello-world' }],
  ['H_1', { name: 'H_1' }],
  [`${account}:function:hello`, { name: 'hello', account }],
  [`arn:aws:lambda:us-east-1:${account}:function:hello`, { name: 'hello', account, region: 'us-east-1' }],
  [`arn:aws-cn:lambda:cn-north-1:${account}:function:hello`, { name: 'hello', account, region: 'cn-north-1' }],
  [
    `arn:aws-us-gov:lambda:us-gov-west-1:${account}:function:hello`,
    { name: 'hello', account, region: 'us-gov-west-1' },
  ],
  [
    `arn:aws-eusc:lambda:eusc-de-east-1:${account}:function:hello`,
    { name: 'hello', account, region: 'eusc-de-east-1' },
  ],
])('%s', (text, name) => {
  expect(parseFunctionName(text)).toEqual(name)
})

describe('what names no function, or a version of it, is refused with the remedy', () => {
  const shape = "Write a name of 1 to 64 letters, digits, '-' and '_', or the function's ARN."
  const latest = 'but Lambda updates code on $LATEST only and then publishes it.'
  const arn = `arn:aws:lambda:us-east-1:${account}:function:hello`
  test.each([
    ['hello world', `function-name: 'hello world' is neither a function name nor an ARN of one. ${shape}`],
    ['a'.repeat(65), `function-name: '${'a'.repeat(65)}' is neither a function name nor an ARN of one. ${shape}`],
    [
      'arn:aws:iam::111122223333:role/hello',
      `function-name: 'arn:aws:iam::111122223333:role/hello' is neither a function name nor an ARN of one. ${shape}`,
    ],
    ['hello:7', `function-name: 'hello:7' names the version or alias '7', ${latest} Write 'hello'.`],
    ['hello:$LATEST', `function-name: 'hello:$LATEST' names the version or alias '$LATEST', ${latest} Write 'hello'.`],
    [`${arn}:live`, `function-name: '${arn}:live' names the version or alias 'live', ${latest} Write '${arn}'.`],
    [
      `arn:aws:lambda:cn-north-1:${account}:function:hello`,
      `function-name: the ARN 'arn:aws:lambda:cn-north-1:${account}:function:hello' says partition 'aws', ` +
        "but cn-north-1 is in 'aws-cn'. Copy the ARN from the function's page.",
    ],
  ])('%s', (text, message) => {
    expect(refusal(() => parseFunctionName(text))).toBe(message)
  })
})

test('every name of letters, digits, hyphens and underscores is taken as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), (name) => {
      expect(parseFunctionName(name)).toEqual({ name })
    }),
  )
})

test('no text makes the parser fail otherwise than with a Problem', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      refusal(() => parseFunctionName(`${one}:${other}`))
    }),
  )
})
