import { clientsFor } from '../aws/clients.ts'
import { defaultConfig, type FunctionState, getVersion } from '../lambda/function.ts'
import { type PublishedImage, publishImage } from '../lambda/publish.ts'
import type { CodeRequest } from '../lambda/request.ts'
import { type Verification, type Verified, verify } from '../lambda/verify.ts'
import type { Wait } from '../lambda/wait.ts'
import type { RegionResult } from '../report/result.ts'
import { type MovedAlias, moveAlias } from '../traffic/move-alias.ts'
import type { ReleaseCandidate } from './confirm.ts'
import { presentResult } from './result.ts'
import type { DeployRun } from './run.ts'
import { type Unverified, unverifiedIn } from './unverified.ts'

/** Deploys the image to one region's function, verifies the new version, and moves the traffic to it. */
export async function release(run: DeployRun, candidate: ReleaseCandidate): Promise<RegionResult> {
  const { tools } = run
  const { region, inputs, image, clients, changes } = candidate
  const { functionName, waitTimeout: timeout } = inputs
  const wait = {
    lambda: clients.polling,
    functionName: functionName.name,
    deadline: Date.now() + timeout,
    timeout,
    signal: tools.signal,
    image: candidate.facts,
    tell: tools.log,
  }
  const unverified = unverifiedIn(run, candidate)
  const published = await publishUnverified(run, candidate, wait, unverified)
  const { version, configured } = published
  // An update whose answer was lost is found as if it had been there before.
  const changed = published.changed || candidate.present?.digest !== image.digest || changes.length > 0
  tools.log(
    `${functionName.name} in ${region} ${changed ? 'runs' : 'already ran'} ${image.digest} as version ${version}`,
  )
  for (const change of configured) tools.log(`Configured ${functionName.name} in ${region}: ${change}`)
  const verified = await verifyVersion(run, candidate, wait, version).catch(async (error: unknown) => {
    throw await unverified.reject(error)
  })
  unverified.keep()
  const moved = await routeTo(run, candidate, wait, { version, unverified })
  return {
    ...releaseResult(run, candidate, published),
    changed: changed || moved?.moved === true,
    verified,
    ...(moved && { aliasArn: moved.alias.arn, alias: moved.alias, ...(await versionBefore(candidate, moved)) }),
    ...(moved?.comparison && { comparison: moved.comparison }),
  }
}

/** Publishes the image, and remembers what $LATEST had until it is verified. */
async function publishUnverified(
  run: DeployRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  unverified: Unverified,
): Promise<PublishedImage> {
  try {
    let tagged = false
    const request = codeRequest(run, candidate, unverified)
    const onTagged = () => {
      tagged = true
    }
    const published = await publishImage({ ...request, onTagged }, wait)
    unverified.publish(published)
    return { ...published, changed: published.changed || tagged }
  } catch (error) {
    if (run.tools.signal.aborted) throw await unverified.reject(error)
    unverified.keep()
    throw error
  }
}

function codeRequest(
  run: DeployRun,
  candidate: ReleaseCandidate,
  unverified: Unverified,
): Omit<CodeRequest, 'onTagged'> {
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
      // Without an alias, and with one on $LATEST, the function itself serves. What the inspection saw, it has judged already.
      const serves = inputs.release.alias === undefined || candidate.alias?.version === '$LATEST'
      if (serves) await refuseNewer(run, candidate, now, candidate.present)
      await unverified.note(now)
    },
    ...(repository && { repositoryArn: repository.arn }),
    ...(executionRole !== undefined && { executionRole }),
  }
}

/** Refuses to replace what another run has deployed since the inspection, when that is of a newer commit. */
async function refuseNewer(
  run: DeployRun,
  { clients, region, inputs }: ReleaseCandidate,
  { digest, imageUri }: FunctionState,
  seen: { digest?: string } | undefined,
): Promise<void> {
  if (digest === undefined || imageUri === undefined || digest === seen?.digest) return
  await run.refuseNewer({ ecr: clients.ecr, what: `${inputs.functionName.name} in ${region}`, imageUri, digest })
}

async function verifyVersion(
  run: DeployRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  version: string,
): Promise<Verified[]> {
  const { tools } = run
  const { clients, region } = candidate
  const verified = await verify({ ...wait, lambda: clients.invoking }, version, verificationIn(run, candidate))
  for (const { name, duration } of verified) {
    tools.log(`Version ${version} in ${region} answered ${name}${duration === undefined ? '' : ` in ${duration} ms`}`)
  }
  return verified
}

function verificationIn(
  { events, streams = false }: DeployRun,
  { architecture, config, inputs }: ReleaseCandidate,
): Verification {
  const { verifyTenantId: tenantId } = inputs.release
  const command = config.ImageConfig?.Command
  return {
    events: events.verification,
    streams,
    function: { architecture, memory: config.MemorySize ?? defaultConfig.MemorySize, ...(command && { command }) },
    ...(tenantId !== undefined && { tenantId }),
  }
}

/** Moves the alias to the version, with the input alias. */
async function routeTo(
  run: DeployRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  { version, unverified }: { version: string; unverified: Unverified },
): Promise<MovedAlias | undefined> {
  const { tools, credentials } = run
  const { region, inputs, clients, alias } = candidate
  const { functionName, release } = inputs
  if (release.alias === undefined) return undefined
  let rejected = false
  const moving = moveAlias({
    region,
    functionName: functionName.name,
    alias: release.alias,
    version,
    release,
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
      const now = await getVersion(clients.lambda, functionName.name, serving)
      if (now) await refuseNewer(run, candidate, now, alias)
    },
    verify: (signal) => {
      const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking }
      return verify(again, version, verificationIn(run, candidate)).catch((error: unknown) => {
        rejected = !signal.aborted
        throw error
      })
    },
    log: tools.log,
    warn: tools.warn,
    ...(alias && { seen: alias.version }),
  })
  return moving.catch(async (error: unknown) => {
    throw rejected ? await unverified.reject(error) : error
  })
}

/** What the alias had before: what the inspection saw, unless another run moved it in between. */
async function versionBefore(
  { alias, clients, inputs }: ReleaseCandidate,
  { previous }: MovedAlias,
): Promise<Pick<RegionResult, 'previousVersion' | 'previousDigest'>> {
  if (previous === undefined) return { previousVersion: '', previousDigest: '' }
  const before =
    previous === alias?.version ? alias : await getVersion(clients.lambda, inputs.functionName.name, previous)
  return { previousVersion: previous, previousDigest: before?.digest ?? '' }
}

function releaseResult(
  { plan: { source } }: DeployRun,
  candidate: ReleaseCandidate,
  { version, codeSha256, functionArn, configured }: PublishedImage,
): RegionResult {
  return {
    ...presentResult(candidate),
    digest: candidate.image.digest,
    version,
    imageUri: candidate.imageUri,
    imageTags:
      source.kind === 'build' ? [...(candidate.imageTags ?? [])] : [candidate.inputs.image?.tag ?? ''].filter(Boolean),
    functionArn,
    released: true,
    versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
    codeSha256,
    configured: [...configured],
  }
}
