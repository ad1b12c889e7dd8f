import type { ImageSource, Service } from '../core/contract.ts'
import type { Effect, FaultHandle, Faults } from '../core/faults.ts'
import type { RequestLog } from '../core/requests.ts'
import { type Holder, LAMBDA_SERVICE } from './authorization.ts'
import { LambdaImages } from './images.ts'
import { storageOf } from './operations/call.ts'
import { deleteImage } from './operations/writes.ts'
import { Passwords } from './passwords.ts'
import { type CreationTemplate, Registries, type Registry } from './registries.ts'
import { type ImageParts, putImage } from './registry/put-image.ts'
import type { StoredManifest } from './registry/storage.ts'
import { Replication, type ReplicationRule } from './replication.ts'
import type { RepositorySettings } from './repositories.ts'
import type { ScanSeed } from './scanning.ts'
import { findOperation, jsonError, OPERATION_NAMES } from './service.ts'
import type { SigningRule } from './signing.ts'

export type { ImageParts } from './registry/put-image.ts'
export type { StoredManifest } from './registry/storage.ts'
export type { ReplicationRule } from './replication.ts'
export type { Mutability, RepositorySettings } from './repositories.ts'
export type { ScanSeed, SeededVulnerability } from './scanning.ts'

/** A repository as handles name it; by default in the sandbox's account and its first region. */
export interface RepositoryId {
  name: string
  region?: string
  account?: string
}

export interface RepositorySeed extends RepositoryId, RepositorySettings {
  /** Whether its policy lets Lambda pull; default true. */
  lambdaMayPull?: boolean
}

/** How a push breaks. */
export interface BreakPush {
  region?: string
  /** Default UploadLayerPart: in the middle of a layer. PutImage: when all layers are there. */
  operation?: 'InitiateLayerUpload' | 'UploadLayerPart' | 'CompleteLayerUpload' | 'PutImage'
  /** Default `reset`. */
  effect?: Effect
  /** Requests that break; default all of them. Docker's engine tries each layer five times, ever more slowly. */
  times?: number
  /** Requests that go well first. */
  after?: number
}

/** The sandbox's ECR, and what tests do to it behind the API's back. */
export interface EcrSandbox extends Service {
  /** What Lambda sees of it. */
  readonly images: ImageSource
  /** ms that passwords made from now on live; 12 hours as in ECR. */
  passwordLifetime: number
  /** `127.0.0.1:<port>` of a region's registry. */
  host(region?: string, account?: string): Promise<string>
  /** @returns the repository's URI, `<host>/<name>` */
  createRepository(seed: string | RepositorySeed): Promise<string>
  /** Gives a region's registry a template for repositories that a push creates. */
  putCreationTemplate(template: CreationTemplate, region?: string): Promise<void>
  /** Lets a region's registry sign what is pushed from now on. */
  putSigningConfiguration(rules: readonly SigningRule[], region?: string): Promise<void>
  /** How a region's registry scans from now on, and what it finds. */
  setScans(seed: ScanSeed, region?: string): Promise<void>
  /** The policy of a repository as JSON text; undefined when it has none. @throws Error when it does not exist */
  policy(id: string | RepositoryId): Promise<string | undefined>
  hasRepository(id: string | RepositoryId): Promise<boolean>
  /** Digests by tag. */
  tags(id: string | RepositoryId): Promise<Record<string, string>>
  /** Digests of all images, tagged or not. */
  digests(id: string | RepositoryId): Promise<string[]>
  /** A manifest by tag or digest. */
  manifest(id: string | RepositoryId, reference: string): Promise<StoredManifest | undefined>
  /** Puts an image made of parts into a repository, past passwords and permissions. @returns its digest */
  putImage(id: string | RepositoryId, parts?: ImageParts): Promise<string>
  /** Deletes an image by tag or digest, also one that a function uses. @throws Error when it is not there */
  deleteImage(id: string | RepositoryId, reference: string): Promise<void>
  /** Moves an image into the archive, by tag or digest. @throws Error when it is not there */
  archiveImage(id: string | RepositoryId, reference: string): Promise<void>
  /** Replicates what is pushed from now on from one region to others. */
  replicate(rule: ReplicationRule): Promise<void>
  /** Makes pushes break. It is the same as a fault of the service `registry`. */
  breakPush(how?: BreakPush): FaultHandle
  /** All passwords that GetAuthorizationToken has given out so far. */
  passwords(): string[]
  /** Makes all passwords that are out expire now. */
  expirePasswords(): void
  stop(): Promise<void>
}

export interface EcrParts {
  accountId: string
  regions: readonly string[]
  faults: Faults
  requests: RequestLog
}

const TWELVE_HOURS = 43_200_000

/** The Elastic Container Registry: its API, and a real registry behind passwords and permissions of its own. */
export function ecrService({ accountId, regions, faults, requests }: EcrParts): EcrSandbox {
  const passwords = new Passwords<Holder>()
  const registries = new Registries({ passwords, faults, requests })
  const replication = new Replication(registries, accountId)
  const images = new LambdaImages(registries, passwords, accountId)
  const [firstRegion = 'us-east-1'] = regions
  const idOf = (id: string | RepositorySeed): RepositorySeed => (typeof id === 'string' ? { name: id } : id)

  async function find(id: string | RepositoryId): Promise<{ name: string; registry: Registry }> {
    const { name, region = firstRegion, account = accountId } = idOf(id)
    return { name, registry: await registries.of(account, region) }
  }

  const ecr: EcrSandbox = {
    signingName: 'ecr',
    operations: OPERATION_NAMES,
    operation: (request) =>
      findOperation(request, { registries, passwords, passwordLifetime: () => ecr.passwordLifetime }),
    error: jsonError,
    images,
    passwordLifetime: TWELVE_HOURS,
    host: async (region = firstRegion, account = accountId) => (await registries.of(account, region)).host,
    async createRepository(seed) {
      const { registry } = await find(seed)
      const { name, region: _region, account: _account, lambdaMayPull = true, ...settings } = idOf(seed)
      const repository = registry.createRepository(name, settings)
      if (lambdaMayPull) repository.letLambdaPull()
      return `${registry.host}/${name}`
    },
    async putCreationTemplate(template, region = firstRegion) {
      ;(await registries.of(accountId, region)).templates.push(template)
    },
    async putSigningConfiguration(rules, region = firstRegion) {
      ;(await registries.of(accountId, region)).signing.rules = rules
    },
    async setScans(seed, region = firstRegion) {
      ;(await registries.of(accountId, region)).scanning.seed = seed
    },
    async policy(id) {
      const { name, registry } = await find(id)
      const repository = registry.repositories.get(name)
      if (repository === undefined) throw new Error(`The sandbox has no repository ${name}`)
      return repository.policy
    },
    async hasRepository(id) {
      const { name, registry } = await find(id)
      return registry.repositories.has(name)
    },
    async tags(id) {
      const { name, registry } = await find(id)
      const storage = storageOf(registry)
      return Object.fromEntries(storage.tags(name).map((tag) => [tag, storage.digestOf(name, tag) ?? '']))
    },
    async digests(id) {
      const { name, registry } = await find(id)
      return storageOf(registry).digests(name)
    },
    async manifest(id, reference) {
      const { name, registry } = await find(id)
      return storageOf(registry).manifest(name, reference)
    },
    async putImage(id, parts = {}) {
      const { name, registry } = await find(id)
      const digest = await putImage(await registry.start(), name, parts)
      registry.scan(name, digest)
      return digest
    },
    async deleteImage(id, reference) {
      const { name, registry } = await find(id)
      const imageId = reference.startsWith('sha256:') ? { imageDigest: reference } : { imageTag: reference }
      const deleted = deleteImage(imageId, name, storageOf(registry))
      if ('failureCode' in deleted) throw new Error(`${name} ${reference}: ${deleted.failureReason}`)
    },
    async archiveImage(id, reference) {
      const { name, registry } = await find(id)
      const manifest = storageOf(registry).manifest(name, reference)
      const repository = registry.repositories.get(name)
      if (manifest === undefined || repository === undefined) throw new Error(`The sandbox has no ${name} ${reference}`)
      repository.archived.add(manifest.digest)
    },
    breakPush(how: BreakPush = {}) {
      const {
        operation = 'UploadLayerPart',
        effect = { kind: 'reset' },
        times = Number.POSITIVE_INFINITY,
        ...scope
      } = how
      return faults.add({ ...effect, ...scope, service: 'registry', operation, times })
    },
    replicate: (rule) => replication.add(rule),
    passwords: () => passwords.of((holder) => holder !== LAMBDA_SERVICE),
    expirePasswords: () => passwords.expireAll(),
    async stop() {
      replication.stop()
      await registries.stop()
      images.stop()
    },
  }
  return ecr
}
