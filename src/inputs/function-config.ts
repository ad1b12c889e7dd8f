import * as v from 'valibot'
import { Problem } from '../domain/problem.ts'
import { isRoleArn } from '../domain/role-arn.ts'

// Lambda API reference, "UpdateFunctionConfiguration" and "CreateFunction": members and constraints. Those of zip
// functions, and those that the action has inputs for, are named below with the reason why they are refused.
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const integer = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
// Lambda's own pattern of an ARN is as loose.
const arn = v.pipe(v.string(), v.regex(/^arn:aws[a-zA-Z-]*:/, 'Invalid ARN'))
const emptyOr = <T extends v.GenericSchema<string, string>>(schema: T) => v.union([v.literal(''), schema])
const words = v.pipe(v.array(v.string()), v.maxLength(1500))
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
  v.check((given) => Object.keys(given).length <= 50, 'A function takes 50 tags'),
)

const environment = v.strictObject({ Variables: v.record(variableName, v.string('Not a string')) })
const imageConfig = v.strictObject({
  EntryPoint: v.optional(words),
  Command: v.optional(words),
  WorkingDirectory: v.optional(text(1000)),
})
const level = v.picklist(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])

const schema = v.strictObject({
  Role: v.optional(v.pipe(v.string(), v.check(isRoleArn, 'Invalid ARN of a role'))),
  Description: v.optional(text(256)),
  Timeout: v.optional(integer(1, 900)),
  MemorySize: v.optional(integer(128, 10_240)),
  EphemeralStorage: v.optional(v.strictObject({ Size: integer(512, 10_240) })),
  Environment: v.optional(environment),
  ImageConfig: v.optional(imageConfig),
  SnapStart: v.optional(v.strictObject({ ApplyOn: v.picklist(['PublishedVersions', 'None']) })),
  VpcConfig: v.optional(
    v.strictObject({
      SubnetIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.startsWith('subnet-'))), v.maxLength(16))),
      SecurityGroupIds: v.optional(v.pipe(v.array(v.pipe(v.string(), v.startsWith('sg-'))), v.maxLength(5))),
      Ipv6AllowedForDualStack: v.optional(v.boolean()),
    }),
  ),
  DeadLetterConfig: v.optional(v.strictObject({ TargetArn: emptyOr(arn) })),
  KMSKeyArn: v.optional(emptyOr(arn)),
  TracingConfig: v.optional(v.strictObject({ Mode: v.picklist(['Active', 'PassThrough']) })),
  FileSystemConfigs: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          Arn: arn,
          LocalMountPath: v.pipe(v.string(), v.maxLength(160), v.regex(/^\/mnt\/[\w.-]+$/, "Not of the form '/mnt/…'")),
        }),
      ),
      v.maxLength(1),
    ),
  ),
  LoggingConfig: v.optional(
    v.pipe(
      v.strictObject({
        LogFormat: v.optional(v.picklist(['JSON', 'Text'])),
        ApplicationLogLevel: v.optional(level),
        SystemLogLevel: v.optional(v.picklist(['DEBUG', 'INFO', 'WARN'])),
        LogGroup: v.optional(v.pipe(v.string(), v.regex(/^[\w./#-]{1,512}$/, 'Invalid name of a log group'))),
      }),
      v.check(
        (logging) => logging.LogFormat !== 'Text' || !(logging.ApplicationLogLevel || logging.SystemLogLevel),
        'Log levels need the log format JSON',
      ),
    ),
  ),
  Architectures: v.optional(v.pipe(v.array(v.picklist(['x86_64', 'arm64'])), v.length(1))),
  Tags: v.optional(tags),
})

type File = v.InferOutput<typeof schema>

/** A function's configuration in the shape of AWS's API. What is absent is left as it is. */
export type FunctionConfig = Omit<File, 'Architectures' | 'Tags'>

/** What a function-config file says. */
export interface FunctionConfigFile {
  config: FunctionConfig
  architecture?: 'x86_64' | 'arm64'
  tags: Readonly<Record<string, string>>
}

const leaveAlone = 'The action does not change it: set it in another way, and remove it here.'

/** Members of AWS's shape that have no place in the file, and why. */
const elsewhere = new Map(
  Object.entries({
    FunctionName: 'Use the input function-name.',
    Code: 'The action deploys the image that it builds, or that of the input image-uri.',
    Publish: 'Use the input publish.',
    RevisionId: 'The action guards its updates by itself.',
    PackageType: 'It is always Image.',
    Runtime: 'Only zip functions have it; an image has its own.',
    Handler: 'Only zip functions have it; use ImageConfig.Command.',
    Layers: 'Only zip functions have them; copy their content into the image.',
    CodeSigningConfigArn: 'Only the code of zip functions can be signed.',
    CapacityProviderConfig: leaveAlone,
    DurableConfig: leaveAlone,
    TenancyConfig: leaveAlone,
  }),
)

/**
 * Checks the configuration of a function that is written in AWS's own shape.
 *
 * @param value parsed JSON
 * @param input where it was written, for the error
 * @throws Problem that names every unknown member and every value that Lambda would refuse
 */
export function parseFunctionConfig(value: unknown, input: string): FunctionConfigFile {
  const parsed = v.safeParse(schema, Array.isArray(value) ? undefined : value)
  if (!parsed.success) throw new Problem(parsed.issues.map((issue) => describeIssue(issue, input)))
  const { Architectures: [architecture] = [], Tags: tags = {}, ...config } = parsed.output
  return { config, tags, ...(architecture && { architecture }) }
}

function describeIssue(issue: v.InferIssue<typeof schema>, input: string) {
  const path = v.getDotPath(issue) ?? ''
  const unknown = issue.type === 'strict_object' && issue.expected === 'never'
  if (unknown) {
    return {
      what: `${input}: the member '${path}' is not known.`,
      remedy: elsewhere.get(path) ?? 'Remove or correct it: the members are those of UpdateFunctionConfiguration.',
    }
  }
  if (path === '') return { what: `${input} is not a JSON object.`, remedy: 'Write one, in the shape of AWS.' }
  return {
    what: `${input}: ${path}: ${issue.message.replaceAll('"', "'")}.`,
    remedy: 'Correct it as the Lambda API reference says under UpdateFunctionConfiguration.',
  }
}
