import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folder } from '../support/folder.ts'

/** A clock of a run that the test sets forward, so that nothing has to be waited for. */
export interface MovedClock {
  /** Gives a run this clock. */
  env: { NODE_OPTIONS: string }
  /** @param milliseconds how far it is ahead from now on */
  setAhead(milliseconds: number): void
}

/** What Node loads before the bundle. */
const program = `
  import { readFileSync } from 'node:fs'
  const ahead = new URL('ahead', import.meta.url)
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [Date.now()] : given))
    }
    static now() {
      return Real.now() + Number(readFileSync(ahead, 'utf8'))
    }
  }
`

export function movedClock(): MovedClock {
  const path = folder({ 'clock.mjs': program, ahead: '0' })
  return {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(join(path, 'clock.mjs'))}` },
    setAhead: (milliseconds) => writeFileSync(join(path, 'ahead'), String(milliseconds)),
  }
}
