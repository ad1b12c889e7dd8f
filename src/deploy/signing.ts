import { messageOf } from '../domain/text.ts'
import type { RepositoryAddress } from '../ecr/repository.ts'
import { awaitSigning, type ManagedSigning, managedSigning, profilesFor, unsigned } from '../ecr/signing.ts'
import type { ImageRun } from './run.ts'
import type { ImageInspection, ImageTarget, TargetWithImage } from './target.ts'

/** Asks how the registry signs, where the run pushes to it. */
export async function inspectSigning({
  plan: { source, regions },
  inputs: { dryRun, rollout, repository },
  clients: { ecr, region },
}: Pick<ImageInspection, 'plan' | 'inputs' | 'clients'>): Promise<ManagedSigning> {
  // The image of image-uri is copied to a repository that is named, and deployed from its own otherwise.
  const brings = source.kind !== 'image' || repository !== undefined
  // What ECR replicates it does not sign again.
  const pushes = brings && !dryRun && (!rollout.replicated || region === regions[0])
  return pushes ? managedSigning(ecr, region) : { rules: [], notes: [] }
}

/** What of it is about a repository. How another account's registry signs, that account alone may read. */
export function signingOf(
  { rules, notes }: ManagedSigning,
  { name, registryId }: RepositoryAddress,
): Required<Pick<ImageTarget, 'signing' | 'notes'>> {
  return registryId === undefined ? { signing: profilesFor(rules, name), notes } : { signing: [], notes: [] }
}

/**
 * Follows the signing of what the run has brought, beside all that comes next: the run waits for it before it reports.
 * An image that is not signed is a warning.
 */
export function followSigning({ tools, aside }: ImageRun, targets: readonly TargetWithImage[]): void {
  aside.push(...targets.map((target) => follow(tools, target)))
}

async function follow({ log, warn, signal }: ImageRun['tools'], target: TargetWithImage): Promise<void> {
  const { signing: profiles = [], brought, repository, region, image, clients } = target
  if (profiles.length === 0 || !brought || repository === undefined) return
  const { digest } = image
  const pushed = { ecr: clients.ecr, repository, region, digest, profiles }
  try {
    for (const status of await awaitSigning(pushed, signal)) {
      const { signingProfileArn: profile } = status
      if (status.status === 'FAILED') warn(unsigned(pushed, status))
      else if (status.status === 'COMPLETE') log(`${region}: ECR has signed ${digest} with ${profile}`)
      else log(`${region}: ECR has not signed ${digest} with ${profile} yet`)
    }
  } catch (error) {
    if (!signal.aborted) warn(messageOf(error))
  }
}
