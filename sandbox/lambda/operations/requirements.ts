import { isImageDeleted } from '../lifecycle.ts'
import type { Chosen, FunctionVersion, LambdaFunction } from '../model.ts'
import { inState, invalid, missing, notFound, staleRevision, updateInProgress } from '../refusals.ts'
import type { Call, Target } from './operation.ts'

/** @throws ServiceError ResourceNotFoundException, naming the function without its qualifier */
export function requireFunction(call: Call, target: Target): LambdaFunction {
  const found = call.lambda.store.find(target.functionArn)
  if (found === undefined) throw notFound(target.functionArn)
  return found
}

/**
 * The version that a qualifier names: `$LATEST`, a number, or an alias' own version.
 *
 * @throws ServiceError ResourceNotFoundException, naming what was asked for
 */
export function requireVersion(owner: LambdaFunction, qualifier: string | undefined): FunctionVersion {
  const found = findVersion(owner, qualifier ?? '$LATEST')
  if (found === undefined) throw notFound(`${owner.arn}:${qualifier}`)
  return found
}

export function findVersion(owner: LambdaFunction, qualifier: string): FunctionVersion | undefined {
  if (qualifier === '$LATEST') return owner.latest
  if (qualifier === '$LATEST.PUBLISHED') return owner.latestPublished
  const version = owner.aliases.get(qualifier)?.functionVersion ?? qualifier
  if (version === '$LATEST') return owner.latest
  return owner.published.find((one) => one.version === version)
}

/** Refuses a change of `$LATEST` while another is under way ("Lambda function states", recorded texts). */
export function requireIdle(owner: LambdaFunction): void {
  const { lifecycle } = owner.latest
  const { state, update } = lifecycle
  if (state === 'Pending' || (state === 'Failed' && !isImageDeleted(lifecycle))) throw inState(state)
  if (update?.status === 'InProgress') throw updateInProgress(owner.arn)
}

/** Refuses a change that was meant for another revision. */
export function requireRevision(expected: string | undefined, present: string): void {
  if (expected !== undefined && expected !== present) throw staleRevision()
}

/** Recorded for other calls. */
export function requireCapacityProvider({ lambda }: Call, { CapacityProviderConfig: provider }: Chosen): void {
  const arn = provider?.LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn
  if (arn !== undefined && !lambda.store.capacityProviders.has(arn))
    throw missing(`Capacity provider not found: ${arn}`)
}

/** @throws ServiceError InvalidParameterValueException (recorded) when a function would have more tags than Lambda allows */
export function requireFewTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > 50) throw invalid('Number of tags exceeds resource tag limit.')
}
