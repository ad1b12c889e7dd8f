import { hostSuffixOf } from '../core/arn.ts'
import { type Listening, listen } from '../core/http.ts'
import { type Holder, LAMBDA_SERVICE } from './authorization.ts'
import { repositoryExists } from './refusals.ts'
import { Downloads } from './registry/downloads.ts'
import { type FrontParts, RegistryFront } from './registry/front.ts'
import type { FrontedRegistry, Started } from './registry/fronted.ts'
import { emptyRegistry } from './registry/process.ts'
import { RegistryStorage } from './registry/storage.ts'
import { Uploads } from './registry/uploads.ts'
import { Repository, type RepositorySettings } from './repositories.ts'
import { Scanning } from './scanning.ts'
import { Signing } from './signing.ts'

/** Settings of repositories that ECR creates on push (ECR User Guide, "Creating a repository creation template"). */
export interface CreationTemplate extends RepositorySettings {
  /** A namespace, or `ROOT` for all repositories. */
  prefix: string
}

/** The private registry of an account in a region. Its host exists at once, the process behind it when needed. */
export class Registry implements FrontedRegistry {
  readonly account: string
  readonly region: string
  readonly repositories = new Map<string, Repository>()
  readonly downloads = new Downloads()
  readonly uploads = new Uploads()
  readonly templates: CreationTemplate[] = []
  readonly signing = new Signing()
  readonly scanning = new Scanning()
  /** Told of each manifest that was put: repository, and tag or digest. */
  readonly onPush: ((repository: string, reference: string) => void)[] = []
  /** Present once the process runs. Before that nothing was pushed. */
  started: Started | undefined
  readonly #listening: Listening
  #starting: Promise<Started> | undefined

  private constructor(account: string, region: string, listening: Listening) {
    this.account = account
    this.region = region
    this.#listening = listening
  }

  static async open(account: string, region: string, parts: FrontParts): Promise<Registry> {
    let front: RegistryFront | undefined
    const listening = await listen((request, response) => void front?.handle(request, response))
    const registry = new Registry(account, region, {
      ...listening,
      close: async () => {
        await listening.close()
        front?.close()
      },
    })
    front = new RegistryFront(parts, registry)
    return registry
  }

  /** `127.0.0.1:<port>`: the engine takes plain HTTP from registries of the loopback interface. */
  get host(): string {
    return `127.0.0.1:${this.#listening.port}`
  }

  /** `<account>.dkr.ecr.<region>.amazonaws.com`, or the same of another partition. */
  get awsHost(): string {
    return `${this.account}.dkr.ecr.${this.region}.${hostSuffixOf(this.region)}`
  }

  get url(): string {
    return this.#listening.url
  }

  /** @throws ServiceError when it is there already, or its name is malformed */
  createRepository(name: string, settings: RepositorySettings): Repository {
    if (this.repositories.has(name)) throw repositoryExists(name, this.account)
    const repository = new Repository(name, this.account, this.region, settings)
    this.repositories.set(name, repository)
    return repository
  }

  /** The nearest prefix counts, and `ROOT` last; that it does is inferred. */
  templateFor(name: string): CreationTemplate | undefined {
    const length = ({ prefix }: CreationTemplate) => (prefix === 'ROOT' ? 0 : prefix.length)
    return this.templates
      .filter(({ prefix }) => prefix === 'ROOT' || name.startsWith(`${prefix}/`))
      .toSorted((one, other) => length(other) - length(one))[0]
  }

  pushed(repository: string, reference: string, pusher: Holder | undefined): void {
    // What is pushed again is active again.
    const digest = this.started?.storage.digestOf(repository, reference) ?? reference
    this.repositories.get(repository)?.archived.delete(digest)
    this.scan(repository, digest)
    if (pusher !== undefined && pusher !== LAMBDA_SERVICE) {
      this.signing.sign({ repository, digest }, pusher.in(this.region))
    }
    for (const listener of this.onPush) listener(repository, reference)
  }

  /** Scans what was pushed, where pushes are scanned. */
  scan(repository: string, digest: string): void {
    const scanOnPush = this.repositories.get(repository)?.settings.scanOnPush === true
    this.scanning.pushed({ repository, digest }, scanOnPush)
  }

  start(): Promise<Started> {
    this.#starting ??= emptyRegistry().then(({ socketPath, root, release }) => {
      this.started = { socketPath, storage: new RegistryStorage(root), release }
      return this.started
    })
    return this.#starting
  }

  async stop(): Promise<void> {
    await this.#listening.close()
    await this.#starting?.catch(() => undefined)
    await this.started?.release()
  }
}

/** The registries of all accounts and regions. */
export class Registries {
  readonly #parts: FrontParts
  readonly #opened = new Map<string, Promise<Registry>>()
  readonly #byHost = new Map<string, Registry>()

  constructor(parts: FrontParts) {
    this.#parts = parts
  }

  /** The registry of an account in a region, made at first sight. */
  of(account: string, region: string): Promise<Registry> {
    const key = `${account} ${region}`
    const known = this.#opened.get(key)
    if (known !== undefined) return known
    const opening = Registry.open(account, region, this.#parts).then((registry) => {
      this.#byHost.set(registry.host, registry)
      return registry
    })
    this.#opened.set(key, opening)
    return opening
  }

  /** By the sandbox's own host, or by AWS's name for it, under which images can be deployed but not pushed. */
  byHost(host: string): Registry | undefined {
    return this.#byHost.get(host) ?? this.all.find((registry) => registry.awsHost === host)
  }

  get all(): Registry[] {
    return [...this.#byHost.values()]
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(async (opening) => (await opening).stop()))
  }
}
