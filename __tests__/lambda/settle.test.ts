import { LambdaServiceException } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { explain } from '../../src/aws/explain.ts'
import { failure } from '../../src/lambda/failure.ts'
import { settlesByItself } from '../../src/lambda/settle.ts'

function answered(name: string, message: string, httpStatusCode = 400): LambdaServiceException {
  return new LambdaServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } })
}

const invalid = (message: string) => answered('InvalidParameterValueException', message)
const throttle = answered('TooManyRequestsException', 'Rate exceeded', 429)

test.each([
  ['a role that is new', invalid('The role defined for the function cannot be assumed by Lambda.'), true],
  ['a throttle', throttle, true],
  ['a throttle that was explained already', explain(throttle, 'Could not list'), true],
  ['a throttle of EC2', invalid('Your request has been throttled by EC2, please make sure …'), true],
  [
    'mount targets of S3 Files',
    invalid('S3 Files file system x has mount targets, not all are in the available lifecycle state yet.'),
    true,
  ],
  ['a reason that passes', failure('x', { code: 'InternalError', text: '' }), true],
  ['a reason that stays', failure('x', { code: 'InvalidSubnet', text: '' }), false],
  ['a refusal', invalid('Source image x does not exist. Provide a valid source image.'), false],
  ['a denial', answered('AccessDeniedException', 'User: x is not authorized to perform: y', 403), false],
  ['a bug', new TypeError('x'), false],
])('%s settles by itself is %3$s', (_, error, settles) => {
  expect(settlesByItself(error)).toBe(settles)
})
