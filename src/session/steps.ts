import { formatDuration } from '../domain/duration.ts'
import type { Output } from '../domain/output.ts'
import { type Place, placeName } from '../domain/place.ts'
import type { Timed } from '../domain/timed.ts'
import { awaiting } from '../domain/waits.ts'
import type { Timing } from '../report/result.ts'

/** What a step is called. */
export interface StepTitle {
  /** A sentence that a person would say. */
  title: string
  /** The same in a few words, for the picture of the run; the title when absent. */
  label?: string
  section?: Timing['section']
  /** When its work began, by `performance.now()`, where that was beside an earlier step. */
  since?: number | undefined
}

/** Runs the steps of the run one after the other: each is a group of the log and a row of the summary. */
export class Steps {
  readonly timings: Timing[] = []
  readonly #begun = performance.now()
  readonly #signal: AbortSignal
  readonly #output: Pick<Output, 'log' | 'openGroup' | 'closeGroup'>
  #current: Timing | undefined

  constructor(signal: AbortSignal, output: Pick<Output, 'log' | 'openGroup' | 'closeGroup'>) {
    this.#signal = signal
    this.#output = output
  }

  /**
   * @param name the title alone, of a step that prepares something
   * @throws what the step threw; the signal's reason when the run was cancelled
   */
  async step<T>(name: string | StepTitle, work: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted()
    const { title, label = title, section = 'Prepare' } = typeof name === 'string' ? { title: name } : name
    const since = typeof name === 'string' ? undefined : name.since
    const timing: Timing = { title, label, section, ...this.#start(since), parts: [] }
    this.#output.openGroup(title)
    this.#current = timing
    try {
      return await awaiting({ what: `the end of '${title}'` }, () => measured(timing, work, since))
    } finally {
      this.#current = undefined
      this.timings.push(timing)
      this.#output.log(`Took ${formatDuration(timing.milliseconds)}`)
      this.#output.closeGroup()
    }
  }

  /** Adds a few words to the step that is under way, for the summary. */
  note(text: string): void {
    if (this.#current) this.#current.note = text
  }

  /**
   * Measures parts of the step that is under way, which may overlap.
   *
   * @param place the function that they are about, where the run has several
   */
  timed(section: Timing['section'], place?: Place): Timed {
    return async (title, work, done) => {
      const part = { label: title, section, ...this.#start(), ...(place && { place: placeName(place) }) }
      this.#current?.parts.push(part)
      const result = await measured(part, work)
      if (done) part.label = done(result)
      return result
    }
  }

  #start(since = performance.now()): Pick<Timing, 'start' | 'milliseconds'> {
    return { start: since - this.#begun, milliseconds: 0 }
  }
}

async function measured<T>(
  timing: { milliseconds: number; failed?: true },
  work: () => Promise<T>,
  start = performance.now(),
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    timing.failed = true
    throw error
  } finally {
    timing.milliseconds = performance.now() - start
  }
}
