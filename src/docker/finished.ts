/** How a program ended. */
export interface Finished {
  /** Exit status; 127 when the program does not exist, 128 and more when a signal ended it. */
  exitCode: number
  stdout: string
  /** The last part of it, for diagnosis. */
  stderr: string
}

/** Characters that are kept of a text that serves diagnosis. A build that logs for hours must not fill the memory. */
export const kept = 64 * 1024

/** Milliseconds from the polite signal that ends a program to the one that it can't refuse. */
export const grace = 1000
