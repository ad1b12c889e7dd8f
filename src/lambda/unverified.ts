import { type Architecture, architectures } from '../domain/architecture.ts'
import { type Journal, openJournal, readJournal } from '../domain/journal.ts'
import { asList, member } from '../domain/json.ts'
import type { Region } from '../domain/region.ts'

/** A function whose $LATEST gets an image that is not verified yet, with all that is needed to take it back. */
export interface UnverifiedCode {
  region: Region
  functionName: string
  /** `sha256:…` of the image that it gets. */
  digest: string
  /** `sha256:…` of the image that it had. */
  before: string
  /** `registry/repository` of the image that it had. */
  repository: string
  architecture: Architecture
  /** Members of the configuration that the run changes; without their values, which may be secrets. */
  configured: readonly string[]
  /** The published version that has those members as they were; empty when none has. */
  source: string
  /** The version that the run published, once it is known. */
  version?: string
  /** The revision that $LATEST had then. */
  revision?: string
}

/** Keeps what is not verified yet where post finds it. @param save called with all of it whenever it changes */
export function unverifiedJournal(save: (text: string) => void): Journal<UnverifiedCode> {
  return openJournal(({ region, functionName }) => `${region}:${functionName}`, save)
}

/** Reads what a journal has saved; anything else than such code is left out. */
export function parseUnverified(saved: string): UnverifiedCode[] {
  const remedy = 'Look at $LATEST of the function: it may have an image that was not verified.'
  return readJournal(saved, isUnverifiedCode, { what: 'unverified code', remedy })
}

function isUnverifiedCode(value: unknown): value is UnverifiedCode {
  return (
    ['region', 'functionName', 'repository', 'source'].every((name) => typeof member(value, name) === 'string') &&
    ['digest', 'before'].every((name) => /^sha256:[0-9a-f]{64}$/.test(String(member(value, name)))) &&
    architectures.some((name) => name === member(value, 'architecture')) &&
    Array.isArray(member(value, 'configured')) &&
    asList(member(value, 'configured')).every((name) => typeof name === 'string') &&
    ['version', 'revision'].every((name) => ['undefined', 'string'].includes(typeof member(value, name)))
  )
}
