/** Lines of a file of the workspace, from one, both included. */
export interface SourceLocation {
  file: string
  startLine?: number
  endLine?: number
}

/** All that a step can tell the runner, and through it the reader. */
export interface Output {
  /** Writes lines into the log. */
  log: (text: string) => void
  /** Writes into the log of a run with debug logging. */
  debug: (text: string) => void
  /** Annotates the run with a warning, at a line of the workspace where it is about one. */
  warn: (text: string, at?: SourceLocation) => void
  /** Annotates the run with what the reader should see at a glance, though nothing is wrong. */
  notice: (text: string) => void
  /**
   * Annotates the run with an error. The exit status is what makes the step fail.
   *
   * @param short for the annotation, where `text` is too long for one: then the log has `text`
   */
  error: (text: string, short?: string) => void
  openGroup: (title: string) => void
  closeGroup: () => void
  /** Has the runner hide a secret in all that is written from now on. */
  mask: (secret: string) => void
  /**
   * Hides values in all that is written from now on; short and common ones stay. Unlike a mask it ends with the step.
   *
   * @param words what the run says by itself, and what must stay readable
   */
  hide: (values: Iterable<string>, words?: readonly string[]) => void
  /** The text without the values that are hidden, for places that are not the runner's: a comment, a file. */
  conceal: (text: string) => string
  setOutput: (name: string, value: string) => void
  /** Keeps a text for the post step. */
  saveState: (name: string, value: string) => void
  /** Adds Markdown to the job summary; without a summary, as outside of a job, nothing happens. */
  addSummary: (markdown: string) => Promise<void>
}
