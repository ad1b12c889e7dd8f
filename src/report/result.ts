import type { ConfigurationChange } from '../domain/configuration-change.ts'
import type { Place } from '../domain/place.ts'
import type { Finding } from '../domain/problem.ts'
import type { ScanResult } from '../domain/scan.ts'
import type { Comparison } from '../domain/version-metrics.ts'
import type { ImageFacts, Layer } from '../image/facts.ts'
import type { SnapStartGround } from '../image/snap-start.ts'
import type { RunOrigin } from './origin.ts'

/** What one region, or one of several functions there, has after the run. Empty texts stand for what there is not. */
export interface PlaceResult extends Place {
  /** `sha256:…` */
  digest: string
  /** A number, or `$LATEST`. */
  version: string
  /** `registry/repository@sha256:…` */
  imageUri: string
  imageTags: string[]
  functionArn: string
  versionArn: string
  aliasArn: string
  /** The digest's bare hexadecimal digits. */
  codeSha256: string
  previousVersion: string
  previousDigest: string
  changed: boolean
  /** What it has now could not be read: texts about that are empty. */
  unknown?: true
  functionUrl: string
  /** What of the configuration was changed. */
  configured: readonly ConfigurationChange[]
  /** How the new version answered the events of its verification. */
  verified: VerificationResult[]
  /** How it answered what it was sent once, before the alias moved; absent when that was nothing. */
  beforeTraffic?: readonly VerificationResult[]
  /** How both versions did while traffic was shifted; absent where they were not compared. */
  comparison?: Comparison
  /** Versions that were deleted. */
  pruned: string[]
  /** Whether its function is a durable one; absent when it is not, and before it has the image. */
  durable?: true
  /** Whether this run moved it to its image; absent when it did not. */
  released?: boolean
  /** Why the region is not on the new image, for one that is not. */
  error?: string
  /** `sha256:…` of $LATEST, which callers without a qualifier get; absent where it is not known. */
  latestDigest?: string
  /** The same before this run. */
  previousLatestDigest?: string
  /** What is known of the image of previousDigest. */
  previousImage?: PreviousImage
  /** Version that this run has published, after which the release failed. */
  rejected?: string
  /** Milliseconds that the release took. */
  releasedIn?: number
  /** What the links of the summary lead to. */
  watched?: Watched
  /** Where the alias' traffic goes; absent without the input alias, or when there is no alias yet. */
  alias?: { name: string; version: string; weights: Readonly<Record<string, number>> }
}

/** How a version answered one event; members that Lambda does not report are absent. */
export interface VerificationResult {
  name: string
  bytes: number
  /** Milliseconds. */
  duration?: number
  /** Milliseconds. */
  billed?: number
  /** MB. */
  memoryUsed?: number
  /** Milliseconds; absent when the environment was warm. */
  coldStart?: number
}

/** The image that served before. */
export interface PreviousImage {
  /** `registry/repository@sha256:…` */
  uri: string
  layers: readonly Layer[]
  /** Commit of this repository that it was built from, 40 hexadecimal digits. */
  commit?: string
}

/** What watches a function. */
export interface Watched {
  /** Name of the log group. */
  logGroup: string
  /** Names of the alarms of the input rollback-alarms. */
  alarms: readonly string[]
  /** MB that it has. */
  memory: number
}

/** A time of the run. */
export interface Part {
  /** In a few words. */
  label: string
  section: 'Prepare' | 'Image' | 'Lambda' | 'Traffic'
  /** Milliseconds from the start of the run. */
  start: number
  milliseconds: number
  failed?: true
  /** Where, in a run of several functions or regions. */
  place?: string
}

/** One step of the run and how long it took. */
export interface Timing extends Part {
  title: string
  /** What came of it, in a few words. */
  note?: string
  /** What it consists of, as far as that is measured; they may overlap. */
  parts: Part[]
}

/** How a rehearsed image answered. */
export interface RehearsalResult {
  /** Milliseconds until it asked for its first event. */
  init: number
  /** Why Lambda takes snapshots of the image; absent where no function takes some. */
  snapStart?: SnapStartGround
  /** A function's name, where several functions of one image were rehearsed. */
  events: readonly { functionName?: string; name: string; milliseconds: number; bytes: number; streamed: boolean }[]
}

/** A run that ended well. */
export type Report = DeployReport | CleanUpReport

/** A run that deployed nothing: what it removed, what it left, or why there was nothing to do. */
export interface CleanUpReport {
  kind: 'clean-up'
  /** One sentence, as plain text. */
  headline: string
  /** The name in it of what it is about, for a reader to see at a glance. */
  named?: string
  /** Whether it only reports what would be removed. */
  dryRun: boolean
  /** Phrases. */
  removed: readonly string[]
  /** Phrases, with the reasons. */
  kept: readonly string[]
  timings: readonly Timing[]
  origin?: RunOrigin
}

/** A run that deployed, pushed, or rolled an alias back. */
export interface DeployReport {
  kind: 'deploy' | 'push' | 'rollback'
  /** The repository's name after a push. */
  functionName: string
  results: readonly [PlaceResult, ...PlaceResult[]]
  timings: readonly Timing[]
  origin?: RunOrigin
  /** What a dry run would have done, a sentence each; empty after a real one. */
  dryRunChanges: readonly string[]
  /** How the image answered before it was pushed; absent when it was not rehearsed. */
  rehearsal?: RehearsalResult
  /** What the deployed image is made of. */
  image?: ImageFacts
  /** What ECR's scan of it found; absent when none was waited for. */
  scan?: ScanResult
}

/** How a deploy ended. */
export interface DeployEnd {
  /** One for each region, or each function of it, in the order of the plan. */
  results: PlaceResult[]
  /** What a dry run would have done; empty after a real one. */
  dryRunChanges: string[]
  /** Absent when nothing was rehearsed. */
  rehearsal?: RehearsalResult
  /** Absent when ECR has no image yet, in a dry run. */
  image?: ImageFacts
  /** Absent when no scan was waited for. */
  scan?: ScanResult
}

/** A run that failed. */
export interface Failure {
  kind: 'run' | 'deploy' | 'push' | 'rollback' | 'preview' | 'clean-up of previews'
  /** Without a function the repository's name. Empty when it is not known. */
  functionName: string
  message: string
  /** What is wrong and what to change; empty for an error of the action itself. */
  findings: readonly Finding[]
  /** Whether the job was cancelled. */
  cancelled: boolean
  /** The same for an annotation, with the remedies whole. */
  annotation: string
  timings: readonly Timing[]
  origin?: RunOrigin
  /** What each region has now, as far as the run has seen. */
  live: readonly PlaceResult[]
}
