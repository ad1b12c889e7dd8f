import type { Docker } from './process.ts'

/** What `docker info` tells of the engine and of the client. A text is empty where nothing answers. */
export interface Info {
  exitCode: number
  stderr: string
  /** Version of the engine, for example `28.2.2`. */
  engine: string
  /** Details of its image store. */
  store: string
  /** `buildx`, and its version as it says it; empty without a plugin of this name that works. */
  buildx: string
  /** The engine's machine, as `uname -m` says it. */
  machine: string
  /** The engine's, for example `Docker Desktop`. */
  operatingSystem: string
  /** For example `name=rootless`. */
  securityOptions: string
  /** Whether the engine has the cgroups that hold a container to its memory, and to its number of processes. */
  limits: { memory: boolean; processes: boolean }
}

// One value a line; docker tells of its plugins also where the engine does not answer.
const format = [
  '{{.ServerVersion}}',
  '{{.DriverStatus}}',
  '{{range .ClientInfo.Plugins}}{{if and (eq .Name "buildx") (not .Err)}}buildx {{.Version}}{{end}}{{end}}',
  '{{.Architecture}}',
  '{{.OperatingSystem}}',
  '{{.SecurityOptions}}',
  '{{.MemoryLimit}}',
  '{{.PidsLimit}}',
].join('\n')

const asked = new WeakMap<Docker, Promise<Info>>()

/**
 * Asks once for what stays as it is while a step runs: docker starts each of its plugins to answer.
 *
 * @throws the signal's reason when the run was cancelled
 */
export function askInfo(docker: Docker): Promise<Info> {
  const info = asked.get(docker) ?? ask(docker)
  asked.set(docker, info)
  return info
}

async function ask(docker: Docker): Promise<Info> {
  const { exitCode, stdout, stderr } = await docker.ask(['info', '--format', format])
  const [engine = '', store = '', buildx = '', machine = '', operatingSystem = '', securityOptions = '', ...limits] =
    stdout.split('\n')
  const [memory, processes] = limits.map((limit) => limit !== 'false')
  return {
    ...{ exitCode, stderr, engine, store, buildx, machine, operatingSystem, securityOptions },
    limits: { memory: memory ?? true, processes: processes ?? true },
  }
}
