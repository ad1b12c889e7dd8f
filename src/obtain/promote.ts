import { readEngineConfig } from '../docker/engine-image.ts'
import { pullImage } from '../docker/pull.ts'
import { ahead } from '../domain/ahead.ts'
import { defaultArchitecture } from '../domain/architecture.ts'
import { inPlacesLeft } from '../domain/each-place.ts'
import { tagByDigest } from '../domain/image-reference.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { confirmImage } from '../ecr/confirm.ts'
import { copyImage } from '../ecr/copy.ts'
import { putTag, putUntagged } from '../ecr/tags.ts'
import { readConfig } from '../image/manifest.ts'
import type { Inspection } from '../inspect/all.ts'
import type { RehearsalResult } from '../report/result.ts'
import { regionLog } from '../run/region-log.ts'
import { type BuildRun, type ImageRun, isBuildRun } from '../run/run.ts'
import { type GivenImage, type ImageTarget, wantedOf } from '../run/target.ts'
import { checkAttestation } from './attestation.ts'
import { checkBuilt } from './check-built.ts'
import { createRepositories } from './create-repositories.ts'
import { prepareRehearsal, rehearseImage } from './rehearse.ts'

/**
 * Verifies the attestation of the image of image-uri, rehearses it, and copies it to the repositories that lack it; a dry run copies nothing.
 *
 * @param regions those of the inspection, each once
 * @throws Problem when Lambda would refuse it, or when the rehearsal or the copy fails
 */
export async function bringGiven(
  run: ImageRun,
  inspection: Inspection<ImageTarget>,
  regions: readonly ImageTarget[],
): Promise<{ targets: ImageTarget[]; rehearsal?: RehearsalResult }> {
  const { targets } = inspection
  const [given] = targets.flatMap((target) => target.given ?? [])
  if (given === undefined) throw new Error('the image of image-uri was neither found nor refused')
  await checkAttestation(run, given)
  const lacking = targets.filter(({ image }) => image === undefined)
  await sideBySide(lacking.map((target) => judge(target, inspection.architecture)))
  const rehearsal = isBuildRun(run) ? await rehearseGiven(run, inspection, given) : undefined
  const brought = lacking.length === 0 || run.plan.inputs.dryRun ? regions : await copyToAll(run, regions)
  return { targets: [...brought], ...(rehearsal && { rehearsal }) }
}

/** Lambda would refuse it only once it is there. */
async function judge(target: ImageTarget, architecture: Inspection<ImageTarget>['architecture']): Promise<void> {
  const { given } = target
  if (given === undefined) return
  await confirmImage(given.image, wantedOf(target, architecture, given.uri), async (digest) => {
    const chunks: Buffer[] = []
    for await (const chunk of given.blob(digest)) chunks.push(chunk)
    return readConfig(Buffer.concat(chunks).toString('utf8'))
  })
}

async function rehearseGiven(
  run: BuildRun,
  inspection: Inspection<ImageTarget>,
  given: GivenImage,
): Promise<RehearsalResult | undefined> {
  const venue = prepareRehearsal(run, inspection)
  if (venue === undefined) return undefined
  const pulled = await run.tools.steps.step(
    { title: `Pull ${given.uri}`, label: 'Pull', section: 'Image' },
    async () => {
      if (given.login) run.docker.config.logIn([await given.login()])
      const image = await pullImage(run.docker.docker, given.uri, run.docker.noteImage)
      const { architecture = inspection.architecture ?? defaultArchitecture } = image
      const config = ahead(readEngineConfig(run.docker.docker, image.localName))
      await checkBuilt(run, image, { targets: inspection.targets, architecture }, config)
      return { ...image, architecture }
    },
  )
  return rehearseImage(run, { ...inspection, architecture: pulled.architecture }, pulled, venue)
}

async function copyToAll(run: ImageRun, targets: readonly ImageTarget[]): Promise<ImageTarget[]> {
  const { plan, tools, lost } = run
  const there = await createRepositories(run, targets)
  const copy = async (target: ImageTarget): Promise<ImageTarget> => {
    const { given, repository, address, region, clients } = target
    if (target.image !== undefined || given === undefined || repository === undefined) return target
    const { image, name } = given
    await copyImage(given, { ecr: clients.copying, address, region }, image, regionLog(tools, region, there))
    tools.log(`Copied ${image.digest} from ${name} to ${repository.registry}/${repository.name}`)
    // Tags that the user has named come with the release.
    if (plan.source.tags.length > 0) {
      await putUntagged(clients.ecr, repository, image)
      return { ...target, image, brought: true }
    }
    const tag = tagByDigest('image', image.digest)
    await putTag(clients.ecr, repository, image, tag)
    return { ...target, image, imageTags: [tag], brought: true }
  }
  return tools.steps.step({ title: 'Copy the image to ECR', label: 'Copy', section: 'Image' }, () =>
    inPlacesLeft(there, copy, lost),
  )
}
