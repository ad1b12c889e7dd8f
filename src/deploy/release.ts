import { clientsFor } from '../aws/clients.ts'
import type { RegionCredentials } from '../aws/credentials.ts'
import type { Confirmed } from '../ecr/confirm.ts'
import type { StoredImage } from '../ecr/images.ts'
import { type FunctionState, getVersion } from '../lambda/function.ts'
import { type PublishedImage, publishImage } from '../lambda/publish.ts'
import type { CodeRequest } from '../lambda/request.ts'
import { type Verified, verify } from '../lambda/verify.ts'
import type { Wait } from '../lambda/wait.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { RehearsalEvent } from '../rehearsal/events.ts'
import type { RegionResult } from '../report/result.ts'
import type { Tools } from '../session/tools.ts'
import { type AliasMove, type MovedAlias, moveAlias } from '../traffic/move-alias.ts'
import { prune } from '../traffic/prune.ts'
import type { RefuseNewer } from './newer-commit.ts'
import { presentResult } from './result.ts'
import type { Target } from './target.ts'

/** A region whose ECR has the image to deploy. */
export type ReleaseCandidate = Target & { image: StoredImage } & Confirmed & { imageUri: string }

/** What a release works with in every region. */
export interface Releasing {
  plan: DeployPlan
  tools: Tools
  credentials: RegionCredentials
  /** What each new version is handed before any traffic. */
  events: readonly RehearsalEvent[]
  refuseNewer: RefuseNewer
}

/** Brings the image into one region's function, checks the new version, and gives it the traffic. */
export async function releaseTo(candidate: ReleaseCandidate, releasing: Releasing): Promise<RegionResult> {
  const { tools } = releasing
  const { region, inputs, image, clients, changes } = candidate
  const { functionName, waitTimeout: timeout } = inputs
  const wait = {
    lambda: clients.polling,
    functionName: functionName.name,
    deadline: Date.now() + timeout,
    timeout,
    signal: tools.signal,
    image: candidate.facts,
  }
  const released = await publishImage(codeRequest(candidate, releasing), wait)
  const { version, configured } = released
  // An update whose answer was lost is found as if it had been there before.
  const changed = released.changed || candidate.present?.digest !== image.digest || changes.length > 0
  tools.log(
    `${functionName.name} in ${region} ${changed ? 'runs' : 'already ran'} ${image.digest} as version ${version}`,
  )
  for (const change of configured) tools.log(`Configured ${functionName.name} in ${region}: ${change}`)
  const verified = await verifyVersion(candidate, releasing, wait, version)
  const live = await routeTo(candidate, releasing, wait, released)
  const previous = live && (await whatItHad(candidate, live))
  return releaseResult(
    candidate,
    releasing.plan,
    { ...released, changed: changed || live?.moved === true },
    { verified, live, previous },
  )
}

/** What the alias had before: what the look saw, unless another run moved it in between. */
async function whatItHad(
  { alias, clients, inputs }: ReleaseCandidate,
  { previous }: MovedAlias,
): Promise<Pick<RegionResult, 'previousVersion' | 'previousDigest'>> {
  if (previous === undefined) return { previousVersion: '', previousDigest: '' }
  const before =
    previous === alias?.version ? alias : await getVersion(clients.lambda, inputs.functionName.name, previous)
  return { previousVersion: previous, previousDigest: before?.digest ?? '' }
}

function codeRequest(candidate: ReleaseCandidate, { refuseNewer }: Releasing): CodeRequest {
  const { clients, inputs, image, imageUri, architecture, repository, desired } = candidate
  const { functionName, publish, skipUnchanged, executionRole } = inputs
  return {
    lambda: clients.lambda,
    polling: clients.polling,
    functionName: functionName.name,
    imageUri,
    digest: image.digest,
    architecture,
    publish,
    skipUnchanged,
    desired,
    mayReplace: async (now) => {
      // Without an alias the function itself serves. What the look saw, it has judged already.
      if (inputs.release.alias === undefined) await refuse(candidate, now, candidate.present, refuseNewer)
    },
    ...(repository && { repositoryArn: repository.arn }),
    ...(executionRole !== undefined && { executionRole }),
  }
}

/** Refuses to replace what another run has brought since the look, when that is of a newer commit. */
async function refuse(
  { clients, region }: ReleaseCandidate,
  { arn, digest, imageUri }: FunctionState,
  seen: { digest?: string } | undefined,
  refuseNewer: RefuseNewer,
): Promise<void> {
  if (digest === undefined || imageUri === undefined || digest === seen?.digest) return
  await refuseNewer({ ecr: clients.ecr, what: `${arn.split(':')[6]} in ${region}`, imageUri, digest })
}

async function verifyVersion(
  { clients, region }: ReleaseCandidate,
  { events, tools }: Releasing,
  wait: Wait,
  version: string,
): Promise<Verified[]> {
  if (events.length === 0) return []
  const verified = await verify({ ...wait, lambda: clients.invoking }, version, events)
  for (const { name, duration } of verified) {
    tools.log(`Version ${version} in ${region} answered ${name}${duration === undefined ? '' : ` in ${duration} ms`}`)
  }
  return verified
}

/** Gives the alias to the version, where one is asked for. */
async function routeTo(
  candidate: ReleaseCandidate,
  { tools, credentials, events, refuseNewer }: Releasing,
  wait: Wait,
  { version }: PublishedImage,
): Promise<MovedAlias | undefined> {
  const { region, inputs, clients, alias } = candidate
  if (inputs.release.alias === undefined) return undefined
  const request: AliasMove = {
    region,
    functionName: inputs.functionName.name,
    alias: inputs.release.alias,
    version,
    release: inputs.release,
    lambda: clients.lambda,
    cloudWatch: clients.watching,
    codeDeploy: clients.codeDeploy,
    cleanupClients: () => {
      const signal = AbortSignal.timeout(30_000)
      return { ...clientsFor(region, credentials(region), signal), signal }
    },
    shifts: tools.shifts,
    wait,
    mayReplace: async (serving) => {
      if (serving === alias?.version) return
      const now = await getVersion(clients.lambda, inputs.functionName.name, serving)
      if (now) await refuse(candidate, now, alias, refuseNewer)
    },
    verify: (signal) => {
      const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking }
      return verify(again, version, events)
    },
    log: tools.log,
    warn: tools.warn,
    ...(alias && { seen: alias.version }),
  }
  return moveAlias(request)
}

/** The release is finished: versions that can't be deleted are left for the next run. */
export async function pruneVersions(
  { clients, region, inputs }: ReleaseCandidate,
  { tools }: Releasing,
  version: string,
): Promise<string[]> {
  const { functionName, release } = inputs
  if (release.keepVersions === undefined) return []
  try {
    const gone = await prune(clients.lambda, functionName.name, version, release.keepVersions)
    if (gone.length > 0) tools.log(`Deleted the older versions ${gone.join(', ')} in ${region}`)
    return gone
  } catch (error) {
    tools.warn(error instanceof Error ? error.message : String(error))
    return []
  }
}

interface ReleaseOutcome {
  verified: Verified[]
  live: MovedAlias | undefined
  previous: Pick<RegionResult, 'previousVersion' | 'previousDigest'> | undefined
}

function releaseResult(
  candidate: ReleaseCandidate,
  { source }: DeployPlan,
  { version, codeSha256, functionArn, changed, configured }: PublishedImage,
  { verified, live, previous }: ReleaseOutcome,
): RegionResult {
  return {
    ...presentResult(candidate),
    digest: candidate.image.digest,
    version,
    imageUri: candidate.imageUri,
    imageTags: source.kind === 'build' ? [...source.tags] : [candidate.inputs.image?.tag ?? ''].filter(Boolean),
    functionArn,
    released: true,
    versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
    codeSha256,
    changed,
    configured: [...configured],
    verified,
    pruned: [],
    ...(live && { aliasArn: live.alias.arn, alias: live.alias }),
    ...previous,
  }
}
