import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { needOf } from '../../src/traffic/need.ts'
import { getProvisioned } from '../../src/traffic/provisioned.ts'

/** A Lambda that refuses to tell of provisioned concurrency, and has nothing else. */
function refusing(name: string, text: string) {
  const lambda = new LambdaClient({ region: 'us-east-1' })
  lambda.send = async (command: object) => {
    if (!command.constructor.name.includes('ProvisionedConcurrency')) return {}
    throw Object.assign(new Error(text), { name, $metadata: { httpStatusCode: 400 } })
  }
  return lambda
}

const older = { functionName: 'hello', version: '1', durable: false }

test.each([
  'The function resource provided must be an alias or a published version.',
  'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
  'Provisioned concurrency is for other functions.',
])('what can have no provisioned concurrency has none: %s', async (text) => {
  const lambda = refusing('InvalidParameterValueException', text)
  expect(await getProvisioned(lambda, 'hello', 'live')).toBeUndefined()
  expect(await needOf(lambda, older)).toBeUndefined()
})

test('what Lambda does not tell for another reason is an error', async () => {
  const lambda = refusing('AccessDeniedException', 'no')
  await expect(getProvisioned(lambda, 'hello', 'live')).rejects.toThrow('Could not read the provisioned concurrency')
  await expect(needOf(lambda, older)).rejects.toThrow('no')
})
