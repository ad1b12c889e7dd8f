import type { Platform } from '../domain/architecture.ts'
import { Findings } from '../domain/problem.ts'
import type { Docker } from './docker.ts'

/** What the machine has to build with. */
export interface Engine {
  /** Version of the engine, for example `28.2.2`. */
  engine: string
  /** Version of buildx, for example `0.24.0`. */
  buildx: string
  /** The chosen builder's driver: `docker`, `docker-container`, `remote`, … */
  driver: string
  /** Whether the engine keeps images in containerd, with their manifests. */
  containerdStore: boolean
  /** What the builder says it builds for, for example `linux/amd64`. */
  platforms: string[]
}

/**
 * Asks the engine, buildx and the builder what they are, side by side.
 *
 * @param builder name of the builder; the current one when absent
 * @throws Problem when an engine, buildx or the builder is missing, or buildx is older than 0.10
 */
export async function lookAtEngine(docker: Docker, builder?: string): Promise<Engine> {
  const [version, plugin, inspected, store] = await Promise.all([
    docker.ask(['version', '--format', '{{.Server.Version}}']),
    docker.ask(['buildx', 'version']),
    docker.ask(['buildx', 'inspect', ...(builder === undefined ? [] : [builder])]),
    docker.ask(['info', '--format', '{{.DriverStatus}}']),
  ])
  const findings = new Findings()
  const engine = version.stdout.trim()
  const buildx = /\bv?(\d+\.\d+\.\d+)/.exec(plugin.stdout)?.[1] ?? ''
  const driver = /^Driver:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? ''
  if (version.exitCode === 127) {
    findings.add('There is no docker program on this runner.', 'Install Docker Engine 25 or newer with buildx.')
    findings.refuse()
  }
  if (version.exitCode !== 0) {
    findings.add(
      `The Docker engine does not answer: ${lastLine(version.stderr)}`,
      "Start it, and let the runner's user reach its socket.",
    )
  }
  if (plugin.exitCode !== 0) {
    findings.add(
      'docker has no buildx plugin on this runner.',
      'Install the buildx plugin, or add docker/setup-buildx-action before this step.',
    )
  } else if (isOlder(buildx, 0, 10)) {
    findings.add(
      `buildx ${buildx} can't switch off attestations, which Lambda refuses.`,
      'Install buildx 0.10 or newer, or add docker/setup-buildx-action before this step.',
    )
  } else if (version.exitCode === 0 && (inspected.exitCode !== 0 || driver === '')) {
    findings.add(
      `buildx can't use the builder${builder === undefined ? '' : ` '${builder}'`}: ${lastLine(inspected.stderr)}`,
      "List the builders with 'docker buildx ls', or leave builder out.",
    )
  }
  findings.refuse()
  const platforms = /^Platforms:\s+(.+)$/m.exec(inspected.stdout)?.[1]?.split(/[\s,*]+/) ?? []
  return { engine, buildx, driver, platforms, containerdStore: store.stdout.includes('io.containerd.snapshotter') }
}

/**
 * Says what may go wrong with a build on this engine, though it need not.
 *
 * @param platform what is built for
 */
export function engineWarnings({ engine, platforms, driver }: Engine, platform: Platform): string[] {
  const old = isOlder(engine, 25, 0)
  const foreign = platforms.length > 0 && !platforms.includes(platform)
  return [
    // AWS Lambda developer guide, "Create a Lambda function using a container image": Docker 25.0.0 or later.
    ...(old ? [`Docker Engine ${engine} is older than 25, which AWS asks for.`] : []),
    ...(foreign
      ? [
          `The builder (driver ${driver}) does not run ${platform}: a RUN instruction will fail unless it is cross-compiled. ` +
            'Use a runner of that architecture, or add docker/setup-qemu-action.',
        ]
      : []),
  ]
}

/** Compares versions, `MAJOR.MINOR.PATCH`. */
export function isOlder(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number)
  return first < major || (first === major && second < minor)
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
