import { describe, expect, test } from 'vitest'
import type { FunctionConfig } from '../../src/inputs/function-config.ts'
import { checkChanges, checkTags, checkVariableNames } from '../../src/lambda/check-configuration.ts'
import { refusal } from '../support/refusal.ts'

const region = 'us-east-1'

test('names that Lambda keeps to itself are refused, and only those', () => {
  const variables = { AWS_REGION: 'x', NAME: 'x', _HANDLER: 'x', AWS_LAMBDA_EXEC_WRAPPER: '/x', TZ: 'UTC' }
  expect(refusal(() => checkVariableNames(variables))).toBe(
    'environment: Lambda sets AWS_REGION, _HANDLER itself, and does not let you change it. Leave it out.',
  )
  expect(refusal(() => checkVariableNames({ AWS_LAMBDA_EXEC_WRAPPER: '/x', TZ: 'UTC' }))).toBeUndefined()
  for (const name of ['AWS_LAMBDA_MAX_CONCURRENCY', 'AWS_LAMBDA_METADATA_API', 'AWS_LAMBDA_METADATA_TOKEN']) {
    expect(refusal(() => checkVariableNames({ [name]: 'x' }))).toContain(`environment: Lambda sets ${name} itself`)
  }
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

const provider = {
  CapacityProviderConfig: {
    LambdaManagedInstancesCapacityProviderConfig: {
      CapacityProviderArn: 'arn:aws:lambda:us-east-1:111122223333:capacity-provider:large',
    },
  },
}

describe('memory and timeout', () => {
  const check = (changes: FunctionConfig, others: FunctionConfig = {}) =>
    refusal(() => checkChanges(changes, { ...others, ...changes }, region))

  test.each([
    [{ MemorySize: 10_241 }, 'memory-size', '10241 MB', '128 to 10240 MB', 32_768],
    [{ Timeout: 901 }, 'timeout', '901 seconds', '1 to 900 seconds', 5400],
  ])('%j is for managed instances only', (changes, input, value, range, most) => {
    expect(check(changes)).toBe(
      `${input}: the function in us-east-1 would have ${value}, and Lambda takes ${range}. ` +
        `Write ${range}; only a function that is created with CapacityProviderConfig takes up to ${most}.`,
    )
    expect(check(changes, provider)).toBeUndefined()
  })

  test('have other limits there', () => {
    expect(check({ MemorySize: 2047 }, provider)).toBe(
      'memory-size: the function in us-east-1 would have 2047 MB, and Lambda takes 2048 to 32768 MB on managed instances. ' +
        'Write 2048 to 32768 MB.',
    )
    expect(check({ MemorySize: 32_768, Timeout: 5400 }, provider)).toBeUndefined()
    expect(check({ MemorySize: 10_240, Timeout: 900 })).toBeUndefined()
  })
})

test('a durable function needs its time limit', () => {
  const DurableConfig = { RetentionPeriodInDays: 7 }
  expect(refusal(() => checkChanges({ DurableConfig }, { DurableConfig }, region))).toBe(
    'function-config: DurableConfig of the function in us-east-1 has no ExecutionTimeout, and Lambda makes no durable function without. ' +
      'Set it to the seconds that an execution may take in all.',
  )
})

describe('tags', () => {
  const named = (count: number, prefix = 'tag') =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '']))

  test('are counted with those that the function has, less those of AWS', () => {
    expect(refusal(() => checkTags(named(10, 'new'), named(41), region))).toBe(
      'tags-function: the function in us-east-1 would have 51 tags, and Lambda allows 50. ' +
        'Name fewer in tags-function and in Tags of function-config, or take some away from the function.',
    )
    expect(refusal(() => checkTags(named(51), {}, region))).toContain('would have 51 tags')
    expect(refusal(() => checkTags(named(10, 'new'), { ...named(40), ...named(5, 'aws:x') }, region))).toBeUndefined()
    expect(refusal(() => checkTags(named(10), named(50), region))).toBeUndefined()
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

  test.each([
    ['a capacity provider', provider],
    ['tenant isolation', { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } as const],
  ])('is refused with %s, which a function keeps', (obstacle, has) => {
    expect(refusal(() => checkChanges({ SnapStart }, { SnapStart, ...has }, region))).toBe(
      `snap-start: the function in us-east-1 would have ${obstacle}, and Lambda takes no snapshots of such a function. ` +
        "Set snap-start to 'none'.",
    )
  })

  test('is fine with 512 MB, and none is with any', () => {
    expect(refusal(() => checkChanges({ SnapStart }, { SnapStart, EphemeralStorage: { Size: 512 } }, region))).toBe(
      undefined,
    )
    const none = { SnapStart: { ApplyOn: 'None' }, EphemeralStorage: { Size: 1024 } } as const
    expect(refusal(() => checkChanges(none, none, region))).toBeUndefined()
  })
})
