import type { RegionClients } from '../aws/clients.ts'
import { failureOf, inPlacesLeft, type RegionFindings } from '../domain/each-place.ts'
import { placeName } from '../domain/place.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import { ecrLogin } from '../ecr/repository.ts'
import { type Inspection, inspectAll } from '../inspect/all.ts'
import type { TellBuild } from '../inspect/begin-build.ts'
import { findImages } from '../inspect/images.ts'
import { findImagePlace, locate } from '../inspect/repository.ts'
import { inspectSigning, signingOf } from '../inspect/signing.ts'
import { checkChanges } from '../lambda/check-configuration.ts'
import { differences, mergeConfiguration } from '../lambda/configuration.ts'
import { nothingDesired, readDesiredConfiguration } from '../lambda/desired.ts'
import { confirmImages } from '../obtain/confirm.ts'
import { obtainImages } from '../obtain/images.ts'
import { planIn, repositoryNames } from '../plan/plan.ts'
import { giveNamedTags } from '../release/named-tags.ts'
import { imageResult } from '../release/result.ts'
import type { DeployEnd } from '../report/result.ts'
import { standInFor } from '../run/named-function.ts'
import type { PushRun } from '../run/run.ts'
import { hideVariables } from '../run/secrets.ts'
import type { ImageTarget } from '../run/target.ts'
import { signIn } from '../session/sign-in.ts'
import { imageChanges } from './dry-run.ts'

/**
 * Carries out a push without a function: sign in, inspect, obtain and confirm the image.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function pushOnly(run: PushRun): Promise<DeployEnd> {
  try {
    return await pushInSteps(run)
  } finally {
    await Promise.all([...run.aside, run.docker?.close()])
  }
}

async function pushInSteps(run: PushRun): Promise<DeployEnd> {
  const { plan, tools, lost } = run
  await signIn(plan, tools, run.credentials, run.ofRepository)
  const inspection = await tools.steps.step(
    { title: `Inspect ${repositoryNames(plan)} and what the push needs`, label: 'Inspect' },
    () => inspect(run),
  )
  const { targets, candidates, ...image } = await obtain(run, inspection)
  if (plan.inputs.dryRun) {
    const dryRunChanges = targets.flatMap((target) => imageChanges(plan, target))
    for (const sentence of dryRunChanges) tools.log(`Dry run: ${sentence}`)
    return { results: targets.map(imageResult), dryRunChanges, ...image }
  }
  const tagged = await inPlacesLeft(
    candidates,
    async (candidate) => {
      const { imageTags, given } = await giveNamedTags(run, candidate)
      return { ...candidate, imageTags, brought: given || candidate.brought === true }
    },
    lost,
  )
  const results = tagged.map(imageResult)
  for (const result of results) tools.live.set(placeName(result), result)
  if (lost && lost.size > 0) throw failureOf(lost, plan.regions.length)
  return { results, dryRunChanges: [], ...image }
}

/** Obtains and confirms the image. Each region that does not get it has the reason in the end. */
async function obtain(run: PushRun, inspection: Inspection<ImageTarget>) {
  const { live, conceal, signal } = run.tools
  const tell = (target: ImageTarget, error: unknown) =>
    live.set(placeName(target), {
      ...imageResult(target),
      error: conceal(messageWithoutDetails(signal.aborted ? signal.reason : error)),
    })
  try {
    return await confirmImages(run, inspection, await obtainImages(run, inspection))
  } catch (error) {
    for (const target of inspection.targets) tell(target, error)
    throw error
  } finally {
    for (const target of inspection.targets)
      if (run.lost?.has(placeName(target))) tell(target, run.lost.get(placeName(target)))
  }
}

async function inspect(run: PushRun): Promise<Inspection<ImageTarget>> {
  const inspection = await inspectAll(run, (clients, findings, tellBuild) =>
    inspectForPush(run, clients, findings, tellBuild),
  )
  for (const { region, registry, address, repository } of inspection.targets) {
    run.tools.log(`${region}: ${registry}/${address.name} ${repository ? 'is there' : 'is to be created'}`)
  }
  return inspection
}

/** Inspects the repository of one region. The configuration is what a rehearsal takes from a function elsewhere. */
async function inspectForPush(
  run: PushRun,
  clients: RegionClients,
  { shared: findings }: RegionFindings,
  tellBuild: TellBuild,
): Promise<ImageTarget[]> {
  const { plan, tools } = run
  const { region } = clients
  const { inputs } = planIn(plan, region)
  const desired = findings.collect(() => readDesiredConfiguration(inputs.configuration, tools)) ?? nothingDesired
  const architecture = inputs.architecture ?? desired.architecture
  const wanted = architecture && { architecture }
  const config = mergeConfiguration(desired, {})
  hideVariables(tools, [], { config, inputs })
  findings.collect(() => checkChanges(differences({}, config), config, region))
  const here = { run, inputs, clients, findings }
  const signingIn = ecrLogin(clients.ecr, region, tools.mask)
  tellBuild(signingIn.then((login) => ({ region, clients, login, ...locate(here, undefined, login), ...wanted })))
  const [login, signs] = await sideBySide([signingIn, inspectSigning(here)])
  const place = await findImagePlace(here, undefined, login)
  const { tagNotes, ...found } = await findImages(here, place, login)
  const { signing, notes } = signingOf(signs, place.address)
  const forFunction = standInFor({ region, inputs, ...place })
  const image = { ...place, ...found, login, signing, notes: [...tagNotes, ...notes] }
  const target = { ...image, region, inputs, clients, forFunction, config }
  return [{ ...target, ...wanted }]
}
