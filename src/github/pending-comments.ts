import { type Journal, openJournal, readJournal } from '../domain/journal.ts'
import { member } from '../domain/json.ts'

/** A comment that says that a preview is being built. */
export interface PendingComment {
  /** Of the pull request. */
  number: number
  /** Name of the function whose preview it is. */
  of: string
  /** The commit that is being built. */
  commit: string
}

/** Keeps what has no end yet where post finds it. @param save called with all whenever they change */
export function commentJournal(save: (text: string) => void): Journal<PendingComment> {
  return openJournal(({ number, of }) => `${number}:${of}`, save)
}

/** Reads what a journal has saved; anything else than such a comment is left out. */
export function parseComments(saved: string): PendingComment[] {
  const remedy = "Look at the pull request's comment: it may say that its preview is being built for ever."
  return readJournal(saved, isPendingComment, { what: 'comments', remedy })
}

function isPendingComment(value: unknown): value is PendingComment {
  return (
    Number.isSafeInteger(member(value, 'number')) &&
    ['of', 'commit'].every((name) => typeof member(value, name) === 'string')
  )
}
