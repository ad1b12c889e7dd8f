import { type Confirmed, confirmImage } from './aws/confirm.ts'
import { type CredentialSource, credentialSource } from './aws/credentials.ts'
import type { StoredImage } from './aws/ecr-image.ts'
import type { Architecture } from './domain/architecture.ts'
import { formatImageReference } from './domain/image-reference.ts'
import { Problem } from './domain/problem.ts'
import { formatBytes, type ImageFacts } from './image/facts.ts'
import { intentions } from './intentions.ts'
import { type Look, look } from './look.ts'
import type { Target } from './look-region.ts'
import { build, completeTags, createRepositories, pushEverywhere } from './obtain.ts'
import type { Plan, SignIn } from './plan.ts'
import { inEveryRegion } from './regions.ts'
import type { Rehearsal } from './rehearsal/rehearse.ts'
import { release } from './release/release.ts'
import { PartlyDone } from './report/partly-done.ts'
import type { RegionResult } from './report/result.ts'
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

/** A region whose ECR has the image to deploy. */
type Delivery = Imaged & Confirmed & { imageUri: string }

type Imaged = Target & { image: StoredImage }

/**
 * Carries out a deploy, told in order.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function deploy(plan: Plan, tools: Tools): Promise<Deployed> {
  const credentials = credentialSource(plan.signIn, plan.regions[0], tools.signal)
  if (plan.source.kind === 'image') return deployWith(plan, tools, credentials)
  const workshop = openWorkshop(tools)
  try {
    return await deployWith(plan, tools, credentials, workshop)
  } finally {
    await workshop.close()
  }
}

async function deployWith(
  plan: Plan,
  tools: Tools,
  credentials: CredentialSource,
  workshop?: Workshop,
): Promise<Deployed> {
  const { steps, log } = tools
  const { functionName, dryRun } = plan.settings
  await steps.step(signInTitle(plan.signIn), credentials)
  const looked = await steps.step(`Look at ${functionName.name} and at what the deploy needs`, () =>
    look(plan, credentials, tools, workshop),
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
  const results = await steps.step(releaseTitle(plan), () => releaseEverywhere(deliveries, plan, tools))
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
  plan: Plan,
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
  const rehearsal = await tryOut(plan, looked, built, bench, credentials)
  const pushed = dryRun ? targets : await pushEverywhere(source, built, targets, bench)
  const { uncompressed } = built
  return { targets: pushed, ...(rehearsal && { rehearsal }), ...(uncompressed !== undefined && { uncompressed }) }
}

function hasImage(target: Target): target is Imaged {
  return target.image !== undefined
}

/** Confirms each region's image, and that all regions get the same one. */
async function confirm(targets: readonly Imaged[], wanted: Architecture | undefined): Promise<Delivery[]> {
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
    const confirmed = await confirmImage(clients.ecr, address, image, imageUri, wanted)
    return { ...target, ...confirmed, imageUri }
  })
}

/** @throws PartlyDone when it fails in some regions only */
async function releaseEverywhere(deliveries: readonly Delivery[], plan: Plan, tools: Tools): Promise<RegionResult[]> {
  const live: RegionResult[] = []
  try {
    return await inEveryRegion(deliveries, async (delivery) => {
      const result = await releaseTo(delivery, plan, tools)
      live.push(result)
      return result
    })
  } catch (error) {
    if (live.length === 0) throw error
    const what = `Not every region could be released: ${error instanceof Error ? error.message : error}.`
    const findings = error instanceof Problem ? error.findings : [{ what, remedy: 'Run the job again.' }]
    throw new PartlyDone(findings, live, { cause: error })
  }
}

async function releaseTo(delivery: Delivery, plan: Plan, { signal, log }: Tools): Promise<RegionResult> {
  const { functionName, publish, skipUnchanged, executionRole, waitTimeout } = plan.settings
  const { clients, image, imageUri, architecture, region, repository, facts } = delivery
  const request = {
    lambda: clients.lambda,
    polling: clients.polling,
    functionName: functionName.name,
    imageUri,
    digest: image.digest,
    architecture,
    publish,
    skipUnchanged,
    facts,
    ...(repository && { repositoryArn: repository.arn }),
    ...(executionRole !== undefined && { executionRole }),
  }
  const { version, codeSha256, functionArn, ...released } = await release(request, waitTimeout, signal)
  // An update whose answer was lost is found as if it had been there before.
  const changed = released.changed || delivery.present?.digest !== image.digest
  log(`${functionName.name} in ${region} ${changed ? 'runs' : 'already ran'} ${image.digest} as version ${version}`)
  return {
    ...asItIs(delivery),
    digest: image.digest,
    version,
    imageUri,
    imageTags:
      plan.source.kind === 'build' ? [...plan.source.tags] : plan.source.image.tag ? [plan.source.image.tag] : [],
    functionArn,
    versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
    codeSha256,
    changed,
  }
}

/** What a region has before the release. */
function asItIs({ region, present, previousVersion }: Target): RegionResult {
  return {
    region,
    digest: present?.digest ?? '',
    version: previousVersion ?? '',
    imageUri: present?.imageUri ?? '',
    imageTags: [],
    functionArn: present?.arn ?? '',
    versionArn: present && previousVersion ? `${present.arn}:${previousVersion}` : '',
    aliasArn: '',
    codeSha256: present?.digest?.replace('sha256:', '') ?? '',
    previousVersion: previousVersion ?? '',
    previousDigest: present?.digest ?? '',
    changed: false,
    functionUrl: '',
  }
}

function signInTitle(signIn: SignIn): string {
  if (signIn.kind === 'ambient') return "Sign in to AWS with the environment's credentials"
  return `Sign in to AWS as ${signIn.roles.at(-1)}`
}

function releaseTitle({ settings, regions }: Plan): string {
  const where = regions.length === 1 ? regions[0] : `${regions.length} regions`
  return `Release the image to ${settings.functionName.name} in ${where} and wait until it is live`
}
