import type { RegionClients } from '../aws/clients.ts'
import {
  defaultRepository,
  type ImageReference,
  parseEcrRegistry,
  parseImageReference,
} from '../domain/image-reference.ts'
import type { Output } from '../domain/output.ts'
import { Problem } from '../domain/problem.ts'
import { archivedDigest, restoreImage } from '../ecr/archive.ts'
import { findImage, findTagged, originOf, type StoredImage } from '../ecr/images.ts'
import { lambdaMayPull } from '../ecr/policy.ts'
import { type EcrLogin, ecrLogin, findRepository, type Repository, type RepositoryAddress } from '../ecr/repository.ts'
import type { FunctionState } from '../lambda/function.ts'
import { fixedTag, standsForCommit } from './tags.ts'
import type { ImageInspection, ImageTarget } from './target.ts'

/**
 * The repository: the one that is named, else that of the function's present image, else the function's name.
 *
 * @throws Problem when it is in a registry that Lambda does not pull from
 */
export function locate(
  { plan: { preview }, inputs: { image, repository, functionName }, clients: { region } }: ImageInspection,
  present: FunctionState | undefined,
  login: EcrLogin,
): { registry: string; address: RepositoryAddress } {
  const byName = defaultRepository(preview?.of ?? functionName?.name ?? '')
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

/** Inspects the repository that the inputs name, where there is no function. */
export async function inspectRepository(
  here: ImageInspection,
  mask: Output['mask'],
): Promise<Pick<ImageTarget, 'login' | 'registry' | 'address' | 'repository' | 'image' | 'taken' | 'notes'>> {
  const { ecr, region } = here.clients
  const login = await ecrLogin(ecr, region, mask)
  const { registry, address } = locate(here, undefined, login)
  const repository = await findRepository(ecr, address)
  if (!repository) checkMissingRepository(here, address)
  const found = repository ? await findPresentImages(here, repository) : {}
  return { login, registry, address, notes: [], ...(repository && { repository }), taken: new Map(), ...found }
}

/** Finds what makes a missing repository an error. */
export function checkMissingRepository(
  { plan: { source, regions }, inputs: { createRepository, rollout }, clients: { region }, findings }: ImageInspection,
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
    ...(here !== undefined && running === undefined ? [await noteMissing({ ecr, region }, repository, here)] : []),
    ...(readable
      ? []
      : [
          `The policy of ${repository.name} in ${region} does not let lambda.amazonaws.com pull yet; Lambda adds the statement itself.`,
        ]),
  ]
}

/** Says what has become of the image that the function runs now. */
async function noteMissing(
  { ecr, region }: Pick<RegionClients, 'ecr' | 'region'>,
  repository: Repository,
  digest: string,
): Promise<string> {
  const image = `The image that the function runs now, ${digest},`
  const endangered = 'older versions that use it will stop working.'
  if ((await archivedDigest(ecr, repository, { imageDigest: digest })) !== undefined) {
    return `${image} is archived in ${repository.name} in ${region}: ${endangered} ${restoreImage(repository, region, digest)}`
  }
  return `${image} was deleted from ${repository.name} in ${region}: ${endangered} Let no lifecycle rule delete images that versions use.`
}

/** What the repository has of what is deployed. */
export type FoundImages = Pick<ImageTarget, 'image' | 'taken'>

/** Finds the image of image-uri, or what the tags of the build are on. */
export async function findPresentImages(here: ImageInspection, repository: Repository): Promise<FoundImages> {
  const {
    plan,
    inputs: { image: named },
    clients: { ecr, region },
    findings,
  } = here
  const { source } = plan
  if (source.kind === 'build') {
    const taken = await findTagged(ecr, repository, source.tags)
    await Promise.all([...taken].map(([tag, image]) => checkFixedTag(here, repository, tag, image)))
    return { taken }
  }
  const { tag, digest } = named ?? source.image
  const imageId = digest === undefined ? { imageTag: tag } : { imageDigest: digest }
  const image = await findImage(ecr, repository, imageId)
  if (image) return { image, taken: new Map() }
  const archived = await archivedDigest(ecr, repository, imageId)
  if (archived !== undefined) {
    findings.add(
      `image-uri: the image ${digest ?? tag} of ${repository.name} in ${region} is archived, and can't be pulled.`,
      restoreImage(repository, region, archived),
    )
    return { taken: new Map() }
  }
  findings.add(
    `image-uri: the repository ${repository.name} in ${region} has no image ${digest ?? tag}.`,
    'Push it first, or correct image-uri.',
  )
  return { taken: new Map() }
}

/**
 * Finds a tag that the user has named, and that is on another image for good. One of the same commit may be the very
 * image that the build makes again.
 */
async function checkFixedTag(
  { plan, clients: { ecr, region }, findings }: ImageInspection,
  repository: Repository,
  tag: string,
  image: StoredImage,
): Promise<void> {
  if (!repository.immutable(tag) || standsForCommit(plan, tag)) return
  const { revision } = await originOf(ecr, repository, image)
  if (plan.commit !== '' && revision === plan.commit) return
  findings.collect(() => {
    throw fixedTag({ region, address: repository }, tag, image)
  })
}
