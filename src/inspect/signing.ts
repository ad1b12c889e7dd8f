import type { RepositoryAddress } from '../ecr/repository.ts'
import { type ManagedSigning, managedSigning, profilesFor } from '../ecr/signing.ts'
import type { ImageInspection, ImageTarget } from '../run/target.ts'

/** Asks how the registry signs, where the run pushes to it. */
export async function inspectSigning({
  run: {
    plan: { source, regions },
  },
  inputs: { dryRun, rollout, repository },
  clients: { ecr, region },
}: Pick<ImageInspection, 'run' | 'inputs' | 'clients'>): Promise<ManagedSigning> {
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
