import { digestHex } from '../domain/digest.ts'
import { type Place, placeOf } from '../domain/place.ts'
import { defaultConfig } from '../lambda/function.ts'
import type { ConfirmedTarget } from '../obtain/confirm.ts'
import type { PlaceResult, Watched } from '../report/result.ts'
import type { ImageTarget, Target } from '../run/target.ts'

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

/** What a place had before, and nothing of what it has now, which could not be read. @param alias the input alias */
export function unknownResult(before: PlaceResult, alias: string | undefined): PlaceResult {
  return {
    ...before,
    ...{ digest: '', version: '', imageUri: '', versionArn: '', codeSha256: '', unknown: true },
    ...(alias !== undefined && { alias: { name: alias, version: '', weights: {} } }),
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
