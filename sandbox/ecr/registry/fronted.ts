import type { Holder } from '../authorization.ts'
import type { Repository, RepositorySettings } from '../repositories.ts'
import type { Downloads } from './downloads.ts'
import type { RegistryStorage } from './storage.ts'

/** A registry that runs. */
export interface Started {
  socketPath: string
  storage: RegistryStorage
  release(): Promise<void>
}

/** What the front of a registry needs to know of it. */
export interface FrontedRegistry {
  readonly account: string
  readonly region: string
  /** `127.0.0.1:<port>` */
  readonly host: string
  readonly repositories: ReadonlyMap<string, Repository>
  readonly downloads: Downloads
  /** Present once the process runs. */
  readonly started: Started | undefined
  templateFor(name: string): RepositorySettings | undefined
  createRepository(name: string, settings: RepositorySettings): Repository
  start(): Promise<Started>
  /** Tells of a manifest that was put, and of who did. */
  pushed(repository: string, reference: string, pusher: Holder | undefined): void
}
