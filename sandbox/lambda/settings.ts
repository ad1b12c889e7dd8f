import { createHash } from 'node:crypto'
import { partitionOf } from '../core/arn.ts'
import {
  type Fields,
  optionalFields,
  optionalNumber,
  optionalText,
  optionalTextMap,
  optionalTexts,
} from '../core/fields.ts'
import { requireCombinable, requireSize } from './chosen.ts'
import { readEchoed, readLogging, withoutEmptied } from './echoed.ts'
import type { Architecture, ImageConfig, Settings } from './model.ts'
import { invalid, requirePattern, requireRange, violates } from './refusals.ts'

/** Recorded. */
const ROLE_ARN = 'arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+'
/** Recorded, in the service's own order. */
const RUNTIMES =
  'nodejs20.x, python3.14, provided.al2023, python3.12, python3.13, nodejs24.x, nodejs22.x, java25, python3.10, python3.11, java21, ruby3.3, ruby3.4, ruby3.2, python3.8, python3.9, java17, nodejs16.x, dotnet10, dotnet8, java11, dotnet6, nodejs18.x, provided.al2, java8.al2'
/** Lambda Developer Guide, "Defined runtime environment variables": those that a function can't set. */
// biome-ignore format: a list of names reads better packed
const RESERVED = new Set([
  '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
  'AWS_LAMBDA_MAX_CONCURRENCY', 'AWS_LAMBDA_METADATA_API', 'AWS_LAMBDA_METADATA_TOKEN',
])

/** What a function has whose creator asked for nothing. */
export function defaultSettings(name: string, role: string): Settings {
  return {
    Description: '',
    Role: role,
    Timeout: 3,
    MemorySize: 128,
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    TracingConfig: { Mode: 'PassThrough' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
  }
}

/**
 * The settings after CreateFunction or UpdateFunctionConfiguration: what the request names replaces what was, whole
 * (Environment and ImageConfig are not merged; an empty ImageConfig clears it, recorded).
 *
 * @throws ServiceError as Lambda refuses values out of range, unknown runtimes and reserved variables
 */
export function readSettings(body: Fields, before: Settings, region: string): Settings {
  const role = optionalText(body, 'Role') ?? before.Role
  requirePattern(role, 'role', ROLE_ARN)
  const timeout = optionalNumber(body, 'Timeout') ?? before.Timeout
  const memory = optionalNumber(body, 'MemorySize') ?? before.MemorySize
  requireSize(memory, timeout, before)
  const storage = numberIn(body, 'EphemeralStorage', 'Size') ?? before.EphemeralStorage.Size
  requireRange(storage, 'ephemeralStorage.size', 512, 10_240)
  const { ImageConfigResponse: imageConfig, ...kept } = withoutEmptied(body, before)
  const settings: Settings = {
    ...kept,
    ...readRuntime(body, region),
    ...readImageConfig(body, imageConfig),
    ...readEnvironment(body),
    ...readLogging(body, before),
    ...readEchoed(body),
    Role: role,
    Timeout: timeout,
    MemorySize: memory,
    EphemeralStorage: { Size: storage },
    Description: optionalText(body, 'Description') ?? before.Description,
    TracingConfig: { Mode: textIn(body, 'TracingConfig', 'Mode') ?? before.TracingConfig.Mode },
    SnapStart: { ApplyOn: textIn(body, 'SnapStart', 'ApplyOn') ?? before.SnapStart.ApplyOn, OptimizationStatus: 'Off' },
  }
  requireCombinable(settings)
  return settings
}

/** `Architectures` holds exactly one (recorded). Absent: undefined. */
export function readArchitecture(body: Fields): Architecture | undefined {
  const named = optionalTexts(body, 'Architectures')
  if (named === undefined) return undefined
  const shown = `[${named.join(', ')}]`
  if (named.length > 1) throw violates(shown, 'architectures', 'Member must have length less than or equal to 1')
  const [architecture] = named
  if (architecture === undefined) {
    throw violates(shown, 'architectures', 'Member must have length greater than or equal to 1')
  }
  if (architecture === 'x86_64' || architecture === 'arm64') return architecture
  throw violates(
    shown,
    'architectures',
    'Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]',
  )
}

function readRuntime(body: Fields, region: string): Partial<Settings> {
  const handler = optionalText(body, 'Handler')
  const runtime = optionalText(body, 'Runtime')
  if (runtime === undefined) return handler === undefined ? {} : { Handler: handler }
  if (!RUNTIMES.split(', ').includes(runtime)) {
    throw invalid(
      `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${RUNTIMES}] or be a valid ARN`,
    )
  }
  const id = createHash('sha256').update(runtime).digest('hex')
  return {
    ...(handler !== undefined && { Handler: handler }),
    Runtime: runtime,
    RuntimeVersionConfig: { RuntimeVersionArn: `arn:${partitionOf(region)}:lambda:${region}::runtime:${id}` },
  }
}

function readImageConfig(body: Fields, before: Settings['ImageConfigResponse']): Pick<Settings, 'ImageConfigResponse'> {
  const given = optionalFields(body, 'ImageConfig')
  if (given === undefined) return before === undefined ? {} : { ImageConfigResponse: before }
  const entryPoint = optionalTexts(given, 'EntryPoint') ?? []
  const command = optionalTexts(given, 'Command') ?? []
  const directory = optionalText(given, 'WorkingDirectory') ?? ''
  const config: ImageConfig = {
    ...(entryPoint.length > 0 && { EntryPoint: entryPoint }),
    ...(command.length > 0 && { Command: command }),
    ...(directory !== '' && { WorkingDirectory: directory }),
  }
  return Object.keys(config).length === 0 ? {} : { ImageConfigResponse: { ImageConfig: config } }
}

function readEnvironment(body: Fields): Pick<Settings, 'Environment'> {
  const environment = optionalFields(body, 'Environment')
  if (environment === undefined) return {}
  const variables = optionalTextMap(environment, 'Variables') ?? {}
  const refused =
    'Lambda was unable to configure your environment variables because the environment variables you have provided'
  const reserved = Object.keys(variables).filter((name) => RESERVED.has(name))
  if (reserved.length > 0) {
    throw invalid(
      `${refused} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    )
  }
  const measured = JSON.stringify(variables)
  if (Buffer.byteLength(measured) > 4096)
    throw invalid(`${refused} exceeded the 4KB limit. String measured: ${measured}`)
  return { Environment: { Variables: variables } }
}

function textIn(body: Fields, member: string, inner: string): string | undefined {
  const fields = optionalFields(body, member)
  return fields && optionalText(fields, inner)
}

function numberIn(body: Fields, member: string, inner: string): number | undefined {
  const fields = optionalFields(body, member)
  return fields && optionalNumber(fields, inner)
}
