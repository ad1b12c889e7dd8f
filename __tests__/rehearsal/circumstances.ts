import type { Circumstances } from '../../src/rehearsal/explain.ts'

/** A container of which nothing is odd, and that printed these lines. */
export function circumstances(...lines: string[]): Circumstances {
  return {
    lines,
    reached: true,
    outOfMemory: false,
    architecture: 'arm64',
    foreign: false,
    memory: 512,
    memoryLimited: true,
    credentials: false,
  }
}
