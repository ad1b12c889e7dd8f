import type { Platform } from '../domain/architecture.ts'
import { type Finding, Findings } from '../domain/problem.ts'
import { withFullStop } from '../domain/text.ts'
import { askInfo } from './info.ts'
import type { Docker } from './process.ts'

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
  /** Whether the builder can give files the time of their sources as it exports an image. */
  rewritesTimes: boolean
}

/**
 * Inspects the engine, buildx and the builder, side by side.
 *
 * @param builder name of the builder; the current one when absent
 * @throws Problem when an engine, buildx or the builder is missing, or buildx is older than 0.10
 */
export async function inspectEngine(docker: Docker, builder?: string): Promise<Engine> {
  const [info, inspected] = await Promise.all([
    askInfo(docker),
    docker.ask(['buildx', 'inspect', ...(builder === undefined ? [] : [builder])]),
  ])
  const findings = new Findings()
  const buildx = readBuildxVersion(info.buildx)
  const driver = /^Driver:\s+(\S+)/m.exec(inspected.stdout)?.[1] ?? ''
  if (info.exitCode === 127) {
    findings.add(
      'There is no docker program on this runner, and the image must be built here.',
      'Use a runner with Docker Engine 25 or newer and buildx (runs-on: ubuntu-24.04; ubuntu-slim has none), or deploy an image that ECR has, by image-uri.',
    )
    findings.refuse()
  }
  const missing = /context "([^"]+)": context not found/.exec(info.stderr)?.[1]
  if (missing !== undefined) {
    findings.add(
      `There is no Docker context '${missing}'.`,
      "List them with 'docker context ls', or unset DOCKER_CONTEXT.",
    )
    findings.refuse()
  }
  if (info.exitCode !== 0) {
    findings.add(
      `The Docker engine does not answer: ${lastLine(info.stderr)}`,
      "Start it, and let the runner's user reach its socket.",
    )
  }
  const tooOld = refuseBuildx(buildx)
  if (info.buildx === '') {
    findings.add(
      'docker has no buildx plugin on this runner.',
      'Install the buildx plugin, or add docker/setup-buildx-action before this step.',
    )
  } else if (tooOld) {
    findings.add(tooOld.what, tooOld.remedy)
  } else if (info.exitCode === 0 && (inspected.exitCode !== 0 || driver === '')) {
    findings.add(
      `buildx can't use the builder${builder === undefined ? '' : ` '${builder}'`}: ${lastLine(inspected.stderr)}`,
      `List the builders with 'docker buildx ls', ${builder === undefined ? "choose one with 'docker buildx use', and unset BUILDX_BUILDER" : 'or leave builder out'}.`,
    )
  }
  findings.refuse()
  const platforms = /^Platforms:\s+(.+)$/m.exec(inspected.stdout)?.[1]?.split(/[\s,*]+/) ?? []
  return {
    engine: info.engine,
    buildx,
    driver,
    platforms,
    containerdStore: info.store.includes('io.containerd.snapshotter'),
    rewritesTimes: driver !== 'docker' && rewritesTimes(inspected.stdout),
  }
}

/**
 * Reads of `docker buildx inspect` whether BuildKit rewrites times of files. It does from 0.13 on, but could lose layers
 * in a push until 0.14.1 (moby/buildkit, "Fix content not found with push=true,rewrite-timestamp=true"). An engine's own
 * BuildKit rewrites nothing in its image store, and may tell no version where it serves as a remote one.
 */
export function rewritesTimes(inspected: string): boolean {
  const versions = [...inspected.matchAll(/^Build[Kk]it(?: version)?:\s+v?(\d+\.\d+\.\d+)/gm)].map(
    ([, one = '']) => one,
  )
  return versions.every((version) => version === '0.0.0' || !isOlder(version, 0, 15))
}

/** Reads the version of a line of `docker info` or `docker buildx version`. @returns empty when it has none */
export function readBuildxVersion(text: string): string {
  return /\bv?(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? ''
}

/** Says why a buildx can't build for Lambda; undefined when it can, or when its version is unknown. */
export function refuseBuildx(version: string): Finding | undefined {
  if (version === '' || !isOlder(version, 0, 10)) return undefined
  return {
    what: `buildx ${version} can't switch off attestations, which Lambda refuses.`,
    remedy: 'Install buildx 0.10 or newer, or add docker/setup-buildx-action before this step.',
  }
}

/** GitHub's own runners of each architecture (GitHub docs, "GitHub-hosted runners reference"). */
const runners: Record<Platform, string> = {
  'linux/amd64': 'an x64 runner (runs-on: ubuntu-24.04)',
  'linux/arm64': 'an arm64 runner (runs-on: ubuntu-24.04-arm)',
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
    ...(old ? [`Docker Engine ${engine} is older than 25, the oldest version that AWS supports.`] : []),
    ...(foreign
      ? [
          `The builder (driver ${driver}) does not run ${platform}: a RUN instruction for that platform will fail. ` +
            `Use ${runners[platform]}, or add docker/setup-qemu-action before this step.`,
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
  return withFullStop(text.trim().split('\n').at(-1) ?? '')
}
