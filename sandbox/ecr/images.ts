import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FoundImage, type ImageSource, ServiceError } from '../core/contract.ts'
import { RoleCaller } from '../iam/caller.ts'
import { type Holder, LAMBDA_SERVICE, ownerAllows } from './authorization.ts'
import type { Passwords } from './passwords.ts'
import type { Registries, Registry } from './registries.ts'
import { configDigestOf } from './registry/storage.ts'
import type { Repository } from './repositories.ts'

const URI = /^(?<host>[^/]+)\/(?<name>[^:@]+)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/
/** The engine's logins for Lambda outlive any sandbox. */
const LAMBDA_LOGIN = 10 * 365 * 86_400_000

/** ECR as Lambda sees it. */
export class LambdaImages implements ImageSource {
  readonly #registries: Registries
  readonly #passwords: Passwords<Holder>
  /** Whose functions pull: it decides conditions on aws:SourceArn in repositories' policies. */
  readonly #account: string
  #dockerConfig: string | undefined
  readonly #logins = new Map<string, { auth: string }>()

  constructor(registries: Registries, passwords: Passwords<Holder>, account: string) {
    this.#registries = registries
    this.#passwords = passwords
    this.#account = account
  }

  async find(imageUri: string, region: string): Promise<FoundImage | undefined> {
    const { host = '', name = '', tag, digest } = URI.exec(imageUri)?.groups ?? {}
    const registry = this.#registries.byHost(host)
    if (registry?.region !== region || (tag === undefined && digest === undefined)) {
      throw new ServiceError(
        'InvalidParameterValueException',
        `Source image ${imageUri} is not valid. Provide a valid source image.`,
        400,
        { Type: 'User' },
      )
    }
    const repository = registry.repositories.get(name)
    const storage = registry.started?.storage
    const manifest = storage?.manifest(name, digest ?? tag ?? '')
    if (repository === undefined || storage === undefined || manifest === undefined) return undefined
    if (repository.archived.has(manifest.digest)) return undefined
    const configDigest = configDigestOf(manifest.text)
    const config = configDigest === undefined ? undefined : storage.config(name, configDigest)
    return {
      // The engine knows a registry by the sandbox's own host only.
      reference: `${registry.host}/${name}@${manifest.digest}`,
      repositoryArn: repository.arn,
      digest: manifest.digest,
      mediaType: manifest.mediaType,
      manifest: manifest.text,
      ...(config !== undefined && { config }),
      lambdaMayPull: repository.lambdaMayPull(region, this.#account),
      ownerAllows: (action, caller) => caller instanceof RoleCaller && ownerAllows(repository, action, caller),
      dockerConfig: this.#login(registry),
    }
  }

  letLambdaPull(repositoryArn: string): void {
    this.#repository(repositoryArn)?.letLambdaPull()
  }

  stop(): void {
    if (this.#dockerConfig !== undefined) rmSync(this.#dockerConfig, { recursive: true, force: true })
  }

  #repository(arn: string): Repository | undefined {
    const repositories = this.#registries.all.flatMap((registry) => [...registry.repositories.values()])
    return repositories.find((repository) => repository.arn === arn)
  }

  /** A Docker config directory with logins for all registries that Lambda has looked at. */
  #login(registry: Registry): string {
    this.#dockerConfig ??= mkdtempSync(join(tmpdir(), 'sandbox-lambda-docker-'))
    if (!this.#logins.has(registry.host)) {
      const { password } = this.#passwords.issue(LAMBDA_SERVICE, registry.region, LAMBDA_LOGIN)
      this.#logins.set(registry.host, { auth: Buffer.from(`AWS:${password}`).toString('base64') })
      mkdirSync(this.#dockerConfig, { recursive: true })
      const config = { auths: Object.fromEntries(this.#logins) }
      writeFileSync(join(this.#dockerConfig, 'config.json'), JSON.stringify(config), { mode: 0o600 })
    }
    return this.#dockerConfig
  }
}
