import type { Platform } from '../domain/architecture.ts'
import { asList, asText, member } from '../domain/json.ts'
import type { Finding } from '../domain/problem.ts'
import type { BuildInputs } from '../inputs/build.ts'
import { localDockerfile } from './build-files.ts'
import type { Docker } from './process.ts'
import { listStages, type Stage } from './stages.ts'

/** A base image that is not of the platform that is built for, as BuildKit has noticed in the build. */
export interface PlatformWarning {
  /** Of the Dockerfile, from one. */
  line: number
  /** What BuildKit says of it. */
  text: string
}

/** Has buildx put the warnings of a build into its report (buildx reference, "--metadata-file"; buildx 0.16 and later). */
export const withWarnings = { BUILDX_METADATA_WARNINGS: 'true' }

/**
 * Reads the warnings about platforms from buildx' report of a build (docker docs, "Build checks"). A constant `--platform`
 * of the platform that is built for is none.
 */
export function readPlatformWarnings(report: unknown, platform: Platform): PlatformWarning[] {
  return asList(member(report, 'buildx.build.warnings')).flatMap((warning) => {
    // BuildKit, package client, "VertexWarning": Go writes bytes as base64.
    const text = Buffer.from(asText(member(warning, 'short')), 'base64').toString()
    const line = member(member(asList(member(warning, 'range'))[0], 'start'), 'line')
    const [, constant] = /^FromPlatformFlagConstDisallowed: .*"([^"]+)"/.exec(text) ?? []
    const foreign =
      text.startsWith('InvalidBaseImagePlatform: ') || (constant !== undefined && normalized(constant) !== platform)
    return foreign && typeof line === 'number' ? [{ line, text: text.replace(/ \(line \d+\)$/, '') }] : []
  })
}

/** As containerd, package platforms, normalizes the names of CPUs. */
function normalized(platform: string): string {
  return platform
    .toLowerCase()
    .replace(/^(?!.*\/)/, 'linux/')
    .replace(/\/(?:x86_64|x86-64)$/, '/amd64')
    .replace(/\/aarch64$/, '/arm64')
    .replace(/\/arm64\/v8$/, '/arm64')
}

/** An image that was built, and for what. */
interface BuiltFor {
  build: BuildInputs
  platform: Platform
  warnings: readonly PlatformWarning[]
}

/**
 * Says of the image that was built that it is made from another platform's; undefined when it is not, or when BuildKit
 * does not tell its stages. Other stages may be for another platform: they compile for this one.
 */
export async function refuseBasePlatform(
  docker: Docker,
  { build, platform, warnings }: BuiltFor,
): Promise<Finding | undefined> {
  if (warnings.length === 0) return undefined
  const lines = linesOfImage((await listStages(build, docker)) ?? [], build.target)
  const found = warnings.find(({ line }) => lines.includes(line))
  if (found === undefined) return undefined
  return {
    what: `The image must be for ${platform}, but its base is for another platform: ${found.text} (${localDockerfile(build) ?? 'Dockerfile'}, line ${found.line}).`,
    remedy: `Use a base image that has ${platform}, without a constant --platform in FROM. Stages that only compile may have another one.`,
  }
}

/** Lines of the FROM instructions that an image comes from: of its stage, and of the stages that this one is based on. */
export function linesOfImage(stages: readonly Stage[], target: string | undefined): number[] {
  const named = (name: string, before: number) =>
    stages.findLastIndex((stage, index) => index < before && stage.name.toLowerCase() === name.toLowerCase())
  const lines: number[] = []
  let at = stages.length - 1
  if (target !== undefined) {
    at = named(target, stages.length)
    if (at < 0 && /^\d+$/.test(target)) at = Number(target)
  }
  for (let stage = stages[at]; stage !== undefined; stage = stages[at]) {
    lines.push(...stage.lines)
    at = stage.base === '' ? -1 : named(stage.base, at)
  }
  return lines
}
