import { asList, parseAnswer } from './json.ts'

/** What is under way, kept where post finds it when main is killed. Entries contain no secrets: the state is a file. */
export interface Journal<Entry> {
  /** Notes what is about to begin, or what is known of it by now. */
  add(entry: Entry): void
  /** It is over: post has nothing to do about it. */
  remove(entry: Entry): void
}

/**
 * Opens a journal.
 *
 * @param keyOf tells one thing that is under way from another
 * @param save called with all entries, as JSON, whenever they change
 */
export function openJournal<Entry>(keyOf: (entry: Entry) => string, save: (text: string) => void): Journal<Entry> {
  const open = new Map<string, Entry>()
  const write = () => save(JSON.stringify([...open.values()]))
  return {
    add(entry) {
      open.set(keyOf(entry), entry)
      write()
    },
    remove(entry) {
      if (open.delete(keyOf(entry))) write()
    },
  }
}

/**
 * Reads what a journal has saved; anything else than its entries is left out.
 *
 * @param what is saved, for the error
 * @throws Problem with the remedy when it is no JSON
 */
export function readJournal<Entry>(
  saved: string,
  isEntry: (value: unknown) => value is Entry,
  { what, remedy }: { what: string; remedy: string },
): Entry[] {
  return saved === '' ? [] : asList(parseAnswer(saved, `The saved state of ${what}`, remedy)).filter(isEntry)
}
