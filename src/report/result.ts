import type { Region } from '../domain/region.ts'
import type { ImageFacts } from '../image/facts.ts'

/** What one region has after the run. Empty texts stand for what there is not. */
export interface RegionResult {
  region: Region
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
  functionUrl: string
}

/** One step of the run and how long it took. */
export interface Timing {
  title: string
  milliseconds: number
}

/** How a rehearsed image answered. */
export interface RehearsalResult {
  /** Milliseconds until it asked for its first event. */
  init: number
  events: readonly { name: string; milliseconds: number; bytes: number }[]
}

/** A run that ended well. */
export interface Report {
  functionName: string
  results: readonly [RegionResult, ...RegionResult[]]
  timings: readonly Timing[]
  /** What a dry run would have done, a sentence each; empty after a real one. */
  intentions: readonly string[]
  /** How the image answered before it was pushed; absent when it was not rehearsed. */
  rehearsal?: RehearsalResult
  /** What the deployed image is made of. */
  image?: ImageFacts
}
