import { confirmImage } from './aws/confirm.ts'
import { type CredentialSource, credentialSource } from './aws/credentials.ts'
import type { StoredImage } from './aws/ecr-image.ts'
import type { Architecture } from './domain/architecture.ts'
import { formatImageReference } from './domain/image-reference.ts'
import { Problem } from './domain/problem.ts'
import { formatBytes, type ImageFacts } from './image/facts.ts'
import { intentions } from './intentions.ts'
import { type Look, look } from './look.ts'
import type { Target } from './look-region.ts'
import { type RefuseNewer, refuseNewer } from './newer-commit.ts'
import { build, completeTags, createRepositories, pushEverywhere } from './obtain.ts'
import type { DeployPlan } from './plan.ts'
import { inEveryRegion } from './regions.ts'
import type { Rehearsal } from './rehearsal/rehearse.ts'
import { asItIs, type Delivery, releaseEverywhere } from './release-region.ts'
import type { RegionResult } from './report/result.ts'
import { signInTitle } from './sign-in-title.ts'
import { checkSnapStart } from './snap-start.ts'
import { tryOut } from './try-out.ts'
import { openWorkshop, type Tools, type Workshop } from './workshop.ts'

/** How a deploy ended. */
export interface Deployed {
  /** One for each region, in the order of the plan. */
  results: RegionResult[]
  /** What a dry run would have done; empty after a real one. */
  intentions: string[]
  /** Absent when nothing was rehearsed. */
  rehearsal?: Rehearsal
  /** Absent when ECR has no image yet, in a dry run. */
  image?: ImageFacts
}

/** What a deploy asks in between. */
export interface Questions {
  /** Throws when what serves now must not be replaced; in place of what the plan asks. */
  refuseNewer?: RefuseNewer
  /** Throws when nothing is to be released any more. */
  beforeRelease?: () => Promise<void>
}

type Imaged = Target & { image: StoredImage }

/**
 * Carries out a deploy, told in order.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function deploy(
  plan: DeployPlan,
  tools: Tools,
  questions: Questions = {},
  credentials = credentialSource(plan.signIn, plan.regions[0], tools.signal),
): Promise<Deployed> {
  if (plan.source.kind === 'image') return deployWith(plan, tools, credentials, questions)
  const workshop = openWorkshop(tools)
  try {
    return await deployWith(plan, tools, credentials, questions, workshop)
  } finally {
    await workshop.close()
  }
}

async function deployWith(
  plan: DeployPlan,
  tools: Tools,
  credentials: CredentialSource,
  questions: Questions,
  workshop?: Workshop,
): Promise<Deployed> {
  const { steps, log } = tools
  const { functionName, dryRun } = plan.settings
  const refuse = questions.refuseNewer ?? refuseNewer(plan, tools.signal, tools.warn)
  await steps.step(signInTitle(plan.signIn), credentials)
  const looked = await steps.step(`Look at ${functionName.name} and at what the deploy needs`, () =>
    look(plan, credentials, tools, refuse, workshop),
  )
  const { targets, rehearsal, uncompressed } = await obtain(plan, looked, tools, credentials, workshop)
  const images = targets.filter(hasImage)
  const deliveries = images.length === 0 ? [] : await confirmStep(images, looked, tools)
  const facts = deliveries[0] && { ...deliveries[0].facts, ...(uncompressed !== undefined && { uncompressed }) }
  if (dryRun) {
    const would = intentions(plan, targets)
    for (const sentence of would) log(`Dry run: ${sentence}`)
    return {
      results: targets.map(asItIs),
      intentions: would,
      ...(rehearsal && { rehearsal }),
      ...(facts && { image: facts }),
    }
  }
  await questions.beforeRelease?.()
  const results = await steps.step(releaseTitle(plan), () =>
    releaseEverywhere(deliveries, { plan, tools, credentials, events: looked.verifyEvents, refuseNewer: refuse }),
  )
  return { results, intentions: [], ...(rehearsal && { rehearsal }), ...(facts && { image: facts }) }
}

function confirmStep(
  images: readonly Imaged[],
  { architecture }: Look,
  { steps, log, warn }: Tools,
): Promise<Delivery[]> {
  return steps.step('Confirm that Lambda will take the image', async () => {
    const deliveries = await confirm(images, architecture)
    const facts = deliveries[0]?.facts
    if (facts) log(`The image has ${facts.layers.length} layers, ${formatBytes(facts.compressed)} compressed`)
    for (const warning of facts?.warnings ?? []) warn(warning)
    return deliveries
  })
}

interface Obtained {
  targets: Target[]
  rehearsal?: Rehearsal
  /** Bytes of all layers, uncompressed; absent where they can't be known. */
  uncompressed?: number
}

/** Builds, rehearses and pushes what ECR does not have yet; a dry run pushes nothing. */
async function obtain(
  plan: DeployPlan,
  looked: Look,
  tools: Tools,
  credentials: CredentialSource,
  workshop?: Workshop,
): Promise<Obtained> {
  const { source } = plan
  if (source.kind === 'image' || workshop === undefined) return { targets: looked.targets }
  const { dryRun } = plan.settings
  if (looked.targets.every(hasImage)) {
    if (looked.events.length > 0) tools.warn('ECR has the image already: it is not rehearsed again.')
    return { targets: dryRun ? looked.targets : await completeTags(looked.targets, tools) }
  }
  const bench = { tools, workshop, driver: looked.driver }
  const targets = dryRun ? looked.targets : await createRepositories(looked.targets, tools)
  const built = await build(source, looked.architecture ?? 'x86_64', targets, bench)
  if (targets.some(usesSnapStart)) await checkSnapStart(built, workshop.docker)
  const rehearsal = await tryOut(plan, looked, built, bench, credentials)
  const pushed = dryRun ? targets : await pushEverywhere(source, built, targets, bench)
  const { uncompressed } = built
  return { targets: pushed, ...(rehearsal && { rehearsal }), ...(uncompressed !== undefined && { uncompressed }) }
}

function usesSnapStart({ config }: Target): boolean {
  return config.SnapStart?.ApplyOn === 'PublishedVersions'
}

function hasImage(target: Target): target is Imaged {
  return target.image !== undefined
}

/** Confirms each region's image, and that all regions get the same one. */
async function confirm(targets: readonly Imaged[], architecture: Architecture | undefined): Promise<Delivery[]> {
  const digests = new Set(targets.map(({ image }) => image.digest))
  if (digests.size > 1) {
    throw new Problem({
      what: `ECR has different images in the regions: ${targets.map(({ region, image }) => `${image.digest} in ${region}`).join(', ')}.`,
      remedy: 'Use a tag that no region has yet, or delete it where it is on an older image.',
    })
  }
  return inEveryRegion(targets, async (target) => {
    const { clients, address, registry, image } = target
    const imageUri = formatImageReference({ registry, repository: address.name, digest: image.digest })
    const confirmed = await confirmImage(clients.ecr, address, image, imageUri, {
      architecture,
      snapStart: usesSnapStart(target),
    })
    return { ...target, ...confirmed, imageUri }
  })
}

function releaseTitle({ settings, regions }: DeployPlan): string {
  const where = regions.length === 1 ? regions[0] : `${regions.length} regions`
  return `Release the image to ${settings.functionName.name} in ${where} and wait until it is live`
}
