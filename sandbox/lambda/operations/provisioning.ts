import type { Alias, LambdaFunction, Provisioned } from '../model.ts'
import { allocationAt } from '../provisioned.ts'
import { conflict, invalid, updateInProgress } from '../refusals.ts'
import type { Call } from './operation.ts'

/** Recorded. */
export const UNPUBLISHED = 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.'

/** An allocation that starts now. */
export function provision(call: Call, owner: LambdaFunction, requested: number): Provisioned {
  const { store } = call.lambda
  const now = store.now()
  const failure = store.takeFailure(owner, 'provisioning')?.text
  return { requested, lastModified: now, start: now, end: now + store.settle.provision, failure }
}

/**
 * A version has its environments by itself or by one alias, which has no weights.
 *
 * @throws ServiceError ResourceConflictException (recorded), InvalidParameterValueException (as users quoted it)
 */
export function requireAlone(owner: LambdaFunction, qualifier: string): void {
  const alias = owner.aliases.get(qualifier)
  if (alias === undefined) {
    if (provisionedAliases(owner).some((one) => one.functionVersion === qualifier)) {
      throw conflict('Version is pointed by a Provisioned Concurrency alias')
    }
    return
  }
  if (Object.keys(alias.weights).length > 0) {
    throw invalid('Alias with weights can not be used with Provisioned Concurrency')
  }
  requireUnprovisioned(owner, alias.functionVersion, qualifier)
}

/** Inferred: there is no recording of a change of an alias whose environments are being allocated. */
export function requireAllocated(call: Call, owner: LambdaFunction, { name }: Alias): void {
  const provisioned = owner.provisioned.get(name)
  if (provisioned === undefined) return
  if (allocationAt(provisioned, call.lambda.store.now()).status === 'IN_PROGRESS') {
    throw updateInProgress(`${owner.arn}:${name}`)
  }
}

/**
 * Refuses versions that an alias with provisioned concurrency can't be moved to. Weights beside a version that stays
 * are allowed (Developer Guide, "Configuring provisioned concurrency").
 */
export function requireMovable(
  owner: LambdaFunction,
  { name }: Alias,
  version: string,
  weights: Record<string, number>,
): void {
  if (!owner.provisioned.has(name)) return
  // As users quoted it whose allocation had failed: that leaves weights, which are to be cleared in the same call.
  if (Object.keys(weights).length > 0) throw invalid('Invalid alias configuration for Provisioned Concurrency')
  if (version === '$LATEST') throw invalid(UNPUBLISHED)
  requireUnprovisioned(owner, version, name)
}

/** Allocates the environments again for the version that the alias names by now. */
export function moveProvisioned(call: Call, owner: LambdaFunction, alias: Alias, leaving: string): void {
  const before = owner.provisioned.get(alias.name)
  if (before === undefined) return
  const { lastModified } = before
  owner.provisioned.set(alias.name, { ...provision(call, owner, before.requested), lastModified, leaving })
}

/** Recorded for a version that has its own; the same text for one that another alias has it for is inferred. */
function requireUnprovisioned(owner: LambdaFunction, version: string, aliasName: string): void {
  const others = provisionedAliases(owner).filter((one) => one.name !== aliasName)
  if (owner.provisioned.has(version) || others.some((one) => one.functionVersion === version)) {
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version")
  }
}

function provisionedAliases(owner: LambdaFunction): Alias[] {
  return [...owner.aliases.values()].filter((alias) => owner.provisioned.has(alias.name))
}
