import * as core from '@actions/core'
import type { Region } from '../domain/region.ts'
import { stateNames } from '../domain/state.ts'
import type { RegionResult } from '../report/result.ts'
import { Steps } from '../report/steps.ts'
import { type ShiftJournal, shiftJournal } from '../traffic/journal.ts'

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

/** The tools of a run on GitHub's runner. */
export function runnerTools(env: NodeJS.ProcessEnv, temporaryDirectory: string, signal: AbortSignal): Tools {
  return {
    steps: new Steps(signal),
    signal,
    env,
    temporaryDirectory,
    log: core.info,
    warn: core.warning,
    notice: core.notice,
    remember: (directory) => core.saveState(stateNames.directory, directory),
    live: new Map(),
    shifts: shiftJournal((text) => core.saveState(stateNames.shifts, text)),
  }
}
