import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'

// Lambda developer guide, "Lambda quotas" and "Defined runtime environment variables".
const environmentLimit = 4096
// biome-ignore format: a list of names reads better packed
const reserved = [
  '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_RUNTIME_API',
  'AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE', 'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN',
  'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
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
  if (changes.Environment) checkSize(changes.Environment.Variables, region)
  if (changes.SnapStart || changes.EphemeralStorage || changes.FileSystemConfigs) checkSnapStart(desired, region)
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

// Lambda developer guide, "Improving startup performance with Lambda SnapStart": supported features and limitations.
function checkSnapStart({ SnapStart, EphemeralStorage, FileSystemConfigs = [] }: FunctionConfig, region: string): void {
  if (SnapStart?.ApplyOn !== 'PublishedVersions') return
  const storage = EphemeralStorage?.Size ?? 512
  const obstacle =
    storage > 512 ? `${storage} MB of ephemeral storage` : FileSystemConfigs.length > 0 ? 'a file system' : undefined
  if (obstacle === undefined) return
  throw new Problem({
    what: `snap-start: the function in ${region} would have ${obstacle}, and Lambda takes no snapshots of such a function.`,
    remedy: "Set ephemeral-storage to 512 and detach file systems, or set snap-start to 'none'.",
  })
}
