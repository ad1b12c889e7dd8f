import type { Output } from '../domain/output.ts'
import { Waits } from '../domain/waits.ts'

/** Milliseconds of silence after which the log says what the run waits for: it is never silent for 15 seconds. */
const silence = 14_000

/** Waits that one line names. */
const most = 4

/**
 * Does a run's work with an output that is never silent for long: one line then says what is waited for, for how long
 * so far, and for how long at most.
 *
 * @param output takes all that the run says
 */
export async function withHeartbeat<T>(output: Output, work: (output: Output) => Promise<T>): Promise<T> {
  const waits = new Waits()
  let last = Date.now()
  let timer: NodeJS.Timeout | undefined

  const listen = (pause: number) => {
    timer = setTimeout(beat, pause)
    timer.unref()
  }
  function beat(): void {
    const left = last + silence - Date.now()
    if (left <= 0) {
      last = Date.now()
      output.log(sentence(waits.describe()))
    }
    listen(left > 0 ? left : silence)
  }
  const spoken = <A extends unknown[]>(say: (...words: A) => void) => {
    return (...words: A) => {
      last = Date.now()
      say(...words)
    }
  }

  listen(silence)
  try {
    return await waits.watch(() =>
      work({
        ...output,
        log: spoken(output.log),
        warn: spoken(output.warn),
        notice: spoken(output.notice),
        error: spoken(output.error),
        openGroup: spoken(output.openGroup),
        closeGroup: spoken(output.closeGroup),
      }),
    )
  } finally {
    clearTimeout(timer)
  }
}

function sentence(waits: readonly string[]): string {
  if (waits.length === 0) return 'Still at work'
  const more = waits.length > most ? `; and ${waits.length - most} more` : ''
  // What AWS says of a state may have several lines.
  return `Waiting for ${waits.slice(0, most).join('; ')}${more}`.replaceAll(/\s+/g, ' ')
}
