import type { RegionClients } from '../aws/clients.ts'
import {
  defaultRepository,
  type ImageReference,
  parseEcrRegistry,
  parseImageReference,
} from '../domain/image-reference.ts'
import { Problem } from '../domain/problem.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { archivedDigest, restoreImage } from '../ecr/archive.ts'
import { findImage } from '../ecr/images.ts'
import { lambdaMayPull } from '../ecr/policy.ts'
import {
  type EcrLogin,
  findRepository,
  foreignRepository,
  type Repository,
  type RepositoryAddress,
} from '../ecr/repository.ts'
import type { FunctionState } from '../lambda/function.ts'
import type { ImageInspection } from '../run/target.ts'
import { ecrPlaceOf } from './given-image.ts'

/**
 * The repository: the one that is named, else that of the function's present image, else the function's name.
 *
 * @throws Problem when it is in a registry that Lambda does not pull from
 */
export function locate(
  {
    run: {
      plan: { preview },
    },
    inputs: { image, repository, functionName },
    clients: { region },
  }: Pick<ImageInspection, 'run' | 'inputs' | 'clients'>,
  present: FunctionState | undefined,
  login: EcrLogin,
): { registry: string; address: RepositoryAddress } {
  const byName = defaultRepository(preview?.of ?? functionName?.name ?? '')
  const found = repository ?? image ?? presentRepository(present) ?? { repository: byName }
  const registry = found.registry ?? login.registry
  const other = parseEcrRegistry(registry)
  if (other?.fips) {
    throw new Problem({
      what: `${registry} is a FIPS host of ECR, and Lambda does not pull from those.`,
      remedy: "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    })
  }
  const place = ecrPlaceOf({ ...found, registry }, region, login)
  if (place?.region === region) return { registry, address: place.address }
  throw new Problem({
    what: `${registry} is not a registry of ECR in ${region}, and Lambda pulls only from ECR in its own region.`,
    remedy:
      image && !repository
        ? `Set repository to a repository in ${region}: the image is copied there.`
        : `Use a repository in ${region}; this account's registry is ${login.registry}.`,
  })
}

function presentRepository(
  present: FunctionState | undefined,
): Pick<ImageReference, 'registry' | 'repository'> | undefined {
  return present?.imageUri === undefined ? undefined : parseImageReference(present.imageUri, 'The function')
}

/** Where the image is, or comes to. */
export interface ImagePlace {
  registry: string
  address: RepositoryAddress
  /** Absent when it is to be created. */
  repository?: Repository
}

/** Locates the repository and reads what it is. What makes a missing one an error becomes a finding. */
export async function findImagePlace(
  here: ImageInspection,
  present: FunctionState | undefined,
  login: EcrLogin,
): Promise<ImagePlace> {
  const { run, inputs, clients } = here
  const { registry, address } = locate(here, present, login)
  const { registryId } = address
  const isForeign = run.plan.source.kind === 'image' && inputs.repository === undefined && registryId !== undefined
  const repository = isForeign
    ? foreignRepository({ ...address, registryId }, registry, clients.region)
    : await findRepository(clients.ecr, address)
  if (!repository) checkMissingRepository(here, address)
  return { registry, address, ...(repository && { repository }) }
}

/** Finds what makes a missing repository an error. */
function checkMissingRepository(
  {
    run: {
      plan: { source, regions },
    },
    inputs: { createRepository, rollout, repository },
    clients: { region },
    findings,
  }: ImageInspection,
  address: RepositoryAddress,
): void {
  // ECR creates the repositories that it replicates to.
  if (rollout.replicated && region !== regions[0]) return
  if (source.kind === 'image' && repository === undefined) {
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
  presents: readonly FunctionState[],
): Promise<string[]> {
  const running = presents.flatMap(({ imageUri, digest }) =>
    digest !== undefined && imageUri?.startsWith(`${repository.registry}/${repository.name}@`) ? [digest] : [],
  )
  const [readable, ...deleted] = await sideBySide([
    // Only its owner may read the policy of another account's repository.
    repository.registryId === undefined ? lambdaMayPull(ecr, repository) : true,
    ...[...new Set(running)].map(async (digest) =>
      (await findImage(ecr, repository, { imageDigest: digest })) === undefined ? [digest] : [],
    ),
  ])
  return [
    ...(await Promise.all(deleted.flat().map((digest) => noteMissing({ ecr, region }, repository, digest)))),
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
