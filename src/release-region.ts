import { clientsFor } from './aws/clients.ts'
import type { Confirmed } from './aws/confirm.ts'
import type { CredentialSource } from './aws/credentials.ts'
import type { StoredImage } from './aws/ecr-image.ts'
import type { Target } from './look-region.ts'
import type { RefuseNewer } from './newer-commit.ts'
import type { DeployPlan } from './plan.ts'
import { inEveryRegionOrSome } from './regions.ts'
import type { RehearsalEvent } from './rehearsal/events.ts'
import type { CodeRequest } from './release/code-request.ts'
import { type FunctionState, lookAtVersion } from './release/function.ts'
import { type GoLive, goLive, type Live } from './release/go-live.ts'
import { prune } from './release/prune.ts'
import { type Released, release } from './release/release.ts'
import { type Verified, verify } from './release/verify.ts'
import type { Wait } from './release/wait.ts'
import type { RegionResult } from './report/result.ts'
import type { Tools } from './workshop.ts'

/** A region whose ECR has the image to deploy. */
export type Delivery = Target & { image: StoredImage } & Confirmed & { imageUri: string }

/** What a release works with in every region. */
export interface Releasing {
  plan: DeployPlan
  tools: Tools
  credentials: CredentialSource
  /** What each new version is handed before any traffic. */
  events: readonly RehearsalEvent[]
  refuseNewer: RefuseNewer
}

/** @throws PartlyDone when it fails in some regions only */
export function releaseEverywhere(deliveries: readonly Delivery[], releasing: Releasing): Promise<RegionResult[]> {
  return inEveryRegionOrSome(deliveries, (delivery) => releaseTo(delivery, releasing))
}

/** Brings the image into one region's function, checks the new version, and gives it the traffic. */
async function releaseTo(delivery: Delivery, releasing: Releasing): Promise<RegionResult> {
  const { plan, tools } = releasing
  const { functionName, waitTimeout: timeout } = plan.settings
  const { region, image, clients, changes } = delivery
  const wait = {
    lambda: clients.polling,
    functionName: functionName.name,
    deadline: Date.now() + timeout,
    timeout,
    signal: tools.signal,
  }
  const released = await release(codeRequest(delivery, releasing), wait)
  const { version, configured } = released
  // An update whose answer was lost is found as if it had been there before.
  const changed = released.changed || delivery.present?.digest !== image.digest || changes.length > 0
  tools.log(
    `${functionName.name} in ${region} ${changed ? 'runs' : 'already ran'} ${image.digest} as version ${version}`,
  )
  for (const change of configured) tools.log(`Configured ${functionName.name} in ${region}: ${change}`)
  const verified = await verifyVersion(delivery, releasing, wait, version)
  const live = await routeTo(delivery, releasing, wait, released)
  const previous = live && (await whatItHad(delivery, plan, live))
  const pruned = await pruneVersions(delivery, releasing)
  return describe(
    delivery,
    plan,
    { ...released, changed: changed || live?.moved === true },
    { verified, live, previous, pruned },
  )
}

/** What the alias had before: what the look saw, unless another run moved it in between. */
async function whatItHad(
  { alias, clients }: Delivery,
  { settings }: DeployPlan,
  { previous }: Live,
): Promise<Pick<RegionResult, 'previousVersion' | 'previousDigest'>> {
  if (previous === undefined) return { previousVersion: '', previousDigest: '' }
  const before =
    previous === alias?.version ? alias : await lookAtVersion(clients.lambda, settings.functionName.name, previous)
  return { previousVersion: previous, previousDigest: before?.digest ?? '' }
}

function codeRequest(delivery: Delivery, { plan, refuseNewer }: Releasing): CodeRequest {
  const { functionName, publish, skipUnchanged, executionRole } = plan.settings
  const { clients, image, imageUri, architecture, repository, wish } = delivery
  return {
    lambda: clients.lambda,
    polling: clients.polling,
    functionName: functionName.name,
    imageUri,
    digest: image.digest,
    architecture,
    publish,
    skipUnchanged,
    wish,
    mayReplace: async (now) => {
      // Without an alias the function itself serves. What the look saw, it has judged already.
      if (plan.settings.release.alias === undefined) await refuse(delivery, now, delivery.present, refuseNewer)
    },
    ...(repository && { repositoryArn: repository.arn }),
    ...(executionRole !== undefined && { executionRole }),
  }
}

/** Refuses to replace what another run has brought since the look, when that is of a newer commit. */
async function refuse(
  { clients, region }: Delivery,
  { arn, digest, imageUri }: FunctionState,
  seen: { digest?: string } | undefined,
  refuseNewer: RefuseNewer,
): Promise<void> {
  if (digest === undefined || imageUri === undefined || digest === seen?.digest) return
  await refuseNewer({ ecr: clients.ecr, what: `${arn.split(':')[6]} in ${region}`, imageUri, digest })
}

async function verifyVersion(
  { clients, region }: Delivery,
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
  delivery: Delivery,
  { plan, tools, credentials, events, refuseNewer }: Releasing,
  wait: Wait,
  { version }: Released,
): Promise<Live | undefined> {
  const { settings } = plan
  if (settings.release.alias === undefined) return undefined
  const { region, clients, alias } = delivery
  const request: GoLive = {
    region,
    functionName: settings.functionName.name,
    alias: settings.release.alias,
    version,
    settings: settings.release,
    lambda: clients.lambda,
    cloudWatch: clients.watching,
    codeDeploy: clients.codeDeploy,
    rescue: () => {
      const signal = AbortSignal.timeout(30_000)
      return { ...clientsFor(region, credentials, signal), signal }
    },
    shifts: tools.shifts,
    wait,
    mayReplace: async (serving) => {
      if (serving === alias?.version) return
      const now = await lookAtVersion(clients.lambda, settings.functionName.name, serving)
      if (now) await refuse(delivery, now, alias, refuseNewer)
    },
    verify: (signal) => {
      const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking }
      return verify(again, version, events)
    },
    log: tools.log,
    warn: tools.warn,
    ...(alias && { seen: alias.version }),
  }
  return goLive(request)
}

/** The release is finished: versions that can't be deleted are left for the next run. */
async function pruneVersions({ clients, region }: Delivery, { plan, tools }: Releasing): Promise<string[]> {
  const { functionName, release: settings } = plan.settings
  if (settings.keepVersions === undefined) return []
  try {
    const gone = await prune(clients.lambda, functionName.name, settings.keepVersions)
    if (gone.length > 0) tools.log(`Deleted the older versions ${gone.join(', ')} in ${region}`)
    return gone
  } catch (error) {
    tools.warn(error instanceof Error ? error.message : String(error))
    return []
  }
}

interface Outcome {
  verified: Verified[]
  live: Live | undefined
  previous: Pick<RegionResult, 'previousVersion' | 'previousDigest'> | undefined
  pruned: string[]
}

function describe(
  delivery: Delivery,
  { source }: DeployPlan,
  { version, codeSha256, functionArn, changed, configured }: Released,
  { verified, live, previous, pruned }: Outcome,
): RegionResult {
  return {
    ...asItIs(delivery),
    digest: delivery.image.digest,
    version,
    imageUri: delivery.imageUri,
    imageTags: source.kind === 'build' ? [...source.tags] : source.image.tag ? [source.image.tag] : [],
    functionArn,
    versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
    codeSha256,
    changed,
    configured: [...configured],
    verified,
    pruned,
    ...(live && { aliasArn: live.alias.arn, alias: live.alias }),
    ...previous,
  }
}

/** What a region has before the release. */
export function asItIs({ region, present, newestVersion = '', alias }: Target): RegionResult {
  const version = alias?.version ?? newestVersion
  return {
    region,
    digest: present?.digest ?? '',
    version,
    imageUri: present?.imageUri ?? '',
    imageTags: [],
    functionArn: present?.arn ?? '',
    versionArn: present && version !== '' ? `${present.arn}:${version}` : '',
    aliasArn: alias?.arn ?? '',
    codeSha256: present?.digest?.replace('sha256:', '') ?? '',
    previousVersion: version,
    previousDigest: (alias ? alias.digest : present?.digest) ?? '',
    changed: false,
    functionUrl: '',
    configured: [],
    verified: [],
    pruned: [],
    ...(alias && { alias }),
  }
}
