import * as limits from '../domain/limits.ts'
import { Findings, Problem } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { isManaged } from './creation.ts'

// Lambda developer guide, "Lambda quotas" and "Defined runtime environment variables".
const environmentLimit = 4096
// biome-ignore format: a list of names reads better packed
const reserved = [
  '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_RUNTIME_API',
  'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN',
  'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
  'AWS_LAMBDA_MAX_CONCURRENCY', 'AWS_LAMBDA_METADATA_API', 'AWS_LAMBDA_METADATA_TOKEN',
]

/** @throws Problem when Lambda reserves some of these names */
export function checkVariableNames(variables: Readonly<Record<string, string>>): void {
  const kept = Object.keys(variables).filter((name) => reserved.includes(name))
  if (kept.length === 0) return
  throw new Problem({
    what: `environment: Lambda sets ${kept.join(', ')} itself, and does not let you change it.`,
    remedy: 'Leave it out.',
  })
}

/**
 * Checks what an update, or a creation, will send.
 *
 * @param changes what of the configuration differs: Lambda has accepted the rest before
 * @param desired the whole configuration that results
 * @throws Problem when Lambda would refuse it
 */
export function checkChanges(changes: FunctionConfig, desired: FunctionConfig, region: string): void {
  const { Environment, SnapStart, EphemeralStorage, FileSystemConfigs, MemorySize, Timeout, DurableConfig } = changes
  const findings = new Findings()
  if (Environment) findings.collect(() => checkSize(Environment.Variables, region))
  if (SnapStart || EphemeralStorage || FileSystemConfigs) findings.collect(() => checkSnapStart(desired, region))
  if (MemorySize !== undefined) findings.collect(() => checkRange('memory-size', MemorySize, desired, region))
  if (Timeout !== undefined) findings.collect(() => checkRange('timeout', Timeout, desired, region))
  if (DurableConfig) findings.collect(() => checkDurable(desired, region))
  findings.refuse()
}

/**
 * Checks how many tags a function would have.
 *
 * @param present those that it has
 * @throws Problem when they are more than Lambda allows
 */
export function checkTags(
  tags: Readonly<Record<string, string>>,
  present: Readonly<Record<string, string>>,
  region: string,
): void {
  // AWS's own do not count (Lambda developer guide, "Using tags on Lambda functions").
  const all = Object.keys({ ...present, ...tags }).filter((name) => !name.startsWith('aws:'))
  if (all.length <= limits.mostTags || Object.keys(tags).every((name) => Object.hasOwn(present, name))) return
  throw new Problem({
    what: `tags-function: the function in ${region} would have ${all.length} tags, and Lambda allows ${limits.mostTags}.`,
    remedy: 'Name fewer in tags-function and in Tags of function-config, or take some away from the function.',
  })
}

// Lambda measures the variables as JSON, names included.
function checkSize(variables: Readonly<Record<string, string>>, region: string): void {
  const size = Buffer.byteLength(JSON.stringify(variables))
  if (size <= environmentLimit) return
  throw new Problem({
    what: `environment: the function's variables in ${region} would have ${size} bytes in total, and Lambda allows ${environmentLimit}.`,
    remedy: 'Remove some with environment-remove, or keep large values in Parameter Store or Secrets Manager.',
  })
}

const ranges = {
  'memory-size': { usual: limits.memory, managed: limits.managedMemory, unit: 'MB' },
  timeout: { usual: limits.timeout, managed: limits.managedTimeout, unit: 'seconds' },
} as const

function checkRange(input: keyof typeof ranges, value: number, desired: FunctionConfig, region: string): void {
  const { usual, managed, unit } = ranges[input]
  const here = isManaged(desired)
  const { least, most } = here ? managed : usual
  if (value >= least && value <= most) return
  const range = `${least} to ${most} ${unit}`
  throw new Problem({
    what: `${input}: the function in ${region} would have ${value} ${unit}, and Lambda takes ${range}${here ? ' on managed instances' : ''}.`,
    remedy: here
      ? `Write ${range}.`
      : `Write ${range}; only a function that is created with CapacityProviderConfig takes up to ${managed.most}.`,
  })
}

function checkDurable({ DurableConfig: durable }: FunctionConfig, region: string): void {
  if (durable === undefined || durable.ExecutionTimeout !== undefined) return
  throw new Problem({
    what: `function-config: DurableConfig of the function in ${region} has no ExecutionTimeout, and Lambda makes no durable function without.`,
    remedy: 'Set it to the seconds that an execution may take in all.',
  })
}

// Lambda developer guide, "Improving startup performance with Lambda SnapStart": supported features and limitations;
// "Tenant isolation"; "Lambda Managed Instances".
function checkSnapStart(desired: FunctionConfig, region: string): void {
  if (desired.SnapStart?.ApplyOn !== 'PublishedVersions') return
  const storage = desired.EphemeralStorage?.Size ?? 512
  const obstacle =
    storage > 512
      ? `${storage} MB of ephemeral storage`
      : (desired.FileSystemConfigs ?? []).length > 0
        ? 'a file system'
        : undefined
  const lasting = isManaged(desired) ? 'a capacity provider' : desired.TenancyConfig ? 'tenant isolation' : undefined
  if (lasting === undefined && obstacle === undefined) return
  throw new Problem({
    what: `snap-start: the function in ${region} would have ${lasting ?? obstacle}, and Lambda takes no snapshots of such a function.`,
    remedy:
      lasting === undefined
        ? "Set ephemeral-storage to 512 and detach file systems, or set snap-start to 'none'."
        : "Set snap-start to 'none'.",
  })
}
