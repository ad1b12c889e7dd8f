import { clientsFor } from './aws/clients.ts'
import type { RegionCredentials } from './aws/credentials.ts'
import { Problem } from './domain/problem.ts'
import { githubClient } from './github/client.ts'
import { getPullRequest, type PullRequestState } from './github/pull-requests.ts'
import type { SweepPlan } from './plan.ts'
import { type FoundPreview, findPreviews } from './preview/find.ts'
import { announcerOf } from './preview/told.ts'
import { type Verdict, verdictOn } from './preview/verdict.ts'
import { inEveryRegion } from './regions.ts'
import { type CleanedUp, removeEverywhere } from './remove-preview.ts'
import { signIn } from './sign-in.ts'
import type { Tools } from './workshop.ts'

type Judged = FoundPreview & Verdict

/**
 * Removes the previews of the repository whose pull request is closed, or that had no push for long.
 *
 * @throws Problem with all that could not be removed, when the others are gone
 */
export async function sweepPreviews(plan: SweepPlan, tools: Tools): Promise<CleanedUp> {
  const { context } = plan
  const { steps, signal } = tools
  const credentials = await signIn(plan, tools)
  const judged = await steps.step(`Look at the previews of ${context.repository}`, () =>
    judge(plan, credentials, tools),
  )
  const removed: string[] = []
  const kept = judged.filter(({ remove }) => !remove).map((one) => `${nameOf(one)}, as ${one.reason}`)
  const failures: Problem[] = []
  for (const group of together(judged.filter(({ remove }) => remove))) {
    try {
      const gone = await removeOne(group, plan, credentials, tools)
      removed.push(...gone.removed)
      kept.push(...gone.kept)
    } catch (error) {
      if (!(error instanceof Problem) || signal.aborted) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new Problem(
      failures.flatMap(({ findings }) => findings),
      { cause: failures[0] },
    )
  return { headline: headlineOf(judged, plan), removed, kept }
}

function headlineOf(judged: readonly Judged[], { context, settings }: SweepPlan): string {
  const count = judged.filter(({ remove }) => remove).length
  const swept = `${count} of ${judged.length} previews of \`${context.repository}\``
  return settings.dryRun ? `Dry run: ${swept} would be removed` : `${swept} removed`
}

async function judge(
  { regions, context, settings }: SweepPlan,
  credentials: RegionCredentials,
  { signal, log }: Tools,
): Promise<Judged[]> {
  const { githubToken: token } = settings
  if (token === undefined) {
    const what = 'github-token is empty, so that GitHub does not tell which pull requests are closed.'
    throw new Problem({ what, remedy: "Leave it out: the workflow's own is the default." })
  }
  const found = await inEveryRegion(
    regions.map((region) => ({ region })),
    ({ region }) => findPreviews(clientsFor(region, credentials(region), signal), context.repository),
  )
  const client = githubClient({ token, signal })
  const pulls = new Map<number, PullRequestState | undefined>()
  const judged: Judged[] = []
  for (const preview of found.flat()) {
    const { number } = preview.tags
    if (!pulls.has(number)) pulls.set(number, await getPullRequest(client, context.repository, number))
    const verdict = verdictOn(preview.tags, pulls.get(number), settings.preview.ttl, Date.now())
    log(`${nameOf(preview)} ${verdict.remove ? 'goes' : 'stays'}: ${verdict.reason}`)
    judged.push({ ...preview, ...verdict })
  }
  return judged
}

function nameOf({ name, region }: FoundPreview): string {
  return `${name} in ${region}`
}

/** The same preview in several regions has one comment and one environment. */
function together(judged: readonly Judged[]): [Judged, ...Judged[]][] {
  const groups = new Map<string, [Judged, ...Judged[]]>()
  for (const one of judged) {
    const group = groups.get(one.name)
    if (group) group.push(one)
    else groups.set(one.name, [one])
  }
  return [...groups.values()]
}

async function removeOne(
  group: readonly [Judged, ...Judged[]],
  plan: SweepPlan,
  credentials: RegionCredentials,
  tools: Tools,
): Promise<Pick<CleanedUp, 'removed' | 'kept'>> {
  const { context, settings } = plan
  const [{ tags, reason }] = group
  const regions = group.map(({ region }) => region)
  const gone = await removeEverywhere(tags, regions, plan, credentials, tools)
  if (!settings.dryRun) {
    await announcerOf(tags, tags.commit, context, settings, tools).removed(`It was swept, as ${reason}.`, gone.kept)
  }
  return { removed: gone.removed.map((phrase) => `${phrase}, as ${reason}`), kept: gone.kept }
}
