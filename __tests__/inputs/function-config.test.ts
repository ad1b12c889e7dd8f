import { describe, expect, test } from 'vitest'
import { parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { refusal } from '../support/refusal.ts'

const parse = (value: unknown) => parseFunctionConfig(value, 'function-config: f.json')

const everything = {
  Role: 'arn:aws:iam::111122223333:role/service-role/hello',
  Description: 'Says hello',
  Timeout: 5400,
  MemorySize: 32_768,
  EphemeralStorage: { Size: 512 },
  Environment: { Variables: { NAME: 'value', EMPTY: '' } },
  ImageConfig: { EntryPoint: ['/bootstrap'], Command: [], WorkingDirectory: '' },
  SnapStart: { ApplyOn: 'PublishedVersions' },
  VpcConfig: { SubnetIds: ['subnet-0a'], SecurityGroupIds: ['sg-0a'], Ipv6AllowedForDualStack: true },
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead' },
  KMSKeyArn: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1',
  TracingConfig: { Mode: 'Active' },
  FileSystemConfigs: [
    {
      Arn: 'arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0',
      LocalMountPath: '/mnt/data',
      S3FilesConfig: { DirectS3Read: 'ENABLED' },
    },
  ],
  LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'TRACE', SystemLogLevel: 'WARN', LogGroup: '/my/group' },
  DurableConfig: { ExecutionTimeout: 31_622_400, RetentionPeriodInDays: 90, KMSKeyArn: '' },
  CapacityProviderConfig: {
    LambdaManagedInstancesCapacityProviderConfig: {
      CapacityProviderArn: 'arn:aws:lambda:us-east-1:111122223333:capacity-provider:large',
      PerExecutionEnvironmentMaxConcurrency: 1600,
      ExecutionEnvironmentMemoryGiBPerVCpu: 2.5,
    },
  },
  TenancyConfig: { TenantIsolationMode: 'PER_TENANT' },
}

test('every member goes through as it is; architecture and tags are told apart', () => {
  const file = { ...everything, Architectures: ['arm64'], Tags: { team: 'one' } }
  expect(parse(file)).toEqual({ config: everything, architecture: 'arm64', tags: { team: 'one' } })
})

test('an empty object asks for nothing, and empty texts detach', () => {
  expect(parse({})).toEqual({ config: {}, tags: {} })
  const detached = { KMSKeyArn: '', DeadLetterConfig: { TargetArn: '' }, FileSystemConfigs: [], VpcConfig: {} }
  expect(parse(detached).config).toEqual(detached)
})

describe('a member that is not known is named, with what to do', () => {
  const members = 'Remove or correct it: the members are those of UpdateFunctionConfiguration and CreateFunction.'

  test.each([
    [{ Memory: 128 }, 'Memory', members],
    [{ memorySize: 128 }, 'memorySize', members],
    [{ constructor: 1 }, 'constructor', members],
    [{ VpcConfig: { Subnets: [] } }, 'VpcConfig.Subnets', members],
    [{ Environment: { Variables: {}, Mode: 'x' } }, 'Environment.Mode', members],
    [{ DurableConfig: { AllowInvokeLatest: true } }, 'DurableConfig.AllowInvokeLatest', members],
  ])('%j', (file, path, remedy) => {
    expect(refusal(() => parse(file))).toBe(`function-config: f.json: the member '${path}' is not known. ${remedy}`)
  })
})

describe('a member of AWS that has its place elsewhere is refused with that place', () => {
  test.each([
    [{ FunctionName: 'hello' }, 'FunctionName', 'Use the input function-name.'],
    [{ Runtime: 'nodejs24.x' }, 'Runtime', 'Only zip functions have it; an image has its own.'],
    [{ Handler: 'a.b' }, 'Handler', 'Only zip functions have it; use ImageConfig.Command.'],
    [{ Code: {} }, 'Code', 'The action deploys the image that it builds, or that of the input image-uri.'],
    [{ PublishTo: 'x' }, 'PublishTo', 'The action publishes numbered versions; use the input publish.'],
  ])('%j', (file, path, remedy) => {
    expect(refusal(() => parse(file))).toBe(
      `function-config: f.json: the member '${path}' is not allowed here. ${remedy}`,
    )
  })
})

describe('a value that Lambda would refuse is named by its path', () => {
  test.each([
    [{ Role: 'hello' }, 'Role: Invalid ARN of a role'],
    [{ Role: 'arn:aws:iam::111122223333:user/hello' }, 'Role: Invalid ARN of a role'],
    [{ Description: 'x'.repeat(257) }, 'Description: Invalid length: Expected <=256 but received 257'],
    [{ Timeout: 0 }, 'Timeout: Invalid value: Expected >=1 but received 0'],
    [{ Timeout: 5401 }, 'Timeout: Invalid value: Expected <=5400 but received 5401'],
    [{ Timeout: 1.5 }, 'Timeout: Invalid integer: Received 1.5'],
    [{ MemorySize: '128' }, "MemorySize: Invalid type: Expected number but received '128'"],
    [{ MemorySize: 127 }, 'MemorySize: Invalid value: Expected >=128 but received 127'],
    [{ MemorySize: 32_769 }, 'MemorySize: Invalid value: Expected <=32768 but received 32769'],
    [{ EphemeralStorage: { Size: 511 } }, 'EphemeralStorage.Size: Invalid value: Expected >=512 but received 511'],
    [{ EphemeralStorage: 512 }, 'EphemeralStorage: Invalid type: Expected Object but received 512'],
    [{ Environment: { Variables: { A: '1' } } }, 'Environment.Variables.A: Invalid name of a variable'],
    [{ Environment: { Variables: { 'A-B': '1' } } }, 'Environment.Variables.A-B: Invalid name of a variable'],
    [{ Environment: {} }, "Environment.Variables: Invalid key: Expected 'Variables' but received undefined"],
    [
      { SnapStart: { ApplyOn: 'All' } },
      "SnapStart.ApplyOn: Invalid type: Expected ('PublishedVersions' | 'None') but received 'All'",
    ],
    [
      { VpcConfig: { SubnetIds: ['vpc-1'] } },
      "VpcConfig.SubnetIds.0: Invalid start: Expected 'subnet-' but received 'vpc-1'",
    ],
    [{ DeadLetterConfig: { TargetArn: 'queue' } }, 'DeadLetterConfig.TargetArn: Invalid ARN'],
    [
      { FileSystemConfigs: [{ Arn: 'arn:aws:x', LocalMountPath: '/data' }] },
      "FileSystemConfigs.0.LocalMountPath: Not of the form '/mnt/…'",
    ],
    [
      { LoggingConfig: { LogFormat: 'Text', SystemLogLevel: 'INFO' } },
      'LoggingConfig: Log levels need the log format JSON',
    ],
    [{ LoggingConfig: { LogGroup: 'a b' } }, 'LoggingConfig.LogGroup: Invalid name of a log group'],
    [
      { DurableConfig: { ExecutionTimeout: 31_622_401 } },
      'DurableConfig.ExecutionTimeout: Invalid value: Expected <=31622400 but received 31622401',
    ],
    [
      { CapacityProviderConfig: {} },
      "CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig: Invalid key: Expected 'LambdaManagedInstancesCapacityProviderConfig' but received undefined",
    ],
    [
      {
        CapacityProviderConfig: {
          LambdaManagedInstancesCapacityProviderConfig: {
            CapacityProviderArn: 'arn:aws:lambda:us-east-1:1:function:x',
          },
        },
      },
      'CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn: Invalid ARN',
    ],
    [
      { TenancyConfig: { TenantIsolationMode: 'SHARED' } },
      "TenancyConfig.TenantIsolationMode: Invalid type: Expected 'PER_TENANT' but received 'SHARED'",
    ],
    [{ Architectures: ['x86_64', 'arm64'] }, 'Architectures: Invalid length: Expected 1 but received 2'],
    [{ Tags: { 'aws:mine': '1' } }, "Tags.aws:mine: Names that begin with 'aws:' are reserved for AWS"],
    [{ Tags: { a: 'x'.repeat(257) } }, 'Tags.a: Invalid length: Expected <=256 but received 257'],
    [
      { Tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, ''])) },
      'Tags: A function takes 50 tags',
    ],
  ])('%j', (file, said) => {
    expect(refusal(() => parse(file))).toBe(
      `function-config: f.json: ${said}. Correct it as the Lambda API reference says under CreateFunction.`,
    )
  })

  test("but a variable's value, which may be a secret, is not repeated", () => {
    const said = refusal(() => parse({ Environment: { Variables: { TOKEN: 1234567 } } }))
    expect(said).toContain('Environment.Variables.TOKEN: Not a string.')
    expect(said).not.toContain('1234567')
  })
})

test('all that is wrong is said at once', () => {
  const said = refusal(() => parse({ Memory: 1, Timeout: 0, SnapStart: {} }))
  expect(said?.split('\n')).toEqual([
    '3 problems were found:',
    expect.stringContaining('Timeout'),
    expect.stringContaining('SnapStart.ApplyOn'),
    expect.stringContaining("'Memory'"),
  ])
})

test.each([[[]], ['text'], [null], [1]])('%j is no JSON object', (value) => {
  expect(refusal(() => parse(value))).toBe(
    'function-config: f.json is not a JSON object. Write one, in the shape of AWS.',
  )
})
