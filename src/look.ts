import type { ECRClient } from '@aws-sdk/client-ecr'
import { clientsFor, type RegionClients } from './aws/clients.ts'
import type { CredentialSource } from './aws/credentials.ts'
import { type EcrLogin, ecrLogin, findRepository, type Repository, type RepositoryAddress } from './aws/ecr.ts'
import { findImage, type StoredImage } from './aws/ecr-image.ts'
import { explain } from './aws/errors.ts'
import { lookAtEngine } from './docker/engine.ts'
import { checkBuildFiles } from './docker/sources.ts'
import type { Architecture } from './domain/architecture.ts'
import { type ImageReference, parseEcrRegistry, parseImageReference } from './domain/image-reference.ts'
import { Findings, Problem } from './domain/problem.ts'
import type { Region } from './domain/region.ts'
import type { Plan } from './plan.ts'
import { type RehearsalEvent, readEvents } from './rehearsal/events.ts'
import { type FunctionState, getFunction, newestVersion } from './release/function.ts'
import type { Tools, Workshop } from './workshop.ts'

/** What one region holds before anything is changed. */
export interface Target {
  region: Region
  clients: RegionClients
  /** Absent when the function is to be created. */
  present?: FunctionState
  /** Number of the newest published version. */
  previousVersion?: string
  login: EcrLogin
  address: RepositoryAddress
  /** Host of the registry that the repository is in. */
  registry: string
  /** Absent when it is to be created. */
  repository?: Repository
  /** The image to deploy, when ECR has it already: the one of image-uri, or one under a tag that can't be moved. */
  image?: StoredImage
}

/** What the look found. */
export interface Look {
  targets: Target[]
  /** The function's, or the one to build for; absent when only the image can tell. */
  architecture?: Architecture
  /** Of the builder; empty when nothing is built. */
  driver: string
  /** What the image is handed before it is pushed; empty when nothing is rehearsed. */
  events: RehearsalEvent[]
}

/**
 * Looks at everything that the deploy needs, side by side.
 *
 * @param workshop absent when nothing is built
 * @throws Problem with all that rules the deploy out
 */
export async function look(
  plan: Plan,
  credentials: CredentialSource,
  { env, signal, warn, log }: Tools,
  workshop?: Workshop,
): Promise<Look> {
  const findings = new Findings()
  const { source } = plan
  const building = workshop && source.kind === 'build'
  if (building) checkBuildFiles(source.build, env, findings)
  const events = building ? (findings.collect(() => rehearsalEvents(plan)) ?? []) : []
  const engineLook = building ? findings.collectFrom(lookAtEngine(workshop.docker, source.build.builder)) : undefined
  const [engine, ...found] = await Promise.all([
    engineLook,
    ...plan.regions.map((region) =>
      findings.collectFrom(lookAtRegion(plan, clientsFor(region, credentials, signal), findings)),
    ),
  ])
  const targets = found.filter((target) => target !== undefined)
  const architecture = findings.collect(() => commonArchitecture(plan, targets))
  findings.refuse()
  for (const warning of engine?.warnings ?? []) warn(warning)
  for (const target of targets) log(describe(plan, target))
  if (engine) log(`Docker Engine ${engine.engine}, buildx ${engine.buildx}, builder driver ${engine.driver}`)
  return { targets, driver: engine?.driver ?? '', events, ...(architecture && { architecture }) }
}

function rehearsalEvents({ settings: { rehearsal } }: Plan): RehearsalEvent[] {
  if (rehearsal.event === undefined) return []
  return readEvents(rehearsal.event, rehearsal.expect, 'test-event', 'test-expect')
}

/**
 * The architecture to build for: the one that is asked for, else that of the functions, else Lambda's own default.
 *
 * @throws Problem when the functions of several regions differ
 */
function commonArchitecture({ settings, source }: Plan, targets: readonly Target[]): Architecture | undefined {
  if (settings.architecture !== undefined) return settings.architecture
  const present = targets.filter((target) => target.present !== undefined)
  const [first, second] = new Set(present.map((target) => target.present?.architecture))
  if (second !== undefined) {
    throw new Problem({
      what: `The function's architecture differs: ${present.map((each) => `${each.present?.architecture} in ${each.region}`).join(', ')}.`,
      remedy: 'Set architecture to bring all to one, or use a step for each.',
    })
  }
  return first ?? (source.kind === 'build' ? 'x86_64' : undefined)
}

function describe({ settings }: Plan, { region, present, previousVersion, registry, address }: Target): string {
  const repository = `${registry}/${address.name}`
  if (!present) return `${region}: ${settings.functionName.name} is to be created, from ${repository}`
  const version = previousVersion === undefined ? 'no version' : `version ${previousVersion}`
  return `${region}: ${settings.functionName.name} (${present.architecture}) has ${version} and runs ${present.digest}, from ${repository}`
}

/**
 * Looks at the function and the repository of one region.
 *
 * @param findings gets what already rules the run out
 * @throws Problem when AWS refuses to tell
 */
async function lookAtRegion(plan: Plan, clients: RegionClients, findings: Findings): Promise<Target> {
  const { region, lambda, ecr } = clients
  const { name } = plan.settings.functionName
  const [present, previousVersion, login] = await Promise.all([
    getFunction(lambda, name).catch((error: unknown) => {
      throw explain(error, `Could not look at ${name} in ${region}`)
    }),
    newestVersion(lambda, name),
    ecrLogin(ecr, region),
  ])
  checkFunction(plan, region, present, findings)
  const { registry, address } = locate(plan, present, login, region, findings)
  const repository = await findRepository(ecr, address)
  if (!repository) checkMissingRepository(plan, address, region, findings)
  const image = repository && (await findPresentImage(plan, clients, repository, findings))
  return {
    region,
    clients,
    login,
    address,
    registry,
    ...(present && { present }),
    ...(previousVersion !== undefined && { previousVersion }),
    ...(repository && { repository }),
    ...(image && { image }),
  }
}

function checkFunction(plan: Plan, region: Region, present: FunctionState | undefined, findings: Findings): void {
  const { functionName, executionRole } = plan.settings
  if (!present && executionRole === undefined) {
    findings.add(
      `There is no function ${functionName.name} in ${region}.`,
      'Correct function-name or aws-region, or give role to have it created.',
    )
  }
  if (present?.packageType === 'Zip') {
    findings.add(
      `The function ${functionName.name} in ${region} is a zip function, which can never become an image function.`,
      'Deploy to a new function: give another function-name, and role to have it created.',
    )
  }
}

/** The repository: the one that is named, else that of the function's present image, else the function's name. */
function locate(
  plan: Plan,
  present: FunctionState | undefined,
  login: EcrLogin,
  region: Region,
  findings: Findings,
): { registry: string; address: RepositoryAddress } {
  const named = plan.source.kind === 'image' ? plan.source.image : plan.settings.repository
  const found = named ?? presentRepository(present) ?? { repository: plan.settings.functionName.name }
  const registry = found.registry ?? login.registry
  if (registry === login.registry) return { registry, address: { name: found.repository } }
  const other = parseEcrRegistry(registry)
  if (other?.region === region) return { registry, address: { name: found.repository, registryId: other.account } }
  findings.add(
    `${registry} is not a registry of ECR in ${region}, and Lambda pulls from no other.`,
    `Use a repository in ${region}; this account's registry is ${login.registry}.`,
  )
  return { registry, address: { name: found.repository } }
}

function presentRepository(
  present: FunctionState | undefined,
): Pick<ImageReference, 'registry' | 'repository'> | undefined {
  return present?.imageUri === undefined ? undefined : parseImageReference(present.imageUri, 'The function')
}

function checkMissingRepository(plan: Plan, address: RepositoryAddress, region: Region, findings: Findings): void {
  if (plan.source.kind === 'image') {
    findings.add(`image-uri: there is no ECR repository ${address.name} in ${region}.`, 'Correct image-uri.')
  } else if (address.registryId !== undefined) {
    findings.add(
      `There is no ECR repository ${address.name} in ${region} of account ${address.registryId}.`,
      'Its owner must create it.',
    )
  } else if (!plan.settings.createRepository) {
    findings.add(
      `There is no ECR repository ${address.name} in ${region}.`,
      "Create it, let create-repository be 'true', or correct repository.",
    )
  }
}

async function findPresentImage(
  plan: Plan,
  { ecr, region }: RegionClients,
  repository: Repository,
  findings: Findings,
): Promise<StoredImage | undefined> {
  if (plan.source.kind === 'build') return findTagged(plan.source.tags, ecr, repository, region, findings)
  const { tag, digest } = plan.source.image
  const image = await findImage(ecr, repository, digest === undefined ? { imageTag: tag } : { imageDigest: digest })
  if (!image) {
    findings.add(
      `image-uri: the repository ${repository.name} in ${region} has no image ${digest ?? tag}.`,
      'Push it first, or correct image-uri.',
    )
  }
  return image
}

/** A tag that can't be moved holds the image of an earlier run of the same commit: that image is used. */
async function findTagged(
  tags: readonly string[],
  ecr: ECRClient,
  repository: Repository,
  region: Region,
  findings: Findings,
): Promise<StoredImage | undefined> {
  const fixed = tags.filter((tag) => repository.immutable(tag))
  const images = await Promise.all(fixed.map((imageTag) => findImage(ecr, repository, { imageTag })))
  const found = images.filter((image) => image !== undefined)
  if (new Set(found.map(({ digest }) => digest)).size > 1) {
    findings.add(
      `The tags ${fixed.join(', ')} of the immutable repository ${repository.name} in ${region} are on different images.`,
      'Choose tags of their own for this build.',
    )
  }
  return found[0]
}
