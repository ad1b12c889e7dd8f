import { describe, expect, test } from 'vitest'
import { copied, noteOnCopy } from '../../src/inspect/base-function.ts'
import { differences, mergeConfiguration } from '../../src/lambda/configuration.ts'
import { nothingDesired } from '../../src/lambda/desired.ts'
import type { FunctionState } from '../../src/lambda/function.ts'

const role = 'arn:aws:iam::111122223333:role/hello'
const base: FunctionState = {
  arn: 'arn:aws:lambda:us-east-1:111122223333:function:hello',
  packageType: 'Image',
  architecture: 'arm64',
  state: 'Active',
  stateReason: { code: '', text: '' },
  lastUpdateStatus: 'Successful',
  lastUpdateReason: { code: '', text: '' },
  version: '$LATEST',
  revisionId: '1',
  tags: { team: 'a' },
  config: {
    Role: role,
    Description: 'Says hello',
    MemorySize: 512,
    Timeout: 20,
    EphemeralStorage: { Size: 512 },
    Environment: { Variables: { A: '1', B: '2' } },
    ImageConfig: { Command: ['serve'] },
    SnapStart: { ApplyOn: 'PublishedVersions' },
    VpcConfig: {},
    DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:letters' },
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: '/shared' },
  },
}

describe('a copy', () => {
  test('has what a function runs with, and nothing that reaches beyond it', () => {
    expect(copied(nothingDesired, base, { tag: 'b' }, undefined)).toEqual({
      ...nothingDesired,
      config: {
        Role: role,
        MemorySize: 512,
        Timeout: 20,
        EphemeralStorage: { Size: 512 },
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'Text' },
        VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
        FileSystemConfigs: [],
        KMSKeyArn: '',
      },
      imageConfig: { Command: ['serve'] },
      variables: { A: '1', B: '2' },
      replaceEnvironment: true,
      tags: { tag: 'b' },
      architecture: 'arm64',
    })
  })

  test('gives way to the inputs', () => {
    const asked = {
      ...nothingDesired,
      config: { Timeout: 5 },
      variables: { B: '3' },
      removedVariables: ['A'],
      architecture: 'x86_64',
    } as const
    expect(copied(asked, base, {}, 'arn:aws:iam::111122223333:role/preview')).toMatchObject({
      config: { Role: 'arn:aws:iam::111122223333:role/preview', Timeout: 5, MemorySize: 512 },
      variables: { B: '3' },
      architecture: 'x86_64',
    })
    const replacing = copied({ ...asked, replaceEnvironment: true }, base, {}, undefined)
    expect(mergeConfiguration(replacing, {}).Environment).toEqual({ Variables: { B: '3' } })
  })

  test('is durable where its base is, runs on no capacity provider, and isolates no tenants', () => {
    const DurableConfig = { ExecutionTimeout: 60 }
    const managed: FunctionState = {
      ...base,
      config: {
        ...base.config,
        MemorySize: 20_480,
        Timeout: 5400,
        DurableConfig,
        CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:aws:x' } },
        TenancyConfig: { TenantIsolationMode: 'PER_TENANT' },
      },
    }
    const asked = { ...nothingDesired, config: { TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } } } as const
    const { config } = copied(asked, managed, {}, undefined)
    expect(config).toMatchObject({ DurableConfig, MemorySize: 10_240, Timeout: 900 })
    expect(Object.keys(config)).not.toEqual(expect.arrayContaining(['TenancyConfig']))
    expect(Object.keys(config)).not.toEqual(expect.arrayContaining(['CapacityProviderConfig']))
    expect(noteOnCopy(nothingDesired, managed, 'hello-pr-1')).toEqual([
      'hello-pr-1 does not run on the capacity provider of its base function, and has 10240 MB and 900 seconds at most.',
      'hello-pr-1 does not isolate tenants as its base function does, since Lambda gives such functions no URL: its handler gets no tenant id.',
      'hello-pr-1 is durable, as its base function is. Lambda invokes it by a version or an alias only, so that it gets no URL.',
    ])
    expect(noteOnCopy(asked, base, 'hello-pr-1')).toHaveLength(1)
    expect(noteOnCopy(nothingDesired, base, 'hello-pr-1')).toEqual([])
  })

  test('of nothing is what is asked for', () => {
    expect(copied({ ...nothingDesired, config: { Timeout: 5 } }, undefined, {}, role)).toEqual({
      ...nothingDesired,
      config: { Role: role, Timeout: 5 },
    })
  })

  test('takes away what the function has lost since, and is content after that', () => {
    const desired = copied(nothingDesired, base, {}, undefined)
    const before = {
      ...mergeConfiguration(desired, {}),
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], Ipv6AllowedForDualStack: false },
      KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/one',
      Environment: { Variables: { A: '1', B: '2', C: '3' } },
    }
    expect(differences(before, mergeConfiguration(desired, before))).toEqual({
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
      KMSKeyArn: '',
      Environment: { Variables: { A: '1', B: '2' } },
    })
    const after = { ...before, VpcConfig: { Ipv6AllowedForDualStack: false, SubnetIds: [] }, KMSKeyArn: '' }
    const merged = { ...mergeConfiguration(desired, after), Environment: after.Environment }
    expect(differences(after, merged)).toEqual({})
  })
})
