/** A message of a runtime, the kernel or the engine that shows why an image failed. */
export interface Clue {
  pattern: RegExp
  /** The rest of a sentence, after a colon. */
  what: string
  /** A full sentence in the imperative. */
  remedy: string
}

// The first one that is found counts.
const clues: readonly Clue[] = [
  {
    pattern: /EROFS|read-only file ?system/i,
    what: 'it writes outside of /tmp, and everything else is read-only on Lambda',
    remedy: 'Write to /tmp, or make the file at build time.',
  },
  {
    // A database's 'permission denied for table' is about something else.
    pattern: /EACCES|EPERM|\[Errno 13\]|permission denied(?! (?:for|to) )|operation not permitted/i,
    what: 'it may not open or run a file, since Lambda runs the image as a user of its own, whatever USER says',
    remedy: 'Let everybody read the files (COPY --chmod=644, and 755 for programs and directories).',
  },
  {
    pattern:
      /HandlerNotFound|ImportModuleError|MalformedHandlerName|UserCodeSyntaxError|Cannot find (?:module|package)|No module named|ClassNotFound|undefined or not exported/,
    what: 'its runtime does not find the handler',
    remedy: 'Correct the handler that CMD (or image-command) names, and check that its file is in the image.',
  },
]

/**
 * Finds why an image failed.
 *
 * @param error what the runtime reported, which counts more than what it logged on the way
 */
export function findClue(error: string, lines: readonly string[]): Clue | undefined {
  const inText = (text: string) => clues.find(({ pattern }) => pattern.test(text))
  return inText(error) ?? inText(lines.join('\n'))
}
