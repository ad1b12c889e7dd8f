import type { Start } from './container.ts'
import type { Initialization } from './initialization.ts'

/** What of a function its variables tell. */
export interface Described {
  name: string
  /** A number, or `$LATEST`. */
  version: string
  region: string
  /** MB. */
  memory: number
  /** Name of its log group. */
  logGroup: string
  /** How the environment comes to life. */
  initialization: Initialization
  /** The function's own. */
  variables: Readonly<Record<string, string>>
  /** With which a durable handler reaches Lambda as its execution role. */
  access?: Readonly<Record<string, string>>
}

/**
 * The variables of an execution environment, with keys that are good for nothing (Lambda Developer Guide, "Working with
 * Lambda environment variables"). Those that Lambda reserves win over the function's own, which win over the others.
 * AWS_LAMBDA_MAX_CONCURRENCY is for managed instances alone: runtimes then behave otherwise.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API and of AWS_LAMBDA_METADATA_API
 * @param token of the metadata endpoint
 */
export function variablesOf(described: Described, start: Start, api: string, token: string): Record<string, string> {
  const { name, version, region, memory, logGroup, initialization, variables, access } = described
  const unreserved = { TZ: ':UTC' }
  const [day] = new Date().toISOString().split('T')
  const reserved = {
    // The first argument of the entry point is the handler: official images' entry points want no other.
    _HANDLER: start.command[0] ?? '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_INITIALIZATION_TYPE: initialization.kind,
    ...('concurrency' in initialization && { AWS_LAMBDA_MAX_CONCURRENCY: String(initialization.concurrency) }),
    // "Not available in SnapStart functions".
    ...(initialization.kind !== 'snap-start' && {
      AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
      AWS_LAMBDA_LOG_STREAM_NAME: `${day?.replaceAll('-', '/')}/[${version}]${crypto.randomUUID().replaceAll('-', '')}`,
    }),
    AWS_ACCESS_KEY_ID: 'ASIASANDBOXEXECUTION',
    AWS_SECRET_ACCESS_KEY: 'not-a-key-of-any-account',
    AWS_SESSION_TOKEN: 'not-a-token-of-any-account',
    AWS_LAMBDA_RUNTIME_API: api,
    AWS_LAMBDA_METADATA_API: api,
    AWS_LAMBDA_METADATA_TOKEN: token,
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  }
  return { ...unreserved, ...variables, ...reserved, ...access }
}
