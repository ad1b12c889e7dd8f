import type { RegionClients } from '../aws/clients.ts'
import {
  defaultRepository,
  type ImageReference,
  parseEcrRegistry,
  parseImageReference,
} from '../domain/image-reference.ts'
import { Problem } from '../domain/problem.ts'
import { findImage, type StoredImage } from '../ecr/images.ts'
import { lambdaMayPull } from '../ecr/policy.ts'
import type { EcrLogin, Repository, RepositoryAddress } from '../ecr/repository.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { RegionInspection } from './target.ts'

/**
 * The repository: the one that is named, else that of the function's present image, else the function's name.
 *
 * @throws Problem when it is in a registry that Lambda does not pull from
 */
export function locate(
  { plan: { preview }, inputs: { image, repository, functionName }, clients: { region } }: RegionInspection,
  present: FunctionState | undefined,
  login: EcrLogin,
): { registry: string; address: RepositoryAddress } {
  const byName = defaultRepository(preview?.of ?? functionName.name)
  const found = image ?? repository ?? presentRepository(present) ?? { repository: byName }
  const registry = found.registry ?? login.registry
  if (registry === login.registry) return { registry, address: { name: found.repository } }
  const other = parseEcrRegistry(registry)
  if (other?.fips) {
    throw new Problem({
      what: `${registry} is a FIPS host of ECR, and Lambda does not pull from those.`,
      remedy: "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    })
  }
  // The dual-stack host of this account's registry is another name of it.
  const own = parseEcrRegistry(login.registry)?.account
  if (other?.region === region && other.account === own) return { registry, address: { name: found.repository } }
  if (other?.region === region) return { registry, address: { name: found.repository, registryId: other.account } }
  throw new Problem({
    what: `${registry} is not a registry of ECR in ${region}, and Lambda pulls only from ECR in its own region.`,
    remedy: `Use a repository in ${region}; this account's registry is ${login.registry}.`,
  })
}

function presentRepository(
  present: FunctionState | undefined,
): Pick<ImageReference, 'registry' | 'repository'> | undefined {
  return present?.imageUri === undefined ? undefined : parseImageReference(present.imageUri, 'The function')
}

/** Finds what makes a missing repository an error. */
export function checkMissingRepository(
  { plan: { source, regions }, inputs: { createRepository, rollout }, clients: { region }, findings }: RegionInspection,
  address: RepositoryAddress,
): void {
  // ECR creates the repositories that it replicates to.
  if (rollout.replicated && region !== regions[0]) return
  if (source.kind === 'image') {
    findings.add(`image-uri: there is no ECR repository ${address.name} in ${region}.`, 'Correct image-uri.')
  } else if (address.registryId !== undefined) {
    findings.add(
      `There is no ECR repository ${address.name} in ${region} of account ${address.registryId}.`,
      'Let the owner of that account create it.',
    )
  } else if (!createRepository) {
    findings.add(
      `There is no ECR repository ${address.name} in ${region}.`,
      "Create it, set create-repository to 'true', or correct repository.",
    )
  }
}

/** Notes about the repository that do not stop the run. */
export async function noteRepository(
  { ecr, region }: RegionClients,
  repository: Repository,
  present: FunctionState | undefined,
): Promise<string[]> {
  const here = present?.imageUri?.startsWith(`${repository.registry}/${repository.name}@`) ? present.digest : undefined
  const [running, readable] = await Promise.all([
    here === undefined ? undefined : findImage(ecr, repository, { imageDigest: here }),
    // Only its owner may read the policy of another account's repository.
    repository.registryId === undefined ? lambdaMayPull(ecr, repository) : true,
  ])
  return [
    ...(here !== undefined && running === undefined
      ? [
          `The image that the function runs now, ${here}, was deleted from ${repository.name} in ${region}: older versions that use it will stop working. Let no lifecycle rule delete images that versions use.`,
        ]
      : []),
    ...(readable
      ? []
      : [
          `The policy of ${repository.name} in ${region} does not let lambda.amazonaws.com pull yet; Lambda adds the statement itself.`,
        ]),
  ]
}

/** The image to deploy, when ECR has it already. */
export interface FoundImage {
  image: StoredImage
  /** Tags of the build that it has not. */
  lackingTags: readonly string[]
}

/** Finds the image of image-uri, or the one under a tag that can't be moved. */
export async function findPresentImage(
  here: RegionInspection,
  repository: Repository,
): Promise<FoundImage | undefined> {
  const {
    plan: { source },
    inputs: { image: named },
    clients: { ecr, region },
    findings,
  } = here
  if (source.kind === 'build') return findTagged(here, source.tags, repository)
  const { tag, digest } = named ?? source.image
  const image = await findImage(ecr, repository, digest === undefined ? { imageTag: tag } : { imageDigest: digest })
  if (image) return { image, lackingTags: [] }
  findings.add(
    `image-uri: the repository ${repository.name} in ${region} has no image ${digest ?? tag}.`,
    'Push it first, or correct image-uri.',
  )
  return undefined
}

/** A tag that can't be moved holds the image of an earlier run of the same commit: that image is used. */
async function findTagged(
  { clients: { ecr, region }, findings }: RegionInspection,
  tags: readonly string[],
  repository: Repository,
): Promise<FoundImage | undefined> {
  const fixed = tags.filter((tag) => repository.immutable(tag))
  const images = await Promise.all(fixed.map((imageTag) => findImage(ecr, repository, { imageTag })))
  const taken = fixed.filter((_tag, index) => images[index] !== undefined)
  const found = images.filter((image) => image !== undefined)
  if (new Set(found.map(({ digest }) => digest)).size > 1) {
    findings.add(
      `The tags ${fixed.join(', ')} of the immutable repository ${repository.name} in ${region} are on different images.`,
      'Choose tags of their own for this build.',
    )
  }
  return found[0] && { image: found[0], lackingTags: tags.filter((tag) => !taken.includes(tag)) }
}
