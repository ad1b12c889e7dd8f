import { clientsFor, type RegionClients } from '../aws/clients.ts'
import { openRemote } from '../docker/registry.ts'
import { registryCredentials } from '../docker/registry-credentials.ts'
import { formatImageReference, type ImageReference, parseEcrRegistry } from '../domain/image-reference.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { archivedDigest, restoreImage } from '../ecr/archive.ts'
import { ecrStore } from '../ecr/copy.ts'
import { findImage } from '../ecr/images.ts'
import { type EcrLogin, ecrLogin, type RepositoryAddress } from '../ecr/repository.ts'
import { refuseManifest } from '../image/accept.ts'
import { readManifest } from '../image/manifest.ts'
import type { ImageRun } from '../run/run.ts'
import type { GivenImage, ImageInspection } from '../run/target.ts'

/** A repository of ECR. */
export interface EcrPlace {
  region: Region
  address: RepositoryAddress
}

/** Where an image is in ECR; undefined when it is in another registry. */
export function ecrPlaceOf(
  { registry, repository }: Pick<ImageReference, 'registry' | 'repository'>,
  here: Region,
  login: EcrLogin,
): EcrPlace | undefined {
  if (registry === login.registry) return { region: here, address: { name: repository } }
  const ecr = parseEcrRegistry(registry)
  if (ecr === undefined) return undefined
  // The dual-stack host of this account's registry is another name of it.
  const own = ecr.region === here && ecr.account === parseEcrRegistry(login.registry)?.account
  return { region: ecr.region, address: { name: repository, ...(!own && { registryId: ecr.account }) } }
}

/**
 * Finds the image of image-uri, and resolves its tag to a digest.
 *
 * @throws Problem when it is not there, when its registry refuses, or when it is an index
 */
export async function findGiven(here: ImageInspection, named: ImageReference, login: EcrLogin): Promise<GivenImage> {
  const place = ecrPlaceOf(named, here.clients.region, login)
  const found = place ? await findInEcr(here, named, place) : await findElsewhere(here, named)
  if (found === undefined) throw await missing(here, named, place)
  const uri = formatImageReference({ ...named, digest: found.image.digest })
  const refusal = refuseManifest(readManifest(found.image.manifest, found.image.mediaType), uri)
  if (refusal) throw new Problem(refusal)
  return { ...found, uri }
}

/** The clients of the image's region. */
function ecrOf({ ofRepository, tools }: ImageRun, clients: RegionClients, region: Region): RegionClients {
  return region === clients.region ? clients : clientsFor(region, ofRepository(clients.region), tools.signal)
}

type Found = Omit<GivenImage, 'uri'>

async function findInEcr(
  { run, clients }: ImageInspection,
  { registry, tag, digest }: ImageReference,
  { region, address }: EcrPlace,
): Promise<Found | undefined> {
  const { ecr, copying } = ecrOf(run, clients, region)
  const image = await findImage(ecr, address, digest === undefined ? { imageTag: tag } : { imageDigest: digest })
  if (image === undefined) return undefined
  const store = ecrStore({ ecr: copying, address, region })
  // A password is good for all registries of the region that the role may pull from (ECR user guide, "Private registry authentication").
  const login = async () => ({ ...(await ecrLogin(ecr, region, run.tools.mask)), registry })
  return { ...store, image, login }
}

async function findElsewhere({ run }: ImageInspection, named: ImageReference): Promise<Found | undefined> {
  const { docker, tools } = run
  if (docker === undefined) throw new Error('no Docker config was opened for a registry that is none of ECR')
  const { config } = docker
  const remote = openRemote(named, {
    credentials: () => registryCredentials(config, named.registry),
    mask: tools.mask,
  })
  const image = await remote.manifest()
  return image && { name: named.registry, blob: remote.blob, image }
}

async function missing(
  { run, clients }: ImageInspection,
  { registry, repository, tag, digest }: ImageReference,
  place: EcrPlace | undefined,
): Promise<Problem> {
  if (place) {
    const { region, address } = place
    const { ecr } = ecrOf(run, clients, region)
    const archived = await archivedDigest(
      ecr,
      address,
      digest === undefined ? { imageTag: tag } : { imageDigest: digest },
    )
    if (archived !== undefined) {
      return new Problem({
        what: `image-uri: the image ${digest ?? tag} of ${repository} in ${region} is archived, and can't be pulled.`,
        remedy: restoreImage(address, region, archived),
      })
    }
  }
  const where = place ? `${repository} in ${place.region}` : `${registry}/${repository}`
  return new Problem({
    what: `image-uri: the repository ${where} has no image ${digest ?? tag}.`,
    remedy: 'Push it first, or correct image-uri.',
  })
}
