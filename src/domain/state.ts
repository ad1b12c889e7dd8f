import { basename, dirname, isAbsolute, normalize, resolve } from 'node:path'

/** Names under which the runner keeps what main saves for post. */
export const stateNames = {
  isPost: 'isPost',
  directories: 'directories',
  inputs: 'inputs',
  shifts: 'shifts',
  unverified: 'unverified',
  comments: 'comments',
  deployments: 'deployments',
} as const

/** What main has saved; empty where it has saved nothing. */
export interface SavedState {
  /** Whether main has run, that is, whether this is post. */
  isPost: boolean
  /** The run's private directories. */
  directories: readonly string[]
  /** What post needs to know of the inputs, where later steps may change what they name. */
  inputs: string
  /** The run's journal of shifts. */
  shifts: string
  /** The run's journal of code that is not verified yet. */
  unverified: string
  /** The run's journal of comments that have no end yet. */
  comments: string
  /** The run's journal of deployments on GitHub that have no end yet. */
  deployments: string
}

/**
 * Reads what main has saved (GitHub docs, "Workflow commands for GitHub Actions", "Sending values to the pre and post
 * actions"). `core.getState` does the same, but its package takes longer to load than a post step without work takes.
 */
export function savedState(env: NodeJS.ProcessEnv): SavedState {
  const read = (name: string) => env[`STATE_${name}`] ?? ''
  return {
    isPost: read(stateNames.isPost) === 'true',
    directories: read(stateNames.directories)
      .split('\n')
      .filter((directory) => directory !== ''),
    inputs: read(stateNames.inputs),
    shifts: read(stateNames.shifts),
    unverified: read(stateNames.unverified),
    comments: read(stateNames.comments),
    deployments: read(stateNames.deployments),
  }
}

/** How a private directory of a run is called, before what makes it unique. */
export const directoryPrefix = 'deploy-lambda-image-'

/**
 * Whether a directory is one that a run of this action has made: in the folder for temporary files, and called so. Post
 * removes no other, whatever the state says.
 *
 * @param temporaryDirectory absolute path
 */
export function isRunDirectory(directory: string, temporaryDirectory: string): boolean {
  return (
    isAbsolute(directory) &&
    normalize(directory) === directory &&
    dirname(directory) === resolve(temporaryDirectory) &&
    basename(directory).startsWith(directoryPrefix)
  )
}
