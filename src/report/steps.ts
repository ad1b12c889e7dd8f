import { formatDuration } from '../domain/duration.ts'
import type { Output } from '../domain/output.ts'
import { awaiting } from '../domain/waits.ts'
import type { Timing } from './result.ts'

/** Runs the steps of the run one after the other: each is a group of the log and a row of the summary. */
export class Steps {
  readonly timings: Timing[] = []
  readonly #signal: AbortSignal
  readonly #output: Pick<Output, 'log' | 'openGroup' | 'closeGroup'>

  constructor(signal: AbortSignal, output: Pick<Output, 'log' | 'openGroup' | 'closeGroup'>) {
    this.#signal = signal
    this.#output = output
  }

  /**
   * @param title a sentence that a person would say
   * @throws what the step threw; the signal's reason when the run was cancelled
   */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted()
    const start = performance.now()
    this.#output.openGroup(title)
    try {
      return await awaiting({ what: `the end of '${title}'` }, work)
    } finally {
      const milliseconds = performance.now() - start
      this.timings.push({ title, milliseconds })
      this.#output.log(`Took ${formatDuration(milliseconds)}`)
      this.#output.closeGroup()
    }
  }
}
