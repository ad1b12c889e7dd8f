import { clientsFor } from '../aws/clients.ts'
import { clock } from '../aws/clock.ts'
import { inEveryPlace } from '../domain/each-place.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { counted } from '../domain/text.ts'
import { type GitHubClient, githubClient } from '../github/client.ts'
import { getPullRequest, type PullRequestState } from '../github/pull-requests.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { SweepPlan } from '../plan/plan.ts'
import { signIn } from '../session/sign-in.ts'
import type { Tools } from '../session/tools.ts'
import { notifierFor } from './announce.ts'
import { type CleanedUp, removeEverywhere } from './close.ts'
import { type Verdict, verdictOn } from './expiry.ts'
import { type FoundPreview, findPreviews, readPreview } from './find.ts'
import type { RemovalRun } from './run.ts'

type JudgedPreview = FoundPreview & Verdict

/**
 * Removes the previews of the repository whose pull request is closed, or that had no push for long.
 *
 * @throws Problem with all that could not be removed, once the others are removed
 */
export async function sweepPreviews(plan: SweepPlan, tools: Tools): Promise<CleanedUp> {
  const { context } = plan
  const { steps, signal } = tools
  const run = { plan, tools, credentials: await signIn(plan, tools) }
  const judged = await steps.step(`Inspect the previews of ${context.repository}`, () => judge(run))
  const removed: string[] = []
  const kept = judged.filter(({ remove }) => !remove).map(describeKept)
  const failures: Problem[] = []
  let count = 0
  for (const group of groupByPullRequest(judged.filter(({ remove }) => remove))) {
    try {
      const gone = await removeOne(run, group)
      removed.push(...gone.removed)
      kept.push(...gone.kept)
      count += gone.count
    } catch (error) {
      if (!(error instanceof Problem) || signal.aborted) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new Problem(failures.flatMap(({ findings }) => findings).map(telling(plan, removed, kept)), {
      cause: failures[0],
    })
  const named = context.repository
  const swept = `${count} of ${counted(judged.length, 'preview')} of ${named}`
  return { headline: headlineOf(swept, plan), named, dryRun: plan.inputs.dryRun, removed, kept }
}

function headlineOf(swept: string, { inputs }: SweepPlan): string {
  return inputs.dryRun ? `Dry run: ${swept} would be removed` : `${swept} removed`
}

/** Adds what happened to the other previews to the last failure. */
function telling({ inputs }: SweepPlan, removed: readonly string[], kept: readonly string[]) {
  return (finding: Finding, index: number, all: readonly Finding[]): Finding => {
    if (index < all.length - 1) return finding
    const list = (title: string, phrases: readonly string[]) =>
      phrases.length === 0 ? [] : [`${title}:`, ...phrases.map((phrase) => `- ${phrase}`)]
    const rest = [...list(inputs.dryRun ? 'Would be removed' : 'Removed', removed), ...list('Kept', kept)].join('\n')
    return { ...finding, details: [finding.details, rest].filter(Boolean).join('\n') }
  }
}

async function judge({ plan, tools, credentials }: RemovalRun): Promise<JudgedPreview[]> {
  const { regions, context, inputs } = plan
  const { signal, log } = tools
  const client = await clientOf(inputs, tools)
  const found = await inEveryPlace(
    regions.map((region) => ({ region })),
    ({ region }) => findPreviews(clientsFor(region, credentials(region), signal), context.repository),
  )
  const pulls = new Map<number, PullRequestState | undefined>()
  const judged: JudgedPreview[] = []
  for (const preview of found.flat()) {
    const { number } = preview.tags
    if (!pulls.has(number)) pulls.set(number, await getPullRequest(client, context.repository, number))
    const verdict = verdictOn(preview.tags, pulls.get(number), inputs.preview.ttl, clock.now())
    const removed = inputs.dryRun ? 'would be removed' : 'is to be removed'
    log(`${nameOf(preview)} ${verdict.remove ? removed : 'is kept'}: ${verdict.reason}`)
    judged.push({ ...preview, ...verdict })
  }
  return judged
}

async function clientOf({ githubToken: token }: Inputs, { signal, log, debug }: Tools): Promise<GitHubClient> {
  if (token === undefined) {
    const what = 'github-token is empty: without it this run does not know which pull requests are closed.'
    throw new Problem({ what, remedy: "Leave it out: the workflow's own is the default." })
  }
  return githubClient({ token, signal, log, debug })
}

function describeKept(one: JudgedPreview): string {
  return `${nameOf(one)}, because ${one.reason}`
}

function nameOf({ name, region }: FoundPreview): string {
  return `${name} in ${region}`
}

/** The same preview in several regions has one comment and one environment. */
function groupByPullRequest(judged: readonly JudgedPreview[]): [JudgedPreview, ...JudgedPreview[]][] {
  const groups = new Map<string, [JudgedPreview, ...JudgedPreview[]]>()
  for (const one of judged) {
    const group = groups.get(one.name)
    if (group) group.push(one)
    else groups.set(one.name, [one])
  }
  return [...groups.values()]
}

async function removeOne(
  run: RemovalRun,
  group: readonly [JudgedPreview, ...JudgedPreview[]],
): Promise<Pick<CleanedUp, 'removed' | 'kept'> & { count: number }> {
  const { plan, tools } = run
  const { inputs } = plan
  const now = await judgeAgain(run, group)
  const kept = now.filter(({ remove }) => !remove).map(describeKept)
  const [first, ...others] = now.filter(({ remove }) => remove)
  if (first === undefined) return { removed: [], kept, count: 0 }
  // As the sweep found them: a function that another preview uses since then is not removed.
  const [{ tags }] = group
  const { reason } = first
  const regions = [first, ...others].map(({ region }) => region)
  const gone = await removeEverywhere(run, tags, regions)
  if (!inputs.dryRun && kept.length === 0) {
    const did = gone.gone.length > 0 && gone.left.length === 0
    const why = did ? `A sweep removed it, because ${reason}.` : `A sweep found that ${reason}.`
    await notifierFor(tags, tags.commit, plan, tools).removed(why, gone)
  }
  const removed = gone.removed.map((phrase) => `${phrase}, because ${reason}`)
  return { removed, kept: [...kept, ...gone.kept], count: gone.gone.length }
}

/** A pull request may have been reopened, or had a push, since the sweep decided. */
async function judgeAgain(
  { plan: { context, inputs }, tools, credentials }: RemovalRun,
  group: readonly [JudgedPreview, ...JudgedPreview[]],
): Promise<JudgedPreview[]> {
  const [{ tags }] = group
  const { signal, log } = tools
  const pull = await getPullRequest(await clientOf(inputs, tools), context.repository, tags.number)
  const inspected = group.map(async (one): Promise<JudgedPreview> => {
    const { lambda } = clientsFor(one.region, credentials(one.region), signal)
    const found = (await readPreview(lambda, one.region, one.name)) ?? one
    const verdict = verdictOn(found.tags, pull, inputs.preview.ttl, clock.now())
    if (!verdict.remove) log(`${nameOf(one)} is kept after all: ${verdict.reason}`)
    return { ...found, ...verdict }
  })
  return Promise.all(inspected)
}
