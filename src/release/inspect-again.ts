import { isDeepStrictEqual } from 'node:util'
import type { RegionClients } from '../aws/clients.ts'
import { parseFunctionArn } from '../domain/arn.ts'
import { Problem } from '../domain/problem.ts'
import { isServable } from '../lambda/failure.ts'
import { type FunctionState, getVersion, listVersions, versionOfLatest } from '../lambda/function.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { PlaceResult } from '../report/result.ts'
import type { Target } from '../run/target.ts'
import { getAlias } from '../traffic/alias.ts'
import { presentResult, unknownResult } from './result.ts'

/** A release that failed, or never started. */
export interface FailedRelease {
  candidate: ReleaseCandidate
  /** Why the function is not on the new version. */
  error: string
  /** The version that the run has published; absent when it got none. */
  version?: string
}

/** Stands for what could not be read. */
const unknown = Symbol('unknown')
type Unknown = typeof unknown

/** Reads, and collects why something could not be read. */
class Reader {
  readonly reasons = new Set<string>()

  async read<T>(reading: Promise<T>): Promise<T | Unknown> {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.reasons.add(error.message)
      return unknown
    }
  }
}

/** Reads what a function has after a release that failed. What can't be read is told to be unknown, and is no error. */
export async function inspectAgain(
  failed: FailedRelease,
  { lambda }: Pick<RegionClients, 'lambda'>,
): Promise<PlaceResult> {
  const { candidate, version } = failed
  const { functionName, release, publish } = candidate.inputs
  const { name } = functionName
  const qualifier = release.alias
  const reader = new Reader()
  const [latest, published, alias, aliased] = await Promise.all([
    reader.read(getVersion(lambda, name, '$LATEST')),
    reader.read(listVersions(lambda, name)),
    qualifier === undefined ? undefined : reader.read(getAlias(lambda, name, qualifier)),
    qualifier === undefined ? undefined : reader.read(getVersion(lambda, name, qualifier)),
  ])
  const whole = latest === unknown ? candidate.present : latest && stillServing(candidate, latest)
  const { present: _present, alias: _alias, newestVersion: _newest, ...rest } = candidate
  const serving = await readServing()
  const before = presentResult(candidate)
  const { latestDigest: _latest, ...now } =
    serving === unknown
      ? unknownResult(before, qualifier)
      : presentResult({ ...rest, ...(whole && { present: whole }), ...serving })
  const { previousVersion, previousDigest, previousLatestDigest } = before
  return {
    ...now,
    previousVersion,
    previousDigest,
    ...(previousLatestDigest !== undefined && { previousLatestDigest }),
    ...(latest !== unknown && whole?.digest !== undefined && { latestDigest: whole.digest }),
    changed: serving === unknown ? version !== undefined : differs(now, before),
    error: [failed.error, ...(reader.reasons.size > 0 ? [`${incomplete} ${[...reader.reasons].join(' ')}`] : [])].join(
      ' ',
    ),
  }

  /** What callers get: of the alias, or else of the newest version that is ready, or of $LATEST where none is published. */
  async function readServing(): Promise<Pick<Target, 'present' | 'newestVersion' | 'alias'> | Unknown> {
    if (alias === unknown) return unknown
    if (alias) {
      const image = aliased === unknown ? imageOfVersion(failed, alias.version) : (aliased ?? {})
      return { alias: { ...alias, ...imageOf(image) } }
    }
    if (latest === unknown || (published === unknown && publish)) return unknown
    const newestNumber = published === unknown ? undefined : versionOfLatest(published, latest?.digest)
    const newest = await reader.read(newestReady(candidate, lambda, newestNumber))
    if (newest === unknown) return unknown
    return {
      // The published version counts; $LATEST where none is published.
      ...(whole && { present: publish && newest ? withImageOf(newest, whole) : whole }),
      ...(newest && { newestVersion: newest.version }),
    }
  }
}

const incomplete = 'Not all of what is there now could be read:'

function differs(now: PlaceResult, before: PlaceResult): boolean {
  return (
    now.version !== before.version ||
    now.digest !== before.digest ||
    !isDeepStrictEqual(now.alias?.weights, before.alias?.weights)
  )
}

type Imaged = Pick<FunctionState, 'digest' | 'imageUri'>

/** What a version has never changes: that of the one from before, and of the one that the run has published, is known. */
function imageOfVersion({ candidate, version: own }: FailedRelease, version: string): Imaged {
  if (version === candidate.alias?.version) return candidate.alias
  return version === own ? { digest: candidate.image.digest, imageUri: candidate.imageUri } : {}
}

/** A version that failed never serves, nor one that was taken out of service: the one from before does. */
async function newestReady(
  { inputs: { functionName }, newestVersion }: Target,
  lambda: RegionClients['lambda'],
  newest: string | undefined,
): Promise<FunctionState | undefined> {
  const found = newest === undefined ? undefined : await getVersion(lambda, functionName.name, newest)
  if (found === undefined || isServable(found)) return found
  return newestVersion === undefined || newestVersion === newest
    ? undefined
    : getVersion(lambda, functionName.name, newestVersion)
}

/** After an update that failed Lambda continues with the image from before. */
function stillServing({ present }: Target, latest: FunctionState): FunctionState {
  const failed = latest.lastUpdateStatus === 'Failed' || latest.state === 'Failed'
  const arn = parseFunctionArn(latest.arn)?.unqualified ?? latest.arn
  return withImageOf(failed ? (present ?? {}) : latest, { ...latest, arn })
}

/** The members of an image that are there. */
function imageOf({ digest, imageUri }: Imaged): Imaged {
  return { ...(digest !== undefined && { digest }), ...(imageUri !== undefined && { imageUri }) }
}

function withImageOf(image: Imaged, { digest: _, imageUri: __, ...rest }: FunctionState): FunctionState {
  return { ...rest, ...imageOf(image) }
}
