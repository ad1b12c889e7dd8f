import { clientsFor } from '../aws/clients.ts'
import { credentialsIn, type RegionCredentials } from '../aws/credentials.ts'
import { deploy } from '../deploy/deploy.ts'
import { inEveryPlace } from '../domain/each-place.ts'
import { parseImageReference } from '../domain/image-reference.ts'
import { Problem } from '../domain/problem.ts'
import { shortCommit } from '../domain/text.ts'
import { imageSize } from '../ecr/images.ts'
import { addressOf } from '../ecr/repository.ts'
import { getFunction, getVersion } from '../lambda/function.ts'
import { putUrl } from '../lambda/url.ts'
import type { PreviewPlan } from '../plan/plan.ts'
import type { DeployEnd, PlaceResult } from '../report/result.ts'
import { newerCommitGuard } from '../run/newer-commit.ts'
import { startDeployRun } from '../run/run.ts'
import type { Tools } from '../session/tools.ts'
import type { Notifier } from './announce.ts'
import { notifierFor } from './announce.ts'
import { type CleanedUp, leftIn, removeEverywhere } from './close.ts'
import { describeAnswer, firstAnswer, isWell } from './first-answer.ts'
import type { LivePreview, LiveRegion } from './live.ts'
import { publicReasons } from './public-reason.ts'
import { regionsAfter } from './still-live.ts'

/** The result: deployed, or not, because the run ended late. */
export type Previewed = DeployEnd | CleanedUp

/** All that a run for a preview needs. */
interface PreviewRun {
  plan: PreviewPlan
  tools: Tools
  credentials: RegionCredentials
  notifier: Notifier
}

/**
 * Deploys a pull request's own function, gives it a URL, and reports to the pull request. Runs may overlap: in the end
 * the preview has the newest push, and a pull request that is closed has none.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function previewPullRequest(plan: PreviewPlan, tools: Tools): Promise<Previewed> {
  const { deploy: order, pullRequest, context } = plan
  if (order.inputs.dryRun) return deploy(startDeployRun(order, tools))
  const credentials = credentialsIn(order.plans, tools)
  const notifier = notifierFor(order.preview, pullRequest.headSha, { context, inputs: order.inputs }, tools)
  const run = { plan, tools, credentials, notifier }
  if (await isClosed(run)) return removeClosed(run)
  notifier.building()
  const ended = await deployOrTell(run)
  if (ended.kind === 'closed') return removeClosed(run)
  if (ended.kind === 'overtaken') return leaveToNewer(run)
  return ended.deployed
}

type Ended = { kind: 'live'; deployed: DeployEnd } | { kind: 'closed' } | { kind: 'overtaken' }

async function deployOrTell(run: PreviewRun): Promise<Ended> {
  const { plan, tools, credentials, notifier } = run
  const { deploy: order } = plan
  const newest = async () => (await notifier.pullRequest())?.headSha
  const refuse = newerCommitGuard(order, tools, newest)
  let overtaken = false
  try {
    const guards = {
      refuseNewer: async (serving: Parameters<typeof refuse>[0]) => {
        try {
          await refuse(serving)
        } catch (error) {
          overtaken = error instanceof Problem
          throw error
        }
      },
      beforeRelease: async () => {
        if (await isClosed(run)) throw new Problem(closedMeanwhile)
      },
    }
    const deployed = await deploy(startDeployRun(order, tools, { ...guards, credentials }))
    const live = await tools.steps.step(
      { title: 'Give the preview its URL and call it', label: 'URL and first call', section: 'Traffic' },
      () => openToCallers(run, deployed),
    )
    if (await isClosed(run)) return { kind: 'closed' }
    if (await isReplaced(run, deployed)) return { kind: 'overtaken' }
    await notifier.ready({ phase: 'ready', ...live })
    const urls = new Map(live.regions.map(({ region, url }) => [region, url]))
    const results = deployed.results.map((one) => ({ ...one, functionUrl: urls.get(one.region) ?? '' }))
    return { kind: 'live', deployed: { ...deployed, results } }
  } catch (error) {
    const { aborted, reason } = tools.signal
    if (!aborted && overtaken) return { kind: 'overtaken' }
    // The run of the closed pull request may have removed the preview during this deploy.
    if (!aborted && (await isClosed(run))) return { kind: 'closed' }
    await notifier.failed(publicReasons(aborted ? reason : error, tools), regionsAfter(tools.live.values()))
    throw error
  }
}

const closedMeanwhile = { what: 'The pull request was closed meanwhile.', remedy: 'Reopen it to have a preview again.' }

async function isClosed({ notifier }: PreviewRun): Promise<boolean> {
  return (await notifier.pullRequest())?.open === false
}

/** Whether the run for a newer push has replaced what this one deployed. */
async function isReplaced(
  { plan, tools, credentials, notifier }: PreviewRun,
  { results }: DeployEnd,
): Promise<boolean> {
  const now = await notifier.pullRequest()
  if (now === undefined || now.headSha === plan.pullRequest.headSha) return false
  const { name } = plan.deploy.inputs.functionName
  const replaced = await inEveryPlace(results, async ({ region, digest }) => {
    const { lambda } = clientsFor(region, credentials(region), tools.signal)
    return (await getVersion(lambda, name, '$LATEST'))?.digest !== digest
  })
  return replaced.includes(true)
}

async function removeClosed({ plan, tools, credentials, notifier }: PreviewRun): Promise<CleanedUp> {
  const { preview, regions } = plan.deploy
  const found = await removeEverywhere(
    { plan: { ...plan.deploy, context: plan.context }, tools, credentials },
    preview,
    regions,
  )
  await notifier.removed('The pull request is closed.', found)
  const { left } = found
  const end = left.length > 0 ? leftIn('its preview', left) : 'its preview was removed'
  const headline = `Pull request #${preview.number} is closed: ${end}`
  tools.notice(headline)
  return { headline, dryRun: false, ...found }
}

async function leaveToNewer({ plan, tools, notifier }: PreviewRun): Promise<CleanedUp> {
  await notifier.leave()
  const { name } = plan.deploy.inputs.functionName
  const headline = `${name} has a newer commit than ${shortCommit(plan.pullRequest.headSha)}: it was left unchanged`
  tools.notice(headline)
  return { headline, named: name, dryRun: false, removed: [], kept: [] }
}

async function openToCallers(run: PreviewRun, deployed: DeployEnd): Promise<LivePreview> {
  const { plan } = run
  const [regions, baseSize] = await Promise.all([
    inEveryPlace(deployed.results, (result) => open(run, result)),
    baseImageSize(run),
  ])
  return {
    commit: plan.pullRequest.headSha,
    regions,
    ...(deployed.image && { size: deployed.image.compressed }),
    ...(baseSize !== undefined && { baseSize }),
  }
}

async function open({ plan, tools, credentials }: PreviewRun, result: PlaceResult): Promise<LiveRegion> {
  const { inputs } = plan.deploy
  const { region, version, digest, verified } = result
  const coldStart = verified.find((one) => one.coldStart !== undefined)?.coldStart
  const live = { region, version, digest, ...(coldStart !== undefined && { coldStart }) }
  if (result.durable) return { ...live, url: '', command: beginning(result, inputs.functionName.name) }
  const { lambda } = clientsFor(region, credentials(region), tools.signal)
  const url = await putUrl(lambda, inputs.functionName.name, inputs.preview.url)
  const answer = await firstAnswer(url, inputs.preview.url.authType, tools.signal)
  const said = `${url} in ${region} answered: ${describeAnswer(answer)}`
  if (isWell(answer)) tools.log(said)
  else tools.warn(said)
  return { ...live, url, answer }
}

/** A URL invokes a function by its name alone, and a durable one can't be invoked so: its version is named. */
function beginning({ region, version }: PlaceResult, name: string): string {
  return `aws lambda invoke --region ${region} --function-name ${name}:${version} --invocation-type Event --cli-binary-format raw-in-base64-out --payload '{}' /dev/stdout`
}

/** Bytes; undefined when AWS does not answer: it is only a remark in the comment. */
async function baseImageSize({ plan, tools, credentials }: PreviewRun): Promise<number | undefined> {
  const { regions, preview } = plan.deploy
  try {
    const { lambda, ecr } = clientsFor(regions[0], credentials(regions[0]), tools.signal)
    const base = await getFunction(lambda, preview.of)
    if (base?.imageUri === undefined || base.digest === undefined) return undefined
    return await imageSize(ecr, addressOf(parseImageReference(base.imageUri, 'The function')), base.digest)
  } catch {
    return undefined
  }
}
