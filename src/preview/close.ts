import { setTimeout } from 'node:timers/promises'
import { clientsFor } from '../aws/clients.ts'
import { inEveryPlace } from '../domain/each-place.ts'
import { type Preview, previewName } from '../domain/preview.ts'
import type { Region } from '../domain/region.ts'
import { planIn, type RemovalPlan } from '../plan/plan.ts'
import type { CleanUpReport } from '../report/result.ts'
import { signIn } from '../session/sign-in.ts'
import type { Tools } from '../session/tools.ts'
import type { Notifier } from './announce.ts'
import { notifierFor } from './announce.ts'
import { type RemovedPreview, removePreview } from './remove.ts'
import type { RemovalRun } from './run.ts'

/** How a run that deployed nothing ended. */
export type CleanedUp = Omit<CleanUpReport, 'kind' | 'timings'>

/**
 * Removes the preview of a pull request that was closed, and reports it there.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function removePreviewOf(plan: RemovalPlan, tools: Tools): Promise<CleanedUp> {
  const { preview, inputs, context, regions } = plan
  const notifier = notifierFor(preview, context.pullRequest?.headSha ?? '', plan, tools)
  if (await isOpen(notifier, tools.signal)) {
    const headline = `Pull request #${preview.number} is open again: its preview is kept`
    tools.notice(headline)
    return { headline, dryRun: inputs.dryRun, removed: [], kept: [] }
  }
  const credentials = await signIn(plan, tools)
  const found = await removeEverywhere({ plan, tools, credentials }, preview, regions)
  if (!inputs.dryRun) await notifier.removed('The pull request is closed.', found)
  const named = previewName(preview)
  return { headline: headlineOf(named, found, inputs.dryRun), named, dryRun: inputs.dryRun, ...found }
}

/** Milliseconds until the next question to GitHub: its API may lag behind the event. */
const lag = 3000

/** Whether a pull request that was closed is open again. */
async function isOpen(notifier: Notifier, signal: AbortSignal): Promise<boolean> {
  const ask = async () => (await notifier.pullRequest())?.open === true
  if (!(await ask())) return false
  await setTimeout(lag, undefined, { signal })
  return ask()
}

function headlineOf(name: string, { removed, left }: RemovedPreview, dryRun: boolean): string {
  if (left.length > 0) return dryRun ? `Dry run: ${name} would be left in ${left.join(', ')}` : leftIn(name, left)
  if (removed.length === 0) return `Nothing of ${name} was left to remove`
  return dryRun ? `Dry run: ${name} would be removed` : `${name} is removed`
}

/** What to say of a preview that may live on. @param left regions of it */
export function leftIn(name: string, left: readonly string[]): string {
  return `${name} is left in ${left.join(', ')}`
}

/** Removes a preview from several regions, side by side, and says what went. */
export async function removeEverywhere(
  { plan, tools, credentials }: RemovalRun,
  preview: Preview,
  regions: readonly Region[],
): Promise<RemovedPreview> {
  const { inputs } = plan
  const { steps, log, warn, signal } = tools
  const title = `Remove ${previewName(preview)} with its images and its log group`
  return steps.step({ title, label: `Remove ${previewName(preview)}` }, async () => {
    const found = await inEveryPlace(
      regions.map((region) => ({ region })),
      async ({ region }) => {
        const { repository } = planIn(plan, region).inputs
        const gone = await removePreview({
          preview,
          clients: clientsFor(region, credentials(region), signal),
          deleteLogs: inputs.preview.deleteLogs,
          dryRun: inputs.dryRun,
          timeout: inputs.waitTimeout,
          signal,
          ...(repository && { repository }),
        })
        if (gone.gone.length + gone.left.length === 0) log(`There is no function ${previewName(preview)} in ${region}`)
        // At once, for what another region comes to may be an error.
        for (const phrase of gone.removed) log(`${inputs.dryRun ? 'Would remove' : 'Removed'} ${phrase}`)
        for (const phrase of gone.kept) warn(`Kept ${phrase}`)
        return gone
      },
    )
    return {
      removed: found.flatMap((one) => one.removed),
      kept: found.flatMap((one) => one.kept),
      gone: found.flatMap((one) => one.gone),
      left: found.flatMap((one) => one.left),
    }
  })
}
