/** What shows why an image failed. */
export interface Clue {
  /** The rest of a sentence, after a colon. */
  what: string
  /** The same without the names that the image has given, where `what` has some. */
  brief?: string
  /** A full sentence in the imperative, in words of the action alone. */
  remedy: string
}

/** What is known of the image beside what it says. */
export interface ClueContext {
  /** What Lambda hands to the entry point, the handler first; absent where that is not known. */
  command?: readonly string[]
  /** Whether it has AWS credentials. */
  credentials: boolean
}
