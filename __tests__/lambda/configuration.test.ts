import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeChange } from '../../src/domain/configuration-change.ts'
import type { FunctionConfig } from '../../src/inputs/function-config.ts'
import { differences, listChanges, mergeConfiguration, refuseUnseen } from '../../src/lambda/configuration.ts'
import { type DesiredConfiguration, nothingDesired } from '../../src/lambda/desired.ts'
import type { FunctionState } from '../../src/lambda/function.ts'
import { refusal } from '../support/refusal.ts'

/** As Lambda shows a function that was created with a role and nothing else. */
const present: FunctionConfig = {
  Role: 'arn:aws:iam::111122223333:role/hello',
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  EphemeralStorage: { Size: 512 },
  Environment: { Variables: { KEPT: 'one', SET: 'one' } },
  ImageConfig: { Command: ['serve'] },
  SnapStart: { ApplyOn: 'None' },
  VpcConfig: {},
  DeadLetterConfig: { TargetArn: '' },
  TracingConfig: { Mode: 'PassThrough' },
  LoggingConfig: {
    LogFormat: 'JSON',
    ApplicationLogLevel: 'INFO',
    SystemLogLevel: 'INFO',
    LogGroup: '/aws/lambda/hello',
  },
}

const changesOf = (desired: Partial<DesiredConfiguration>, before = present) =>
  differences(before, mergeConfiguration({ ...nothingDesired, ...desired }, before))

describe('only what differs is sent', () => {
  test.each<[string, Partial<DesiredConfiguration>, FunctionConfig]>([
    ['nothing, when nothing is asked for', {}, {}],
    ['nothing, when all is so already', { config: { MemorySize: 128, Description: '', Timeout: 3 } }, {}],
    ['one member', { config: { MemorySize: 256, Timeout: 3 } }, { MemorySize: 256 }],
    ['an empty text that clears', { config: { Description: '' } }, {}],
    ['nothing, for defaults that Lambda adds', { config: { LoggingConfig: { LogFormat: 'JSON' } } }, {}],
    [
      'a member of a member',
      { config: { LoggingConfig: { LogFormat: 'Text' } } },
      { LoggingConfig: { LogFormat: 'Text' } },
    ],
    ['nothing, for what is detached already', { config: { VpcConfig: { SubnetIds: [] }, KMSKeyArn: '' } }, {}],
  ])('%s', (_, desired, sent) => {
    expect(changesOf(desired)).toEqual(sent)
  })

  test('a description is cleared, a network and a dead letter queue are detached', () => {
    const before: FunctionConfig = {
      ...present,
      Description: 'old',
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead' },
    }
    const config = {
      Description: '',
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
      DeadLetterConfig: { TargetArn: '' },
    }
    expect(changesOf({ config }, before)).toEqual(config)
  })

  test('the order of subnets and security groups says nothing', () => {
    const before = {
      ...present,
      VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1', 'sg-2'] },
    }
    const turned = { SubnetIds: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-2', 'sg-1'] }
    expect(changesOf({ config: { VpcConfig: turned } }, before)).toEqual({})
    const fewer = { SubnetIds: ['subnet-2'], SecurityGroupIds: ['sg-1', 'sg-2'] }
    expect(changesOf({ config: { VpcConfig: fewer } }, before)).toEqual({ VpcConfig: fewer })
  })
})

describe('ImageConfig', () => {
  test.each<[string, Partial<DesiredConfiguration>, FunctionConfig]>([
    [
      'one override leaves the others',
      { overrides: { EntryPoint: ['/a'] } },
      { ImageConfig: { Command: ['serve'], EntryPoint: ['/a'] } },
    ],
    ['an empty override takes it away', { overrides: { Command: [] } }, { ImageConfig: {} }],
    [
      'the file replaces it whole',
      { imageConfig: { WorkingDirectory: '/w' } },
      { ImageConfig: { WorkingDirectory: '/w' } },
    ],
    ['the file clears it', { imageConfig: {} }, { ImageConfig: {} }],
    ['an input wins over the file', { imageConfig: { Command: ['a'] }, overrides: { Command: ['serve'] } }, {}],
  ])('%s', (_, desired, sent) => {
    expect(changesOf(desired)).toEqual(sent)
  })
})

describe('Environment', () => {
  test.each<[string, Partial<DesiredConfiguration>, Record<string, string> | undefined]>([
    ['is merged', { variables: { SET: 'two', NEW: '3' } }, { KEPT: 'one', SET: 'two', NEW: '3' }],
    ['loses what is taken away', { removedVariables: ['SET', 'GONE'] }, { KEPT: 'one' }],
    ['is left alone when it has all that', { variables: { SET: 'one' }, removedVariables: ['GONE'] }, undefined],
    ['is replaced', { variables: { SET: 'one' }, replaceEnvironment: true }, { SET: 'one' }],
    ['is emptied', { replaceEnvironment: true }, {}],
  ])('%s', (_, desired, variables) => {
    expect(changesOf(desired).Environment?.Variables).toEqual(variables)
  })

  const name = fc.stringMatching(/^[a-zA-Z]\w{1,8}$/)
  const variables = fc.dictionary(name, fc.string(), { noNullPrototype: true })

  test('a merge never drops or changes a variable that was not named', () => {
    fc.assert(
      fc.property(variables, variables, fc.array(name), (had, set, removedVariables) => {
        const before = { ...present, Environment: { Variables: had } }
        const desired = { ...nothingDesired, variables: set, removedVariables }
        const after = mergeConfiguration(desired, before).Environment?.Variables ?? {}
        const untouched = Object.keys(had).filter((one) => !Object.hasOwn(set, one) && !removedVariables.includes(one))
        for (const one of untouched) expect(after[one]).toBe(had[one])
        for (const one of Object.keys(set)) expect(after[one]).toBe(set[one])
        const known = [...untouched, ...Object.keys(set)]
        expect(Object.keys(after).sort()).toEqual([...new Set(known)].sort())
      }),
    )
  })

  test('one that Lambda can not show is left alone, or replaced even by none', () => {
    const { Environment: _, ...unseen } = present
    expect(changesOf({ config: { MemorySize: 256 } }, unseen)).toEqual({ MemorySize: 256 })
    expect(changesOf({ replaceEnvironment: true }, unseen)).toEqual({ Environment: { Variables: {} } })
  })

  test.each<[string, Partial<DesiredConfiguration>]>([
    ['set', { variables: { SET: '1' } }],
    ['taken away', { removedVariables: ['KEPT'] }],
  ])('in one that Lambda can not show nothing is %s', (_, desired) => {
    const state = { environmentError: 'Access to the key was denied.' } as FunctionState
    expect(refusal(() => refuseUnseen({ ...nothingDesired, ...desired }, state))).toBe(
      "environment: Lambda can't show the function's variables (Access to the key was denied), so this run can't merge variables into them. " +
        "Let the role that deploys use the function's KMS key, or set environment-mode to 'replace'.",
    )
    expect(
      refusal(() => refuseUnseen({ ...nothingDesired, ...desired, replaceEnvironment: true }, state)),
    ).toBeUndefined()
    expect(refusal(() => refuseUnseen(nothingDesired, state))).toBeUndefined()
  })
})

describe('whatever is asked for', () => {
  const words = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 })
  const imageConfig = fc.record(
    { Command: words, EntryPoint: words, WorkingDirectory: fc.string() },
    { requiredKeys: [] },
  )
  const vpc = fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1 }).map((ids) => ({
    SubnetIds: ids.map((id) => `subnet-${id}`),
    SecurityGroupIds: ids.map((id) => `sg-${id}`),
  }))
  const config = fc.record<Partial<FunctionConfig>>(
    {
      MemorySize: fc.integer({ min: 128, max: 10_240 }),
      Description: fc.string(),
      SnapStart: fc.constantFrom({ ApplyOn: 'None' }, { ApplyOn: 'PublishedVersions' }),
      EphemeralStorage: fc.record({ Size: fc.integer({ min: 512, max: 10_240 }) }),
      VpcConfig: vpc,
      KMSKeyArn: fc.constantFrom('', 'arn:aws:kms:us-east-1:111122223333:key/1'),
      LoggingConfig: fc.constantFrom({ LogFormat: 'Text' }, { LogFormat: 'JSON', SystemLogLevel: 'WARN' }),
    },
    { requiredKeys: [] },
  )
  const desiredConfigurations = fc
    .record({
      config,
      overrides: imageConfig,
      variables: fc.dictionary(fc.constantFrom('KEPT', 'SET', 'NEW'), fc.string(), { noNullPrototype: true }),
      replaceEnvironment: fc.boolean(),
      removedVariables: fc.subarray(['KEPT', 'GONE']),
    })
    .map((parts): DesiredConfiguration => ({ ...nothingDesired, ...parts }))

  test('once it is applied there is nothing left to change', () => {
    fc.assert(
      fc.property(desiredConfigurations, (desired) => {
        const applied = { ...present, ...differences(present, mergeConfiguration(desired, present)) }
        expect(differences(applied, mergeConfiguration(desired, applied))).toEqual({})
      }),
    )
  })

  test('a new function gets it at its creation', () => {
    fc.assert(
      fc.property(desiredConfigurations, (desired) => {
        const created = differences({}, mergeConfiguration(desired, {}))
        expect(differences(created, mergeConfiguration(desired, created))).toEqual({})
      }),
    )
  })
})

describe('listChanges', () => {
  test('says what was and what will be, but of variables the names alone', () => {
    const changes: FunctionConfig = {
      MemorySize: 256,
      KMSKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
      ImageConfig: {},
      LoggingConfig: { LogGroup: '/two' },
      Environment: { Variables: { SET: 'secret two', toString: 'secret three' } },
    }
    expect(
      listChanges({ ...present, LoggingConfig: { LogFormat: 'JSON', LogGroup: '/one' } }, changes).flatMap(
        describeChange,
      ),
    ).toEqual([
      'memory-size 128 MB -> 256 MB',
      'KMSKeyArn unset -> "arn:aws:kms:us-east-1:111122223333:key/1"',
      'image-command ["serve"] -> unset',
      'LoggingConfig.LogGroup "/one" -> "/two"',
      'environment adds toString, changes SET, removes KEPT',
    ])
  })
})
