import type { JsonObject } from '../../core/json.ts'
import type { RoleCaller } from '../../iam/caller.ts'
import type { Holder } from '../authorization.ts'
import type { Passwords } from '../passwords.ts'
import { noRepository } from '../refusals.ts'
import type { Registries, Registry } from '../registries.ts'
import { RegistryStorage } from '../registry/storage.ts'
import type { Repository } from '../repositories.ts'

/** A request of the ECR API, the registry that it is about already found. */
export interface Call {
  fields: JsonObject
  caller: RoleCaller
  registry: Registry
  registries: Registries
  passwords: Passwords<Holder>
  /** ms that a password lives. */
  passwordLifetime: number
}

/** What an operation answers, as JSON. */
export type Run = (call: Call) => Promise<object> | object

/** What a registry holds that was never started: nothing. */
const EMPTY = new RegistryStorage('/nonexistent')

/** @throws ServiceError RepositoryNotFoundException */
export function requireRepository({ registry }: Call, name: string): Repository {
  const repository = registry.repositories.get(name)
  if (repository === undefined) throw noRepository(name, registry.account)
  return repository
}

export function storageOf(registry: Registry): RegistryStorage {
  return registry.started?.storage ?? EMPTY
}
