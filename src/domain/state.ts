/** Names under which the runner keeps what main saves for post. */
export const stateNames = { isPost: 'isPost', directory: 'directory', shifts: 'shifts' } as const

/** What main has saved; empty where it has saved nothing. */
export interface SavedState {
  /** Whether main has run, that is, whether this is post. */
  isPost: boolean
  /** The directory of the run's Docker session. */
  directory: string
  /** The run's journal of shifts. */
  shifts: string
}

/**
 * Reads what main has saved (GitHub docs, "Workflow commands for GitHub Actions", "Sending values to the pre and post
 * actions"). `core.getState` does the same, but its package takes longer to load than a post step without work takes.
 */
export function savedState(env: NodeJS.ProcessEnv): SavedState {
  const read = (name: string) => env[`STATE_${name}`] ?? ''
  return {
    isPost: read(stateNames.isPost) === 'true',
    directory: read(stateNames.directory),
    shifts: read(stateNames.shifts),
  }
}
