import { setTimeout } from 'node:timers/promises'
import { clientsFor } from '../aws/clients.ts'
import type { RegionCredentials } from '../aws/credentials.ts'
import { inEveryRegion } from '../domain/each-region.ts'
import { type Preview, previewName } from '../domain/preview.ts'
import type { Region } from '../domain/region.ts'
import { type Everywhere, placeIn, type RemovalPlan } from '../plan/decide.ts'
import type { CleanUpReport } from '../report/result.ts'
import type { Tools } from '../session/docker-session.ts'
import { signIn } from '../session/sign-in.ts'
import type { Announcer } from './announce.ts'
import { type RemovedPreview, removePreview } from './remove.ts'
import { announcerOf } from './told.ts'

/** How a run that deployed nothing ended. */
export type CleanedUp = Omit<CleanUpReport, 'kind' | 'timings'>

/**
 * Removes the preview of a pull request that was closed, and says so there.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function removePreviewOf(plan: RemovalPlan, tools: Tools): Promise<CleanedUp> {
  const { preview, settings, context, regions } = plan
  const announcer = announcerOf(preview, context.pullRequest?.headSha ?? '', context, settings, tools)
  if (await isOpen(announcer, tools.signal)) {
    const headline = `Pull request #${preview.number} is open again: its preview stays`
    tools.notice(headline)
    return { headline, dryRun: settings.dryRun, removed: [], kept: [] }
  }
  const credentials = await signIn(plan, tools)
  const found = await removeEverywhere(preview, regions, plan, credentials, tools)
  if (!settings.dryRun) await announcer.removed('The pull request is closed.', found.kept)
  const headline = headlineOf(preview, found, settings.dryRun)
  return { headline, dryRun: settings.dryRun, ...found }
}

/** Milliseconds after which GitHub is asked again: what its API answers may lag behind the event. */
const lag = 3000

/** Whether a pull request that was closed is open again. */
async function isOpen(announcer: Announcer, signal: AbortSignal): Promise<boolean> {
  const ask = async () => (await announcer.pullRequest())?.open === true
  if (!(await ask())) return false
  await setTimeout(lag, undefined, { signal })
  return ask()
}

function headlineOf(preview: Preview, { removed }: RemovedPreview, dryRun: boolean): string {
  const name = `\`${previewName(preview)}\``
  if (removed.length === 0) return `There was nothing left of ${name}`
  return dryRun ? `Dry run: ${name} would be removed` : `${name} is removed`
}

/** Removes a preview from several regions, side by side, and says what went. */
export async function removeEverywhere(
  preview: Preview,
  regions: readonly Region[],
  { places, settings }: Everywhere,
  credentials: RegionCredentials,
  tools: Tools,
): Promise<RemovedPreview> {
  const { steps, log, warn, signal } = tools
  return steps.step(`Remove ${previewName(preview)} with all that came with it`, async () => {
    const found = await inEveryRegion(
      regions.map((region) => ({ region })),
      async ({ region }) => {
        const { repository } = placeIn({ places }, region).settings
        const gone = await removePreview({
          preview,
          clients: clientsFor(region, credentials(region), signal),
          deleteLogs: settings.preview.deleteLogs,
          dryRun: settings.dryRun,
          timeout: settings.waitTimeout,
          signal,
          ...(repository && { repository }),
        })
        // At once, for what another region comes to may be an error.
        for (const phrase of gone.removed) log(`${settings.dryRun ? 'Would remove' : 'Removed'} ${phrase}`)
        for (const phrase of gone.kept) warn(`Kept ${phrase}`)
        return gone
      },
    )
    return { removed: found.flatMap((one) => one.removed), kept: found.flatMap((one) => one.kept) }
  })
}
