import { type Finished, run } from './process.ts'

/** The docker client, with the config of this step. */
export interface Docker {
  /**
   * Runs it silently and returns what it printed.
   *
   * @param until ends it early
   * @throws the reason of `until` when that was aborted
   */
  ask(argv: readonly string[], until?: AbortSignal): Promise<Finished>
  /** Runs it with its output in the log; `env` is added to its environment. */
  show(argv: readonly string[], options?: ShowOptions): Promise<Finished>
}

export interface ShowOptions {
  env?: NodeJS.ProcessEnv
  /** Begins each line of the log, where several run side by side. */
  prefix?: string
  /** Gets each line in place of the log. */
  onLine?: (line: string) => void
}

export function dockerWith(env: NodeJS.ProcessEnv, signal: AbortSignal, log: (line: string) => void): Docker {
  return {
    ask: (argv, until) => run('docker', argv, { env, signal: until ? AbortSignal.any([signal, until]) : signal }),
    show: (argv, { env: more = {}, prefix = '', onLine = (line: string) => log(`${prefix}${line}`) } = {}) =>
      run('docker', argv, { env: { ...env, ...more }, signal, onLine }),
  }
}
