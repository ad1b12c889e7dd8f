import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationCommandInput,
} from '@aws-sdk/client-lambda'
import { describe, expect, test } from 'vitest'
import { FIRST, useApp } from './support/app.ts'
import { ROLE } from './support/functions.ts'

const app = useApp()
const NETWORK = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] }
/** All that a copy of a function needs, beside code, environment and sizes. */
const REST = {
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111111111111:letters' },
  FileSystemConfigs: [
    { Arn: 'arn:aws:elasticfilesystem:us-east-1:111111111111:access-point/fsap-1', LocalMountPath: '/mnt/files' },
  ],
  KMSKeyArn: 'arn:aws:kms:us-east-1:111111111111:key/1',
  TracingConfig: { Mode: 'Active' },
} satisfies Partial<CreateFunctionCommandInput>
const LOGGING = { LogFormat: 'JSON', LogGroup: '/own/group', SystemLogLevel: 'WARN' } as const

function create(input: Partial<CreateFunctionCommandInput> = {}) {
  const required = { FunctionName: 'new', Role: ROLE, PackageType: 'Image', Code: { ImageUri: FIRST } } as const
  return app.client.send(new CreateFunctionCommand({ ...required, ...input }))
}

async function update(input: Partial<UpdateFunctionConfigurationCommandInput>) {
  app.pass(500)
  return app.client.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'new', ...input }))
}

describe("a function's configuration", () => {
  test('comes back whole, so that the function can be copied', async () => {
    const ImageConfig = { EntryPoint: ['/run'], Command: ['app'], WorkingDirectory: '/work' }
    const Tags = { team: 'a' }
    const made = { ...REST, VpcConfig: NETWORK, LoggingConfig: LOGGING, ImageConfig, Tags }
    await create(made)
    const got = await app.client.send(new GetFunctionCommand({ FunctionName: 'new' }))
    expect(got.Tags).toEqual(Tags)
    expect(got.Configuration).toMatchObject({
      ...REST,
      ImageConfigResponse: { ImageConfig },
      VpcConfig: { ...NETWORK, VpcId: expect.stringMatching(/^vpc-[0-9a-f]{17}$/), Ipv6AllowedForDualStack: false },
    })
    expect(got.Configuration?.LoggingConfig).toEqual({ ...LOGGING, ApplicationLogLevel: 'INFO' })
  })

  test('is kept by an update that names something else', async () => {
    await create({ ...REST, VpcConfig: NETWORK, LoggingConfig: LOGGING })
    const updated = await update({ Timeout: 9 })
    expect(updated).toMatchObject({ ...REST, VpcConfig: NETWORK, LoggingConfig: LOGGING, Timeout: 9 })
  })

  test('is cleared by empty values', async () => {
    await create({ ...REST, VpcConfig: NETWORK, LoggingConfig: LOGGING })
    const updated = await update({
      DeadLetterConfig: { TargetArn: '' },
      FileSystemConfigs: [],
      KMSKeyArn: '',
      VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
      LoggingConfig: { LogFormat: 'Text' },
    })
    expect(updated).not.toHaveProperty('DeadLetterConfig')
    expect(updated).not.toHaveProperty('FileSystemConfigs')
    expect(updated).not.toHaveProperty('KMSKeyArn')
    expect(updated.VpcConfig).toEqual({
      SubnetIds: [],
      SecurityGroupIds: [],
      VpcId: '',
      Ipv6AllowedForDualStack: false,
    })
    expect(updated.LoggingConfig).toEqual({ LogFormat: 'Text', LogGroup: '/own/group' })
  })

  test('has a new LastModified after each update, the same one included', async () => {
    const times = [(await create()).LastModified]
    for (let count = 0; count < 2; count++) times.push((await update({ Timeout: 9 })).LastModified)
    expect(new Set(times).size).toBe(3)
    expect(times).toEqual([...times].sort())
  })
})

describe('an execution role that Lambda can not assume', () => {
  const refusal = {
    name: 'InvalidParameterValueException',
    message: 'The role defined for the function cannot be assumed by Lambda.',
  }
  const Role = `${ROLE}-of-another`

  test('makes no function', async () => {
    app.executionRoles = [ROLE]
    await expect(create({ Role })).rejects.toMatchObject(refusal)
    await create()
  })

  test('is not given to one, and is not checked when it stays', async () => {
    app.executionRoles = [ROLE]
    await create()
    await expect(update({ Role })).rejects.toMatchObject(refusal)
    app.executionRoles = []
    await update({ Timeout: 9 })
  })
})
