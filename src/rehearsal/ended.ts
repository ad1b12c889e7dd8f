/** What the end of a program means that says nothing itself. */
export interface EndMeaning {
  /** Continues a sentence, after a colon. */
  what: string
  /** Full sentences in the imperative. */
  remedy: string
}

/** When a program ended: before it asked for an event, or while it handled one. */
export type EndTime = 'start' | 'event'

/**
 * Says what it means that a program ended by itself, without an error; undefined for every other status.
 *
 * @param exitCode of the container
 */
export function meaningOfEnd(exitCode: number, time: EndTime): EndMeaning | undefined {
  // Node.js docs, "Process: exit codes": 13 is a top-level await that nothing settles.
  if (exitCode === 13) {
    return {
      what: 'Node.js ends with this status when a top-level await waits for a Promise that is never settled',
      remedy: awaitWhatLives,
    }
  }
  if (exitCode !== 0) return undefined
  if (time === 'start') {
    return {
      what: 'its program came to its end, or called exit',
      remedy:
        'Let the entry point be a runtime interface client, or a program that asks for events until it is stopped.',
    }
  }
  return {
    what: 'the handler called exit, or waited for a Promise that is never settled',
    remedy: `Let the handler return or throw, and never exit. ${awaitWhatLives}`,
  }
}

const awaitWhatLives =
  'Await only what settles: Node.js ends when no timer, connection or file is open that could settle a Promise.'
