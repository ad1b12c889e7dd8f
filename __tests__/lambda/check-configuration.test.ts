import { describe, expect, test } from 'vitest'
import { checkChanges, checkVariableNames } from '../../src/lambda/check-configuration.ts'
import { refusal } from '../support/refusal.ts'

const region = 'us-east-1'

test('names that Lambda keeps to itself are refused, and only those', () => {
  const variables = { AWS_REGION: 'x', NAME: 'x', _HANDLER: 'x', AWS_LAMBDA_EXEC_WRAPPER: '/x', TZ: 'UTC' }
  expect(refusal(() => checkVariableNames(variables))).toBe(
    'environment: Lambda sets AWS_REGION, _HANDLER itself, and does not let you change it. Leave it out.',
  )
  expect(refusal(() => checkVariableNames({ AWS_LAMBDA_EXEC_WRAPPER: '/x', TZ: 'UTC' }))).toBeUndefined()
})

describe('the size of the environment', () => {
  const sized = (bytes: number) => {
    const Variables = { NAME: 'x'.repeat(bytes - '{"NAME":""}'.length) }
    return { Environment: { Variables } }
  }

  test('is measured with names and all', () => {
    expect(refusal(() => checkChanges(sized(4096), sized(4096), region))).toBeUndefined()
    expect(refusal(() => checkChanges(sized(4097), sized(4097), region))).toBe(
      "environment: the function's variables in us-east-1 would have 4097 bytes in total, and Lambda allows 4096. " +
        'Remove some with environment-remove, or keep large values in Parameter Store or Secrets Manager.',
    )
  })

  test('is of no matter where it stays as it is', () => {
    expect(refusal(() => checkChanges({ MemorySize: 256 }, sized(5000), region))).toBeUndefined()
  })
})

describe('SnapStart', () => {
  const SnapStart = { ApplyOn: 'PublishedVersions' } as const
  const file = { Arn: 'arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0', LocalMountPath: '/mnt/a' }

  test.each([
    ['1024 MB of ephemeral storage', { SnapStart, EphemeralStorage: { Size: 1024 } }],
    ['a file system', { SnapStart, FileSystemConfigs: [file] }],
  ])('is refused with %s', (obstacle, desired) => {
    expect(refusal(() => checkChanges({ SnapStart }, desired, region))).toBe(
      `snap-start: the function in us-east-1 would have ${obstacle}, and Lambda takes no snapshots of such a function. ` +
        "Set ephemeral-storage to 512 and detach file systems, or set snap-start to 'none'.",
    )
    expect(refusal(() => checkChanges({ MemorySize: 256 }, desired, region))).toBeUndefined()
  })

  test('is fine with 512 MB, and none is with any', () => {
    expect(refusal(() => checkChanges({ SnapStart }, { SnapStart, EphemeralStorage: { Size: 512 } }, region))).toBe(
      undefined,
    )
    const none = { SnapStart: { ApplyOn: 'None' }, EphemeralStorage: { Size: 1024 } } as const
    expect(refusal(() => checkChanges(none, none, region))).toBeUndefined()
  })
})
