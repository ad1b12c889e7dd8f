import type { Journal } from '../domain/journal.ts'
import type { Output } from '../domain/output.ts'
import { stateNames } from '../domain/state.ts'
import { commentJournal, type PendingComment } from '../github/pending-comments.ts'
import { deploymentJournal } from '../github/pending-deployments.ts'
import type { WorkflowRun } from '../inputs/context.ts'
import type { Workplace } from '../inputs/files.ts'
import { type UnverifiedCode, unverifiedJournal } from '../lambda/unverified.ts'
import type { PlaceResult } from '../report/result.ts'
import { type ShiftJournal, shiftJournal } from '../traffic/journal.ts'
import { Steps } from './steps.ts'

/** The tools of a run, apart from AWS: log, steps, environment, state. */
export interface Tools
  extends Pick<Output, 'log' | 'debug' | 'warn' | 'notice' | 'mask' | 'hide' | 'conceal'>,
    Workplace {
  steps: Steps
  /** Aborted when the job is cancelled. */
  signal: AbortSignal
  env: NodeJS.ProcessEnv
  workflow: WorkflowRun
  /** Called with each directory that must be removed with the step, before anything is in it. */
  remember: (directory: string) => void
  /** What each place has, by its name, as far as it is known by now: a run that fails reports it, too. */
  live: Map<string, PlaceResult>
  /** Called with each alias that is between two versions, before it is moved. */
  shifts: ShiftJournal
  /** Has the functions whose $LATEST has code that is not verified yet. */
  unverified: Journal<UnverifiedCode>
  /** Has the comments of pull requests that have no end yet. */
  comments: Journal<PendingComment>
  /** Has the ids of deployments on GitHub that have no end yet. */
  deployments: Journal<number>
}

/** The tools of a run. */
export function toolsWith(
  output: Output,
  env: NodeJS.ProcessEnv,
  { workspace, temporaryDirectory, serverUrl, repository, sha, runId }: Workplace & WorkflowRun,
  signal: AbortSignal,
): Tools {
  const { log, debug, warn, notice, mask, hide, conceal, saveState } = output
  const directories: string[] = []
  return {
    steps: new Steps(signal, output),
    signal,
    env,
    workflow: { serverUrl, repository, sha, runId },
    workspace,
    temporaryDirectory,
    log,
    debug,
    warn,
    notice,
    mask,
    hide,
    conceal,
    remember(directory) {
      directories.push(directory)
      saveState(stateNames.directories, directories.join('\n'))
    },
    live: new Map(),
    shifts: shiftJournal((text) => saveState(stateNames.shifts, text)),
    unverified: unverifiedJournal((text) => saveState(stateNames.unverified, text)),
    comments: commentJournal((text) => saveState(stateNames.comments, text)),
    deployments: deploymentJournal((text) => saveState(stateNames.deployments, text)),
  }
}
