import { isDeepStrictEqual } from 'node:util'
import type { RegionClients } from '../aws/clients.ts'
import { parseFunctionArn } from '../domain/arn.ts'
import { digestHex } from '../domain/digest.ts'
import { type Place, placeOf } from '../domain/place.ts'
import { Problem } from '../domain/problem.ts'
import { isServable } from '../lambda/failure.ts'
import { defaultConfig, type FunctionState, getVersion, listVersions, versionOfLatest } from '../lambda/function.ts'
import type { ConfirmedTarget } from '../obtain/confirm.ts'
import type { PlaceResult, Watched } from '../report/result.ts'
import type { ImageTarget, Target } from '../run/target.ts'
import { getAlias } from '../traffic/alias.ts'

/** What a region without a function has: nothing but the image, once it is there. */
export function imageResult({
  image,
  imageTags = [],
  brought = false,
  imageUri = '',
  ...target
}: ImageTarget & Partial<ConfirmedTarget>): PlaceResult {
  return {
    ...nothing(target),
    digest: image?.digest ?? '',
    imageUri,
    imageTags: [...imageTags],
    changed: brought,
  }
}

function nothing(place: Place): PlaceResult {
  return {
    ...placeOf(place),
    digest: '',
    version: '',
    imageUri: '',
    imageTags: [],
    functionArn: '',
    versionArn: '',
    aliasArn: '',
    codeSha256: '',
    previousVersion: '',
    previousDigest: '',
    changed: false,
    functionUrl: '',
    configured: [],
    verified: [],
    pruned: [],
  }
}

function watchedBy({ inputs, config }: Pick<Target, 'inputs' | 'config'>): Watched {
  return {
    logGroup: config.LoggingConfig?.LogGroup ?? `/aws/lambda/${inputs.functionName.name}`,
    alarms: inputs.release.rollbackAlarms,
    memory: config.MemorySize ?? defaultConfig.MemorySize,
  }
}

/** What a region has before the release: what the alias is on, without one what $LATEST has. */
export function presentResult({ present, newestVersion = '', alias, ...target }: Target): PlaceResult {
  const version = alias?.version ?? newestVersion
  const serving = alias ?? present
  const digest = serving?.digest ?? ''
  return {
    ...nothing(target),
    digest,
    version,
    imageUri: serving?.imageUri ?? '',
    functionArn: present?.arn ?? '',
    ...(present?.digest !== undefined && { latestDigest: present.digest, previousLatestDigest: present.digest }),
    watched: watchedBy(target),
    versionArn: present && version !== '' ? `${present.arn}:${version}` : '',
    aliasArn: alias?.arn ?? '',
    codeSha256: digestHex(digest),
    previousVersion: version,
    previousDigest: digest,
    ...(alias && { alias }),
  }
}

/**
 * What a region has after a release that failed, or never started.
 *
 * @param error why it is not on the new version
 * @returns what it had before when AWS does not answer; never throws for that
 */
export async function inspectAgain(
  target: Target,
  { lambda }: Pick<RegionClients, 'lambda'>,
  error: string,
): Promise<PlaceResult> {
  const before = presentResult(target)
  const { functionName, release } = target.inputs
  try {
    const { target: seen, latestDigest } = await see()
    const now = presentResult(seen)
    const changed =
      now.version !== before.version ||
      now.digest !== before.digest ||
      !isDeepStrictEqual(now.alias?.weights, before.alias?.weights)
    const { previousVersion, previousDigest, previousLatestDigest } = before
    const latest = previousLatestDigest === undefined ? {} : { previousLatestDigest }
    return { ...now, previousVersion, previousDigest, ...latest, ...(latestDigest && { latestDigest }), changed, error }
  } catch (failed) {
    if (!(failed instanceof Problem)) throw failed
    return { ...before, error: `${error} What the region has now could not be read: ${failed.message}` }
  }

  async function see(): Promise<{ target: Target; latestDigest: string | undefined }> {
    const { present: _present, alias: _alias, newestVersion: _newest, ...rest } = target
    const { name } = functionName
    const qualifier = release.alias
    const [present, published, alias, aliased] = await Promise.all([
      getVersion(lambda, name, '$LATEST'),
      listVersions(lambda, name),
      qualifier === undefined ? undefined : getAlias(lambda, name, qualifier),
      qualifier === undefined ? undefined : getVersion(lambda, name, qualifier),
    ])
    const newest = await newestReady(versionOfLatest(published, present?.digest))
    const latest = present && stillServing(present)
    const seen = {
      ...rest,
      // The published version counts; $LATEST where none is published.
      ...(latest && { present: target.inputs.publish && newest ? withImageOf(newest, latest) : latest }),
      ...(newest && { newestVersion: newest.version }),
      ...(alias && { alias: { ...alias, ...imageOf(aliased ?? {}) } }),
    }
    return { target: seen, latestDigest: latest?.digest }
  }

  /** A version that failed never serves, nor one that was taken out of service: the one from before does. */
  async function newestReady(newest: string | undefined): Promise<FunctionState | undefined> {
    const found = newest === undefined ? undefined : await getVersion(lambda, functionName.name, newest)
    if (found === undefined || isServable(found)) return found
    return target.newestVersion === undefined || target.newestVersion === newest
      ? undefined
      : getVersion(lambda, functionName.name, target.newestVersion)
  }

  /** After an update that failed Lambda continues with the image from before. */
  function stillServing(latest: FunctionState): FunctionState {
    const failed = latest.lastUpdateStatus === 'Failed' || latest.state === 'Failed'
    const arn = parseFunctionArn(latest.arn)?.unqualified ?? latest.arn
    return withImageOf(failed ? (target.present ?? {}) : latest, { ...latest, arn })
  }
}

type Imaged = Pick<FunctionState, 'digest' | 'imageUri'>

/** The members of an image that are there. */
function imageOf({ digest, imageUri }: Imaged): Imaged {
  return { ...(digest !== undefined && { digest }), ...(imageUri !== undefined && { imageUri }) }
}

function withImageOf(image: Imaged, { digest: _, imageUri: __, ...rest }: FunctionState): FunctionState {
  return { ...rest, ...imageOf(image) }
}
