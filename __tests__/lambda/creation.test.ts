import { describe, expect, test } from 'vitest'
import { type FunctionConfig, parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { differences, mergeConfiguration } from '../../src/lambda/configuration.ts'
import { noteManagedVersions, refuseAddition } from '../../src/lambda/creation.ts'
import { nothingDesired } from '../../src/lambda/desired.ts'
import { readConfiguration } from '../../src/lambda/read-configuration.ts'
import { refusal } from '../support/refusal.ts'

const CapacityProviderArn = 'arn:aws:lambda:us-east-1:111122223333:capacity-provider:large'

/** What can be chosen at creation only, as Lambda shows it. */
const chosen = {
  DurableConfig: { ExecutionTimeout: 3600, RetentionPeriodInDays: 14 },
  CapacityProviderConfig: {
    LambdaManagedInstancesCapacityProviderConfig: {
      CapacityProviderArn,
      PerExecutionEnvironmentMaxConcurrency: 16,
      ExecutionEnvironmentMemoryGiBPerVCpu: 2,
    },
  },
  TenancyConfig: { TenantIsolationMode: 'PER_TENANT' },
} as const

const changesOf = (file: object, before: object) => {
  const present = readConfiguration(before)
  const { config } = parseFunctionConfig(file, 'function-config')
  return differences(present, mergeConfiguration({ ...nothingDesired, config }, present))
}

describe('what can be chosen at creation only', () => {
  test.each(Object.entries(chosen))('%s is sent with the creation, and is no change after that', (name, value) => {
    const { config } = parseFunctionConfig({ [name]: value }, 'function-config')
    const created = differences({}, mergeConfiguration({ ...nothingDesired, config }, {}))
    expect(created).toMatchObject({ [name]: value })
    expect(changesOf({ [name]: value }, { [name]: value })).toEqual({})
  })

  test.each(Object.entries(chosen))('%s is refused where the function was created without', (name, value) => {
    const present = readConfiguration({})
    expect(refusal(() => refuseAddition(present, changesOf({ [name]: value }, {}), 'hello in us-east-1'))).toBe(
      `function-config: hello in us-east-1 was not created with this ${name}, and Lambda gives it to new functions only. ` +
        `Remove ${name}, or deploy to a new function: set another function-name, and role to create it.`,
    )
    expect(refusal(() => refuseAddition(readConfiguration(chosen), {}, 'hello'))).toBeUndefined()
  })

  test('values that Lambda changes later are changed, and what is absent is left as it is', () => {
    const LambdaManagedInstancesCapacityProviderConfig = {
      CapacityProviderArn,
      PerExecutionEnvironmentMaxConcurrency: 8,
    }
    const file = {
      DurableConfig: { RetentionPeriodInDays: 7 },
      CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig },
    }
    const changes = changesOf(file, chosen)
    expect(changes).toEqual({
      DurableConfig: { ExecutionTimeout: 3600, RetentionPeriodInDays: 7 },
      CapacityProviderConfig: {
        LambdaManagedInstancesCapacityProviderConfig: {
          ...LambdaManagedInstancesCapacityProviderConfig,
          ExecutionEnvironmentMemoryGiBPerVCpu: 2,
        },
      },
    })
    expect(refusal(() => refuseAddition(readConfiguration(chosen), changes, 'hello'))).toBeUndefined()
    expect(
      changesOf(
        { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } } },
        chosen,
      ),
    ).toEqual({})
  })
})

test('direct reads of a file system are a change; those that are automatic are what it has without', () => {
  const files = (DirectS3Read?: string) => ({
    FileSystemConfigs: [
      {
        Arn: 'arn:aws:s3files:us-east-1:111122223333:file-system/fs-1/access-point/fsap-1',
        LocalMountPath: '/mnt/data',
        ...(DirectS3Read !== undefined && { S3FilesConfig: { DirectS3Read } }),
      },
    ],
  })
  expect(changesOf(files('ENABLED'), files())).toEqual(files('ENABLED'))
  expect(changesOf(files(), files('DISABLED'))).toEqual(files())
  expect(changesOf(files('AUTO'), files())).toEqual({})
  expect(changesOf(files(), files('AUTO'))).toEqual({})
})

test('all that the file may say is read from what Lambda says', () => {
  const everything: FunctionConfig = {
    Role: 'arn:aws:iam::111122223333:role/hello',
    Description: 'Says hello',
    Timeout: 3,
    MemorySize: 2048,
    EphemeralStorage: { Size: 512 },
    Environment: { Variables: { NAME: 'value' } },
    SnapStart: { ApplyOn: 'None' },
    VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [], Ipv6AllowedForDualStack: false },
    DeadLetterConfig: { TargetArn: '' },
    KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
    TracingConfig: { Mode: 'Active' },
    FileSystemConfigs: [{ Arn: 'arn:aws:a', LocalMountPath: '/mnt/a', S3FilesConfig: { DirectS3Read: 'DISABLED' } }],
    LoggingConfig: { LogFormat: 'JSON', LogGroup: '/hello' },
    ...chosen,
  }
  const ImageConfig = { Command: ['serve'] }
  expect(readConfiguration({ ...everything, ImageConfigResponse: { ImageConfig } })).toEqual({
    ...everything,
    ImageConfig,
  })
})

test('a function that has all versions of its capacity provider is told', () => {
  const managed = {
    CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:aws:x' } },
  }
  expect(noteManagedVersions(managed, 99, 'hello in us-east-1')).toEqual([])
  expect(noteManagedVersions({}, 100, 'hello in us-east-1')).toEqual([])
  expect(noteManagedVersions(managed, 100, 'hello in us-east-1')[0]).toMatch(
    /^hello in us-east-1 has 100 versions, and a capacity provider takes 100 in all: /,
  )
})
