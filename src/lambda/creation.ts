import { mostManagedVersions } from '../domain/limits.ts'
import { Problem } from '../domain/problem.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'

// Lambda developer guide, "Configure Lambda durable functions"; API reference, "TenancyConfig"; SAM developer guide,
// "CapacityProviderConfig": only a new function takes them. Values of the first two change later, as their place in
// UpdateFunctionConfiguration says.
const chosenAtCreation = ['DurableConfig', 'CapacityProviderConfig', 'TenancyConfig'] as const

/**
 * Refuses what Lambda gives a function only when it creates it.
 *
 * @param changes what is to differ from what the function has
 * @param what the function, and where it is
 * @throws Problem that names the members
 */
export function refuseAddition(present: FunctionConfig, changes: FunctionConfig, what: string): void {
  const added = chosenAtCreation.filter(
    (name) => changes[name] !== undefined && (present[name] === undefined || name === 'TenancyConfig'),
  )
  if (added.length === 0) return
  throw new Problem({
    what: `function-config: ${what} was not created with this ${added.join(' and ')}, and Lambda gives it to new functions only.`,
    remedy: `Remove ${added.join(' and ')}, or deploy to a new function: set another function-name, and role to create it.`,
  })
}

/** Whether a function runs on the instances of a capacity provider (Lambda Managed Instances). */
export function isManaged({ CapacityProviderConfig: provider }: Pick<FunctionConfig, 'CapacityProviderConfig'>) {
  return provider !== undefined
}

/**
 * Notes that a function's versions are all that its capacity provider takes; others that share it may bring the limit nearer.
 *
 * @param versions how many are published
 * @param where the function, for the text
 */
export function noteManagedVersions(config: FunctionConfig, versions: number, where: string): string[] {
  if (!isManaged(config) || versions < mostManagedVersions) return []
  return [
    `${where} has ${versions} versions, and a capacity provider takes ${mostManagedVersions} in all: Lambda will refuse a further one. Delete some with 'aws lambda delete-function --qualifier', and set keep-versions.`,
  ]
}

/** The members that are merged into what the function has; Lambda would set what is absent to its defaults. */
export function mergeChosen(
  desired: Pick<FunctionConfig, 'DurableConfig' | 'CapacityProviderConfig'>,
  present: FunctionConfig,
): Pick<FunctionConfig, 'DurableConfig' | 'CapacityProviderConfig'> {
  const { DurableConfig: durable, CapacityProviderConfig: provider } = desired
  const instances = 'LambdaManagedInstancesCapacityProviderConfig'
  return {
    ...(durable && { DurableConfig: { ...present.DurableConfig, ...durable } }),
    ...(provider && {
      CapacityProviderConfig: {
        [instances]: { ...present.CapacityProviderConfig?.[instances], ...provider[instances] },
      },
    }),
  }
}
