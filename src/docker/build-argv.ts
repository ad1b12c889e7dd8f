import type { Platform } from '../domain/architecture.ts'
import type { BuildInputs } from '../inputs/build.ts'
import type { NameValue } from '../inputs/reader.ts'
import { completeCache, isInline } from './cache.ts'

/** What becomes of the built image. */
export type BuildOutput =
  | { kind: 'load'; name: string }
  /** It stays in the builder, whose cache a later push takes it from. */
  | { kind: 'keep' }
  /** By its digest alone: it gets tags once it is known to be the image that was built. */
  | { kind: 'push'; name: string }
  /** Its files go to a folder. */
  | { kind: 'files'; folder: string }

export interface BuildRequest {
  build: BuildInputs
  platform: Platform
  output: BuildOutput
  /** Whether the times of files are set to that of the sources, so that a build repeated elsewhere comes out the same. */
  fixedTimes: boolean
  /** Where buildx writes the digest. */
  metadataFile: string
}

/** The name of the environment variable that hands a build secret to buildx. */
function secretVariable(index: number): string {
  return `DEPLOY_LAMBDA_IMAGE_SECRET_${index}`
}

/** The environment that `buildArgv` refers to. */
export function secretEnvironment(secrets: readonly NameValue[]): NodeJS.ProcessEnv {
  return Object.fromEntries(secrets.map(({ value }, index) => [secretVariable(index), value]))
}

/**
 * The arguments of `docker` for one build: docker/build-push-action's for every input that it has too, and what
 * Lambda needs. One platform and no attestations make a single manifest; anything else makes an index, which Lambda
 * refuses.
 */
export function buildArgv({ build, platform, output, fixedTimes, metadataFile }: BuildRequest): string[] {
  return [
    'buildx',
    'build',
    ...each('--add-host', build.addHosts),
    ...each('--allow', build.allow),
    ...each('--build-arg', build.buildArgs),
    ...each('--build-context', build.buildContexts),
    ...each('--cache-from', build.cacheFrom),
    ...each('--cache-to', build.cacheTo.map(completeCache)),
    ...option('--file', build.file),
    ...each('--label', build.labels),
    '--output',
    outputOf(output, fixedTimes),
    '--platform',
    platform,
    '--provenance=false',
    '--sbom=false',
    ...each('--secret', secretOptions(build)),
    ...option('--shm-size', build.shmSize),
    ...each('--ssh', build.ssh),
    ...option('--target', build.target),
    ...each('--ulimit', build.ulimit),
    ...option('--builder', build.builder),
    '--metadata-file',
    metadataFile,
    ...option('--network', build.network),
    ...(build.noCache ? ['--no-cache'] : []),
    ...(build.pull ? ['--pull'] : []),
    build.context,
  ]
}

/**
 * The arguments of `docker` that have BuildKit check a Dockerfile and build nothing. What has no part in that is left
 * out: caches, secrets, labels.
 */
export function checkArgv(build: BuildInputs, platform: Platform | undefined): string[] {
  return callArgv('check', build, [...option('--platform', platform), ...option('--target', build.target)])
}

/** The arguments of `docker` that have BuildKit list the stages of a Dockerfile and build nothing. */
export function targetsArgv(build: BuildInputs): string[] {
  return callArgv('targets', build)
}

function callArgv(method: string, build: BuildInputs, options: readonly string[] = []): string[] {
  return [
    'buildx',
    'build',
    `--call=${method},format=json`,
    ...each('--build-arg', build.buildArgs),
    ...each('--build-context', build.buildContexts),
    ...option('--file', build.file),
    ...options,
    ...option('--builder', build.builder),
    build.context,
  ]
}

/**
 * The same build again, straight from the builder's cache: nothing is fetched or run again, so the result is the
 * same. An inline cache is a part of the image.
 */
export function again(build: BuildInputs): BuildInputs {
  return { ...build, cacheFrom: [], cacheTo: build.cacheTo.filter(isInline), noCache: false, pull: false }
}

/**
 * Lambda takes layers that are compressed with gzip. BuildKit leaves those as they are, and converts all others: a base
 * image may have layers of zstd (docker docs, "Image and registry exporters").
 */
const exporterOptions = ['compression=gzip', 'force-compression=true']

function outputOf(output: BuildOutput, fixedTimes: boolean): string {
  const asImage = (...options: string[]) =>
    [...options, ...exporterOptions, ...(fixedTimes ? ['rewrite-timestamp=true'] : [])].join(',')
  switch (output.kind) {
    case 'load':
      return asImage('type=docker', `name=${output.name}`)
    case 'keep':
      return asImage('type=image', 'push=false')
    case 'push':
      return asImage('type=image', `name=${output.name}`, 'push-by-digest=true', 'name-canonical=true', 'push=true')
    case 'files':
      return `type=local,dest=${output.folder}`
  }
}

function secretOptions({ secrets, secretEnvs, secretFiles }: BuildInputs): string[] {
  return [
    ...secrets.map(({ name }, index) => `id=${name},env=${secretVariable(index)}`),
    ...secretEnvs.map(({ name, value }) => `id=${name},env=${value}`),
    ...secretFiles.map(({ name, value }) => `id=${name},src=${value}`),
  ]
}

function each(flag: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [flag, value])
}

function option(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, value]
}
