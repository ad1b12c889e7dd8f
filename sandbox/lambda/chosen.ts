import { type Fields, optionalFields, optionalNumber, optionalText } from '../core/fields.ts'
import type { Chosen, ManagedInstances, Settings } from './model.ts'
import { invalid, requireEnum, requirePattern, requireRange, violates } from './refusals.ts'

/** In the model; a region of the European sovereign cloud begins otherwise. */
const PROVIDER_ARN =
  'arn:aws[a-zA-Z-]*:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:capacity-provider:[a-zA-Z0-9-_]+'
const KEY_ARN = '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()'
const INSTANCES = 'LambdaManagedInstancesCapacityProviderConfig'

/** What CreateFunction gives a function for good. */
export function readChosen(body: Fields): Chosen {
  const durable = readDurable(body)
  if (durable !== undefined && durable.ExecutionTimeout === undefined) {
    // As users quoted it.
    throw invalid('You cannot create a function with a durable configuration without an executionTimeout')
  }
  const provider = readProvider(body)
  const tenancy = optionalFields(body, 'TenancyConfig')
  return {
    ...(durable && { DurableConfig: { RetentionPeriodInDays: 14, ...durable } }),
    ...(provider && { CapacityProviderConfig: { [INSTANCES]: provider } }),
    ...(tenancy && {
      TenancyConfig: {
        TenantIsolationMode: requireEnum(
          optionalText(tenancy, 'TenantIsolationMode'),
          'tenancyConfig.tenantIsolationMode',
          ['PER_TENANT'],
        ),
      },
    }),
  }
}

/** The settings with what UpdateFunctionConfiguration changes of it, which is never whether it is there at all. */
export function updateChosen(body: Fields, before: Settings): Settings {
  const durable = readDurable(body)
  if (durable && before.DurableConfig === undefined) {
    // As an emulator has it that was compared with AWS; the guide says that it can't be done.
    throw invalid(
      'You cannot add a durable configuration to a function that was originally created with no durable configuration',
    )
  }
  const provider = readProvider(body)
  if (provider && before.CapacityProviderConfig === undefined) {
    // As users quoted it.
    throw invalid("CapacityProviderConfig isn't supported for Lambda Default functions.")
  }
  return {
    ...before,
    ...(durable && { DurableConfig: { ...before.DurableConfig, ...durable } }),
    ...(provider && { CapacityProviderConfig: { [INSTANCES]: provider } }),
  }
}

/**
 * What such a function has whose creator asked for nothing else: managed instances have more memory, and both kinds write
 * logs in JSON. The timeout of a durable function is as an emulator has it (inferred).
 */
export function chosenDefaults(
  { DurableConfig: durable, CapacityProviderConfig: provider }: Chosen,
  name: string,
): Partial<Settings> {
  const logging = { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' }
  return {
    ...(durable && { Timeout: Math.min(durable.ExecutionTimeout ?? 900, 900) }),
    ...(provider && { MemorySize: 2048 }),
    ...((durable ?? provider) && { LoggingConfig: { ...logging, LogGroup: `/aws/lambda/${name}` } }),
  }
}

/** The ranges of memory (MB) and timeout (seconds). The text for too little memory is as a user quoted it. */
export function requireSize(memory: number, timeout: number, { CapacityProviderConfig: provider }: Chosen): void {
  requireRange(timeout, 'timeout', 1, provider ? 5400 : 900)
  requireRange(memory, 'memorySize', 128, provider ? 32_768 : 10_240)
  if (provider && memory < 2048) {
    throw violates(
      `${memory}`,
      'memorySize',
      'Lambda Managed Instance functions must have memory size greater than or equal to 2048',
    )
  }
}

/** Developer Guide, "Lambda SnapStart", "Tenant isolation" and "Lambda Managed Instances"; the texts are inferred. */
export function requireCombinable({ SnapStart, TenancyConfig, CapacityProviderConfig }: Settings): void {
  if (SnapStart.ApplyOn !== 'PublishedVersions') return
  if (TenancyConfig) throw invalid('SnapStart is not supported for functions with tenant isolation.')
  if (CapacityProviderConfig) throw invalid('SnapStart is not supported for functions with a capacity provider.')
}

/** The same of provisioned concurrency. */
export function requireProvisioning({ SnapStart, TenancyConfig }: Settings): void {
  if (SnapStart.ApplyOn === 'PublishedVersions') {
    throw invalid('Provisioned Concurrency is not supported for functions with SnapStart.')
  }
  if (TenancyConfig) throw invalid('Provisioned Concurrency is not supported for functions with tenant isolation.')
}

function readDurable(body: Fields): Chosen['DurableConfig'] {
  const given = optionalFields(body, 'DurableConfig')
  if (given === undefined) return undefined
  const [timeout, days] = [optionalNumber(given, 'ExecutionTimeout'), optionalNumber(given, 'RetentionPeriodInDays')]
  const key = optionalText(given, 'KMSKeyArn')
  if (timeout !== undefined) requireRange(timeout, 'durableConfig.executionTimeout', 1, 31_622_400)
  if (days !== undefined) requireRange(days, 'durableConfig.retentionPeriodInDays', 1, 90)
  if (key !== undefined) requirePattern(key, 'durableConfig.kMSKeyArn', KEY_ARN)
  return {
    ...(timeout !== undefined && { ExecutionTimeout: timeout }),
    ...(days !== undefined && { RetentionPeriodInDays: days }),
    ...(key && { KMSKeyArn: key }),
  }
}

/** What is not named gets its default, also in an update, as an emulator has it that was compared with AWS. */
function readProvider(body: Fields): ManagedInstances | undefined {
  const given = optionalFields(body, 'CapacityProviderConfig')
  if (given === undefined) return undefined
  const member = 'capacityProviderConfig.lambdaManagedInstancesCapacityProviderConfig'
  const instances = optionalFields(given, INSTANCES)
  if (instances === undefined) throw violates('null', member, 'Member must not be null')
  const arn = optionalText(instances, 'CapacityProviderArn')
  if (arn === undefined) throw violates('null', `${member}.capacityProviderArn`, 'Member must not be null')
  requirePattern(arn, `${member}.capacityProviderArn`, PROVIDER_ARN)
  const concurrency = optionalNumber(instances, 'PerExecutionEnvironmentMaxConcurrency')
  const memory = optionalNumber(instances, 'ExecutionEnvironmentMemoryGiBPerVCpu')
  if (concurrency !== undefined) requireRange(concurrency, `${member}.perExecutionEnvironmentMaxConcurrency`, 1, 1600)
  if (memory !== undefined) requireRange(memory, `${member}.executionEnvironmentMemoryGiBPerVCpu`, 2, 8)
  return {
    CapacityProviderArn: arn,
    PerExecutionEnvironmentMaxConcurrency: concurrency ?? 16,
    ExecutionEnvironmentMemoryGiBPerVCpu: memory ?? 2,
  }
}
