/** How a container starts: as the image says, or as the function's ImageConfig does. */
export interface Start {
  entryPoint: readonly string[]
  command: readonly string[]
  /** Empty: that of the image. */
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

/** Lambda Developer Guide, "Lambda quotas": execution processes and threads, and file descriptors. */
const PROCESSES = 1024
const FILES = 1024

/**
 * The arguments of `docker` for an execution environment (Lambda Developer Guide, "Create a Lambda function using a
 * container image": the file system is read-only but for /tmp, and a Linux user of least privilege runs the code).
 * It is on the host's network, for the Runtime API listens on its loopback.
 */
export function containerArguments({ name, image, start, environment, memory, storage }: Container): string[] {
  const { workingDirectory, command } = start
  const [program, ...programArguments] = start.entryPoint
  const flags: Record<string, string | readonly string[]> = {
    name,
    network: 'host',
    pull: 'never',
    // The unprivileged user that functions have seen themselves as, whatever USER says.
    user: '993:990',
    'cap-drop': 'ALL',
    'security-opt': 'no-new-privileges',
    tmpfs: `/tmp:rw,exec,nosuid,nodev,mode=1777,size=${storage}m`,
    // There is no /dev/shm (AWS Knowledge Center on multiprocessing in Lambda), and no swap.
    ipc: 'none',
    memory: `${memory}m`,
    'memory-swap': `${memory}m`,
    'pids-limit': String(PROCESSES),
    ulimit: `nofile=${FILES}:${FILES}`,
    'log-driver': 'none',
    env: Object.entries(environment).map(([variable, value]) => `${variable}=${value}`),
    // An empty entry point would take away the image's command as well.
    ...(program !== undefined && { entrypoint: program }),
    ...(workingDirectory !== '' && { workdir: workingDirectory }),
  }
  const written = Object.entries(flags).flatMap(([flag, values]) =>
    [values].flat().map((value) => `--${flag}=${value}`),
  )
  return ['run', '--rm', '--read-only', '--no-healthcheck', ...written, image, ...programArguments, ...command]
}
