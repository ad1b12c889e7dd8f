import { describeChange } from '../domain/configuration-change.ts'
import { isManaged } from '../lambda/creation.ts'
import { type PublishedImage, publishImage } from '../lambda/publish.ts'
import type { CodeRequest } from '../lambda/request.ts'
import type { Wait } from '../lambda/wait.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { PlaceResult } from '../report/result.ts'
import { type DeployRun, type ReleaseRun, timedAt } from '../run/run.ts'
import { refuseNewerMeanwhile } from './newer-meanwhile.ts'
import { presentResult } from './result.ts'
import { routeTo, versionBefore } from './route.ts'
import { moveUnqualified } from './unqualified.ts'
import { type Unverified, unverifiedIn } from './unverified.ts'
import { verifyVersion } from './verify-version.ts'

/** What a release has come to. */
export interface Attempt {
  /** The version that it has published, or `$LATEST`. */
  version?: string
}

/**
 * Deploys the image to one region's function, verifies the new version, and moves the traffic to it.
 *
 * @param attempt gets what a release that fails has come to
 */
export async function release(
  run: ReleaseRun,
  candidate: ReleaseCandidate,
  attempt: Attempt = {},
): Promise<PlaceResult> {
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
  if (isManaged(candidate.config)) tools.log(`${functionName.name} in ${region}: ${managedStart}`)
  const unverified = unverifiedIn(run, candidate)
  const published = await publishUnverified(run, candidate, wait, unverified)
  const { version, configured } = published
  attempt.version = version
  // An update whose answer was lost is found as if it had been there before.
  const changed = published.changed || candidate.present?.digest !== image.digest || changes.length > 0
  tools.log(
    `Version ${version} of ${functionName.name} in ${region} ${changed ? 'has' : 'already had'} ${image.digest}`,
  )
  for (const change of configured.flatMap(describeChange)) {
    tools.log(`Configured ${functionName.name} in ${region}: ${change}`)
  }
  // An emulator of Lambda may run images on this engine, by names that the run removes.
  await run.docker?.close()
  const verified = await verifyVersion(run, candidate, wait, version).catch(async (error: unknown) => {
    throw await unverified.reject(error)
  })
  const moved = await routeTo(run, candidate, wait, { version, unverified })
  const followed = await moveUnqualified(run, candidate, wait, published)
  return {
    ...releaseResult(candidate, published),
    changed: changed || followed || moved?.moved === true,
    verified,
    ...(moved && { aliasArn: moved.alias.arn, alias: moved.alias, ...(await versionBefore(candidate, moved)) }),
    ...(moved && moved.answered.length > 0 && { beforeTraffic: moved.answered }),
    ...(moved?.comparison && { comparison: moved.comparison }),
  }
}

// Lambda developer guide, "Scaling Lambda Managed Instances".
const managedStart =
  'a version is ready when its execution environments run on the instances of the capacity provider, which takes minutes.'

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
    const timed = timedAt(run, candidate, 'Lambda')
    const published = await timed('Publish', () => publishImage({ ...request, onTagged }, wait), describePublished)
    unverified.publish(published)
    return { ...published, changed: published.changed || tagged }
  } catch (error) {
    if (run.tools.signal.aborted) throw await unverified.reject(error)
    unverified.keep()
    throw error
  }
}

function describePublished({ version, changed, configured }: PublishedImage): string {
  const name = version === '$LATEST' ? version : `version ${version}`
  if (!changed) return `Find ${name}`
  return `${configured.length > 0 ? 'Configure and publish' : 'Publish'} ${name}`
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
      if (serves) await refuseNewerMeanwhile(run, candidate, now, candidate.present)
      await unverified.note(now)
    },
    ...(candidate.again && { again: candidate.again }),
    ...(repository && { repositoryArn: repository.arn }),
    ...(executionRole !== undefined && { executionRole }),
  }
}

function releaseResult(
  candidate: ReleaseCandidate,
  { version, codeSha256, functionArn, configured }: PublishedImage,
): PlaceResult {
  return {
    ...presentResult(candidate),
    digest: candidate.image.digest,
    version,
    imageUri: candidate.imageUri,
    imageTags: [...(candidate.imageTags ?? [])],
    functionArn,
    latestDigest: candidate.image.digest,
    released: true,
    versionArn: version === '$LATEST' ? '' : `${functionArn}:${version}`,
    codeSha256,
    configured: [...configured],
    ...(candidate.config.DurableConfig && { durable: true }),
  }
}
