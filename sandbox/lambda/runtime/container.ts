/** An image's own start, or what an ImageConfig puts in its place. */
export interface Start {
  entryPoint: readonly string[]
  command: readonly string[]
  /** `''`: the image's own. */
  workingDirectory: string
}

export interface Container {
  /** Name of the container. */
  name: string
  image: string
  start: Start
  environment: Readonly<Record<string, string>>
  /** MB. */
  memory: number
  /** MB of /tmp. */
  storage: number
}

/** Nobody's: no USER line of an image chooses who runs on Lambda. */
const USER = '993:990'

/**
 * The arguments of `docker` that run an image under Lambda's constraints: a read-only root, /tmp alone writable, an
 * unprivileged user without capabilities, its memory and no more.
 *
 * The network is the host's, for the Runtime API listens on its loopback.
 */
export function containerArguments(container: Container): string[] {
  const [program, ...fixed] = container.start.entryPoint
  return [
    'run',
    '--rm',
    '--pull=never',
    `--name=${container.name}`,
    '--network=host',
    '--read-only',
    // Docker's own default for a tmpfs is noexec, and as large as half of the memory.
    `--tmpfs=/tmp:rw,exec,mode=1777,size=${container.storage}m`,
    `--user=${USER}`,
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    `--memory=${container.memory}m`,
    ...(container.start.workingDirectory === '' ? [] : [`--workdir=${container.start.workingDirectory}`]),
    ...Object.entries(container.environment).map(([name, value]) => `--env=${name}=${value}`),
    ...(program === undefined ? [] : [`--entrypoint=${program}`]),
    container.image,
    ...fixed,
    ...container.start.command,
  ]
}

export interface Described {
  name: string
  version: string
  region: string
  /** MB. */
  memory: number
  variables: Readonly<Record<string, string>>
}

/**
 * The environment of a function (Lambda Developer Guide, "Defined runtime environment variables").
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API
 */
export function functionEnvironment(described: Described, start: Start, api: string): Record<string, string> {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    ...described.variables,
    AWS_LAMBDA_FUNCTION_NAME: described.name,
    AWS_LAMBDA_FUNCTION_VERSION: described.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${described.memory}`,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${described.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${described.version}]${crypto.randomUUID().replaceAll('-', '')}`,
    AWS_LAMBDA_RUNTIME_API: api,
    AWS_REGION: described.region,
    AWS_DEFAULT_REGION: described.region,
    AWS_ACCESS_KEY_ID: 'ASIASANDBOXEXECUTION',
    AWS_SECRET_ACCESS_KEY: 'not-a-key-of-any-account',
    AWS_SESSION_TOKEN: 'not-a-token-of-any-account',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    TZ: ':UTC',
    // The official Node.js client fails without it.
    _HANDLER: start.command[0] ?? '',
  }
}
