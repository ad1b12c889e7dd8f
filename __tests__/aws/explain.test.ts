import { expect, test } from 'vitest'
import { explain } from '../../src/aws/explain.ts'

/** An error as the SDK throws it. */
function answered(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { requestId: 'r-1', httpStatusCode: 400 } })
}

test.each([
  [
    'InvalidParameterValueException',
    'Alias with weights can not be used with Provisioned Concurrency',
    "Another shift of the alias is under way: wait for its end, or end it with 'rollback: true'.",
  ],
  [
    'DeploymentLimitExceededException',
    "The Deployment Group 'live' already has an active Deployment 'd-ABC123DEF'",
    'Wait for the end of that deployment, or stop it: a group has one at a time.',
  ],
])('%s: %s comes with its remedy', (code, text, remedy) => {
  expect(explain(answered(code, text), 'Could not release').message).toBe(
    `Could not release: ${code}: ${text}. (request r-1) ${remedy}`,
  )
})

test.each([
  [
    Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: 'lambda.example' }),
    'Correct AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> or the endpoint_url of the shared config file: it begins with https://.',
  ],
  [
    new Error('Invalid parameter for "defaultsMode", expect in-region, legacy, got fast'),
    'Correct AWS_DEFAULTS_MODE or the defaults_mode of the shared config file.',
  ],
])('what the SDK can not use of its settings is no bug: %s', (error, remedy) => {
  expect(explain(error, 'Could not read hello').message).toBe(`Could not read hello: ${error.message}. ${remedy}`)
})

test('credentials that are missing are no bug', () => {
  const error = Object.assign(new Error('Could not load credentials from any providers'), {
    name: 'CredentialsProviderError',
  })
  expect(explain(error, 'There are no AWS credentials').message).toBe(
    'There are no AWS credentials: Could not load credentials from any providers. ' +
      'Name a role in role-to-assume, or provide AWS credentials in the environment.',
  )
})
