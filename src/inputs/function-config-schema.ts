import * as v from 'valibot'
import { architectures } from '../domain/architecture.ts'
import {
  descriptionLength,
  ephemeralStorage,
  type Limits,
  managedMemory,
  managedTimeout,
  memory,
  mostTags,
  mostWords,
  timeout,
  workingDirectoryLength,
} from '../domain/limits.ts'
import { isRoleArn } from '../domain/role-arn.ts'

// Lambda API reference, "UpdateFunctionConfiguration" and "CreateFunction": members and constraints. A test compares the
// members, and the values of each list of values, with those of the SDK.
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const integer = ({ least, most }: Limits) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
// Lambda's own pattern of an ARN is as loose.
const arn = v.pipe(v.string(), v.regex(/^arn:aws[a-zA-Z-]*:/, 'Invalid ARN'))
const emptyOr = <T extends v.GenericSchema<string, string>>(schema: T) => v.union([v.literal(''), schema])
const words = v.pipe(v.array(v.string()), v.maxLength(mostWords))
// "Defined runtime environment variables": a name begins with a letter and has at least two characters.
const variableName = v.pipe(v.string(), v.regex(/^[a-zA-Z]\w+$/, 'Invalid name of a variable'))
// Lambda developer guide, "Using tags on Lambda functions": the limits; names that begin with aws: are AWS's own.
const tagKey = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(128),
  v.check((key) => !/^aws:/i.test(key), "Names that begin with 'aws:' are reserved for AWS"),
)
const tags = v.pipe(
  v.record(tagKey, text(256)),
  v.check((given) => Object.keys(given).length <= mostTags, `A function takes ${mostTags} tags`),
)

const environment = v.strictObject({ Variables: v.record(variableName, v.string('Not a string')) })
const imageConfig = v.strictObject({
  EntryPoint: v.optional(words),
  Command: v.optional(words),
  WorkingDirectory: v.optional(text(workingDirectoryLength)),
})

const network = v.strictObject({
  SubnetIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.startsWith('subnet-'))), v.maxLength(16))),
  SecurityGroupIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.startsWith('sg-'))), v.maxLength(5))),
  Ipv6AllowedForDualStack: v.optional(v.boolean()),
})

const fileSystem = v.strictObject({
  Arn: arn,
  LocalMountPath: v.pipe(v.string(), v.maxLength(160), v.regex(/^\/mnt\/[\w.-]+$/, "Not of the form '/mnt/…'")),
  S3FilesConfig: v.optional(v.strictObject({ DirectS3Read: v.optional(v.picklist(['ENABLED', 'DISABLED', 'AUTO'])) })),
})

const logging = v.pipe(
  v.strictObject({
    LogFormat: v.optional(v.picklist(['JSON', 'Text'])),
    ApplicationLogLevel: v.optional(v.picklist(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])),
    SystemLogLevel: v.optional(v.picklist(['DEBUG', 'INFO', 'WARN'])),
    LogGroup: v.optional(v.pipe(v.string(), v.regex(/^[\w./#-]{1,512}$/, 'Invalid name of a log group'))),
  }),
  v.check(
    ({ LogFormat, ApplicationLogLevel, SystemLogLevel }) =>
      LogFormat !== 'Text' || !(ApplicationLogLevel || SystemLogLevel),
    'Log levels need the log format JSON',
  ),
)

// "DurableConfig": up to 366 days.
const durable = v.strictObject({
  ExecutionTimeout: v.optional(integer({ least: 1, most: 31_622_400 })),
  RetentionPeriodInDays: v.optional(integer({ least: 1, most: 90 })),
  KMSKeyArn: v.optional(emptyOr(arn)),
})

// "LambdaManagedInstancesCapacityProviderConfig".
const capacityProvider = v.strictObject({
  LambdaManagedInstancesCapacityProviderConfig: v.strictObject({
    CapacityProviderArn: v.pipe(
      v.string(),
      v.maxLength(140),
      v.regex(/^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+:\d{12}:capacity-provider:[\w-]+$/, 'Invalid ARN'),
    ),
    PerExecutionEnvironmentMaxConcurrency: v.optional(integer({ least: 1, most: 1600 })),
    ExecutionEnvironmentMemoryGiBPerVCpu: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(8))),
  }),
})

/** What a function-config file may say; only a function on managed instances may have all of the two widest ranges. */
export const functionConfigSchema = v.strictObject({
  // Editors read it, to find the schema.
  $schema: v.optional(v.string()),
  Role: v.optional(v.pipe(v.string(), v.check(isRoleArn, 'Invalid ARN of a role'))),
  Description: v.optional(text(descriptionLength)),
  Timeout: v.optional(integer({ ...timeout, most: managedTimeout.most })),
  MemorySize: v.optional(integer({ ...memory, most: managedMemory.most })),
  EphemeralStorage: v.optional(v.strictObject({ Size: integer(ephemeralStorage) })),
  Environment: v.optional(environment),
  ImageConfig: v.optional(imageConfig),
  SnapStart: v.optional(v.strictObject({ ApplyOn: v.picklist(['PublishedVersions', 'None']) })),
  VpcConfig: v.optional(network),
  DeadLetterConfig: v.optional(v.strictObject({ TargetArn: emptyOr(arn) })),
  KMSKeyArn: v.optional(emptyOr(arn)),
  TracingConfig: v.optional(v.strictObject({ Mode: v.picklist(['Active', 'PassThrough']) })),
  FileSystemConfigs: v.optional(v.pipe(v.array(fileSystem), v.maxLength(1))),
  LoggingConfig: v.optional(logging),
  DurableConfig: v.optional(durable),
  CapacityProviderConfig: v.optional(capacityProvider),
  TenancyConfig: v.optional(v.strictObject({ TenantIsolationMode: v.picklist(['PER_TENANT']) })),
  Architectures: v.optional(v.pipe(v.array(v.picklist(architectures)), v.length(1))),
  Tags: v.optional(tags),
})

/** Members of AWS's shape that have no place in the file, and what to do instead. */
export const refusedMembers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    FunctionName: 'Use the input function-name.',
    Code: 'The action deploys the image that it builds, or that of the input image-uri.',
    Publish: 'Use the input publish.',
    PublishTo: 'The action publishes numbered versions; use the input publish.',
    RevisionId: 'The action guards its updates by itself.',
    PackageType: 'It is always Image.',
    Runtime: 'Only zip functions have it; an image has its own.',
    Handler: 'Only zip functions have it; use ImageConfig.Command.',
    Layers: 'Only zip functions have them; copy their content into the image.',
    CodeSigningConfigArn: 'Only the code of zip functions can be signed.',
  }),
)
