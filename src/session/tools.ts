import type { Region } from '../domain/region.ts'
import type { RegionResult } from '../report/result.ts'
import type { Steps } from '../report/steps.ts'
import type { ShiftJournal } from '../traffic/journal.ts'

/** Names of what main saves for post. */
export const directoryState = 'directory'
export const shiftsState = 'shifts'

/** What a run works with, apart from AWS. */
export interface Tools {
  steps: Steps
  /** Aborted when the job is cancelled. */
  signal: AbortSignal
  env: NodeJS.ProcessEnv
  temporaryDirectory: string
  log: (text: string) => void
  /** Warns, at a line of the workspace where the warning is about one. */
  warn: (text: string, at?: SourceLocation) => void
  /** Says what the reader should see at a glance, though nothing is wrong. */
  notice: (text: string) => void
  /** Told of each directory that must not outlive the step, before anything is in it. */
  remember: (directory: string) => void
  /** What each region has, as far as it is known by now: a run that fails tells it, too. */
  live: Map<Region, RegionResult>
  /** Told of each alias that is between two versions, before it is moved. */
  shifts: ShiftJournal
}

/** Lines of a file, from one, both included. */
export interface SourceLocation {
  file: string
  startLine?: number
  endLine?: number
}
