import { LambdaServiceException } from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { awsError, hasCode, isTransient } from '../../src/aws/error.ts'
import { explain } from '../../src/aws/explain.ts'
import { Problem } from '../../src/domain/problem.ts'

function answered(name: string, httpStatusCode: number, message = 'AWS says no'): LambdaServiceException {
  const $fault = httpStatusCode < 500 ? 'client' : 'server'
  return new LambdaServiceException({ name, message, $fault, $metadata: { httpStatusCode, requestId: 'r-1' } })
}

function network(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code })
}

test('what a service answered is told from everything else', () => {
  const error = answered('ResourceConflictException', 409)
  expect(awsError(error)).toEqual({
    code: 'ResourceConflictException',
    text: 'AWS says no',
    requestId: 'r-1',
    status: 409,
  })
  expect(hasCode(error, 'Other', 'ResourceConflictException')).toBe(true)
  expect(hasCode(error, 'Other')).toBe(false)
  expect(awsError(network('ECONNRESET'))).toBeUndefined()
  expect(hasCode(Object.assign(new Error('x'), { name: 'Other' }), 'Other')).toBe(false)
})

test.each([
  ['a throttle', answered('TooManyRequestsException', 429), true],
  ['a throttle with status 400', answered('ThrottlingException', 400), true],
  ['a failure of the service', answered('ServiceException', 500), true],
  ['an unavailable service', answered('ServiceUnavailableException', 503), true],
  ['a denial', answered('AccessDeniedException', 403), false],
  ['an expired token', answered('ExpiredTokenException', 403), false],
  ['a refusal', answered('InvalidParameterValueException', 400), false],
  ['a missing function', answered('ResourceNotFoundException', 404), false],
  ['a reset', network('ECONNRESET'), true],
  ['a reset beneath', new Error('request failed', { cause: network('EPIPE') }), true],
  ['a host that has no name', network('ENOTFOUND'), false],
  ['a timeout', Object.assign(new Error('too late'), { name: 'TimeoutError' }), true],
  ['a bug', new TypeError('undefined is not a function'), false],
  ['no error', 'text', false],
])('%s: may pass by itself is %4$s', (_, error, transient) => {
  expect(isTransient(error)).toBe(transient)
})

describe('an explained error', () => {
  const doing = 'Could not deploy to hello'

  test("keeps AWS's code, words and request, and ends with the remedy", () => {
    const error = answered('InvalidParameterValueException', 400, 'Source image r/hello:v1 does not exist.')
    const problem = explain(error, doing)
    expect(problem.message).toBe(
      `${doing}: InvalidParameterValueException: Source image r/hello:v1 does not exist. (request r-1) ` +
        'Push the image first, and check its region and account.',
    )
    expect(problem.cause).toBe(error)
  })

  test('names the resource that the denial leaves out', () => {
    const text = 'Lambda does not have permission to access the ECR image. Check the ECR permissions.'
    const { message } = explain(answered('AccessDeniedException', 403, text), doing, { repository: 'arn:r' })
    expect(message).toContain(
      `${doing}: AccessDeniedException: ${text} (request r-1) The repository's policy must have {`,
    )
    expect(message).toContain(
      '{"Effect":"Allow","Action":["ecr:GetRepositoryPolicy","ecr:SetRepositoryPolicy"],"Resource":"arn:r"}',
    )
  })

  test.each([
    ['ExpiredTokenException', 'The security token included in the request is expired', 'use role-to-assume'],
    ['CodeStorageExceededException', 'Code storage limit exceeded.', 'Delete versions that are no longer used'],
    ['ResourceNotFoundException', 'Function not found: arn', 'Check the name, the region and the account.'],
    ['Unheard', 'Something new.', 'Correct what AWS names; CloudTrail has the request.'],
  ])('%s has its remedy', (code, text, remedy) => {
    expect(explain(answered(code, 400, text), doing).message).toContain(remedy)
  })

  test('is a Problem as it is when it is one already, and tells what broke the connection', () => {
    const problem = new Problem({ what: 'A.', remedy: 'B.' })
    expect(explain(problem, doing)).toBe(problem)
    const both = new AggregateError([network('ECONNREFUSED')], '')
    expect(explain(both, doing).message).toMatch(/^Could not deploy to hello: connect ECONNREFUSED\. /)
  })
})
