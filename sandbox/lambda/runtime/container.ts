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
  /** Whether others share its /tmp, or whose it has: the name of that container. */
  beside?: true | string
  /** A file that the engine's number of the container is written to. */
  idFile?: string
}

/** Lambda Developer Guide, "Lambda quotas": execution processes and threads, and file descriptors. */
const PROCESSES = 1024
const FILES = 1024

/**
 * The arguments of `docker` for an execution environment (Lambda Developer Guide, "Create a Lambda function using a
 * container image": the file system is read-only but for /tmp, and a Linux user of least privilege runs the code).
 * It is on the host's network, for the Runtime API listens on its loopback.
 */
export function containerArguments(container: Container): string[] {
  const { name, image, start, environment, memory, beside, idFile } = container
  const { workingDirectory, command } = start
  const [program, ...programArguments] = start.entryPoint
  const flags: Record<string, string | readonly string[]> = {
    name,
    ...(idFile !== undefined && { cidfile: idFile }),
    network: 'host',
    ...(typeof beside === 'string' && { pid: `container:${beside}`, 'volumes-from': beside }),
    pull: 'never',
    // The unprivileged user that functions have seen themselves as, whatever USER says.
    user: '993:990',
    'cap-drop': 'ALL',
    'security-opt': 'no-new-privileges',
    ...temporary(container),
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

/** A tmpfs of --tmpfs can't be shared; a volume goes with its container. */
function temporary({ beside, storage }: Container): Record<string, string> {
  const size = `mode=1777,size=${storage}m`
  if (beside === undefined) return { tmpfs: `/tmp:rw,exec,nosuid,nodev,${size}` }
  if (beside !== true) return {}
  const volume = 'type=volume,dst=/tmp,volume-nocopy,volume-driver=local'
  return { mount: `${volume},volume-opt=type=tmpfs,volume-opt=device=tmpfs,"volume-opt=o=${size}"` }
}
