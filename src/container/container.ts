import { type Initialization, initializationVariables } from './initialization.ts'

/** An image's own start, or what the function's ImageConfig puts in its place. */
export interface ContainerStart {
  entryPoint: readonly string[]
  command: readonly string[]
  /** Empty: the image's own. */
  workingDirectory: string
}

/** A container that runs an image as Lambda would. */
export interface ContainerRequest {
  name: string
  image: string
  start: ContainerStart
  /** Options of `docker run` that connect it to the Runtime API, for example `--network=host`. */
  network: readonly string[]
  /** Options of `docker run` that set its environment. */
  environment: readonly string[]
  /** MB. */
  memory: number
  /** MB of /tmp. */
  storage: number
  /** With whom it shares /tmp and its processes; absent: with no other container. */
  share?: Share
}

/** Containers of one environment: one has what the others, its guests, share. */
export type Share = { kind: 'owner' } | { kind: 'guest'; of: string }

/** A user id of its own: on Lambda the USER line of an image has no effect. */
export const lambdaUser = { uid: 993, gid: 990 }

/**
 * The arguments of `docker` that run an image under Lambda's constraints: a read-only root, /tmp alone writable, an
 * unprivileged user without capabilities, its memory and no more (Lambda developer guide, "Create a Lambda function
 * using a container image"; "Lambda quotas" for the numbers of processes and open files).
 */
export function containerArgv(request: ContainerRequest): string[] {
  const [program, ...fixed] = request.start.entryPoint
  return [
    'run',
    '--pull=never',
    `--name=${request.name}`,
    ...request.network,
    '--read-only',
    ...temporaryOptions(request),
    `--user=${lambdaUser.uid}:${lambdaUser.gid}`,
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    // Lambda has no /dev/shm, which docker else makes writable for everybody.
    '--ipc=none',
    '--pids-limit=1024',
    '--ulimit=nofile=1024:1024',
    // What a function logs is for the job's log alone, not for the machine's.
    '--log-driver=none',
    '--no-healthcheck',
    `--memory=${request.memory}m`,
    // Lambda has no swap.
    `--memory-swap=${request.memory}m`,
    ...(request.start.workingDirectory === '' ? [] : [`--workdir=${request.start.workingDirectory}`]),
    ...request.environment,
    ...(program === undefined ? [] : [`--entrypoint=${program}`]),
    request.image,
    ...fixed,
    ...request.start.command,
  ]
}

/** Options of `docker run` for /tmp. */
function temporaryOptions({ share, storage }: ContainerRequest): string[] {
  const size = `mode=1777,size=${storage}m`
  switch (share?.kind) {
    case undefined:
      // Docker's own default for a tmpfs is noexec, and as large as half of the memory.
      return [`--tmpfs=/tmp:rw,exec,${size}`]
    case 'owner': {
      // A tmpfs of `--tmpfs` can't be shared; a volume goes with its container. Commas part the fields of a mount.
      const volume = 'type=volume,dst=/tmp,volume-nocopy,volume-driver=local'
      return [`--mount=${volume},volume-opt=type=tmpfs,volume-opt=device=tmpfs,"volume-opt=o=${size}"`]
    }
    case 'guest':
      return [`--volumes-from=${share.of}`, `--pid=container:${share.of}`]
  }
}

/** The parts of a function that its environment shows. */
export interface FunctionFacts {
  name: string
  /** A number, or `$LATEST`. */
  version: string
  region: string
  /** MB. */
  memory: number
  initialization: Initialization
  /** Where its logs go; absent: to the group of its name. */
  logGroup?: string
}

/** What Lambda sets where the function does not (Lambda developer guide, "Defined runtime environment variables"). */
export const defaultVariables: Readonly<Record<string, string>> = { TZ: ':UTC' }

/**
 * The variables that Lambda sets whatever the function says (Lambda developer guide, "Defined runtime environment variables"), without AWS
 * credentials.
 *
 * @param api value of AWS_LAMBDA_RUNTIME_API, `host:port`; the metadata endpoint is at the same
 * @param token of the metadata endpoint
 */
export function lambdaVariables(
  facts: FunctionFacts,
  start: ContainerStart,
  api: string,
  token: string,
): Record<string, string> {
  return {
    // As images have it (aws/aws-lambda-runtime-interface-emulator, `environment.go`).
    AWS_EXECUTION_ENV: 'AWS_Lambda_Image',
    AWS_LAMBDA_FUNCTION_NAME: facts.name,
    AWS_LAMBDA_FUNCTION_VERSION: facts.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${facts.memory}`,
    ...initializationVariables(facts.initialization),
    ...logVariables(facts),
    AWS_LAMBDA_RUNTIME_API: api,
    AWS_LAMBDA_METADATA_API: api,
    AWS_LAMBDA_METADATA_TOKEN: token,
    AWS_REGION: facts.region,
    AWS_DEFAULT_REGION: facts.region,
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    // The official Node.js client fails without it.
    _HANDLER: start.command[0] ?? '',
  }
}

/** With SnapStart there are none: what is restored has another log stream than what the snapshot was taken of. */
function logVariables(facts: FunctionFacts): Record<string, string> {
  const { name, version, initialization, logGroup = `/aws/lambda/${name}` } = facts
  if (initialization.kind === 'snap-start') return {}
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[${version}]${crypto.randomUUID().replaceAll('-', '')}`,
  }
}
