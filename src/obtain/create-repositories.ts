import { accountOf } from '../domain/arn.ts'
import { inPlacesLeft } from '../domain/each-place.ts'
import { findTemplate } from '../ecr/creation-template.ts'
import { createRepository, pendingRepository } from '../ecr/repository.ts'
import type { ImageRun } from '../run/run.ts'
import type { ImageTarget } from '../run/target.ts'

/** Creates the repositories that are missing. */
export async function createRepositories<T extends ImageTarget>(
  { plan, tools: { steps, log, warn }, lost }: ImageRun,
  targets: readonly T[],
): Promise<T[]> {
  const missing = targets.filter(({ repository }) => repository === undefined)
  if (missing.length === 0) return [...targets]
  const create = async (target: T) => {
    if (target.repository) return target
    const { address, clients, registry, region } = target
    // Of several regions all but the first may get copies, which no page says to create a repository.
    const isPushed = targets.length === 1 && plan.source.kind !== 'image'
    const template = isPushed ? await findTemplate(clients.ecr, address.name, warn) : undefined
    if (template) {
      log(
        `ECR creates ${registry}/${address.name} on the push, by the registry's creation template '${template.prefix}'`,
      )
      return { ...target, repository: pendingRepository(address.name, registry, region, template) }
    }
    const repository = await createRepository(clients.ecr, address.name, accountOf(target.forFunction.arn))
    log(`Created ${repository.registry}/${repository.name}, scanned on push and readable by Lambda`)
    return { ...target, registry: repository.registry, repository }
  }
  return steps.step(
    { title: `Create the ECR repository ${missing[0]?.address.name}`, label: 'Create the repository' },
    () => inPlacesLeft(targets, create, lost),
  )
}
