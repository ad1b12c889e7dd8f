import { closeSync, lstatSync, openSync, readSync } from 'node:fs'
import { headLength, type Program, readProgram } from '../image/program.ts'
import type { Docker } from './process.ts'
import { readCopy } from './unstarted.ts'

/** A program of an image, and where it is there. */
export interface FoundProgram {
  path: string
  program: Program
}

/** Reads a file of an image. @returns undefined when the image has no such file, or when it is no program */
type ReadFile = (path: string) => Promise<Program | undefined>

/**
 * Looks at the program that an image starts; of a script, at its interpreter. The image is not run.
 *
 * @param path absolute, in the image
 * @returns undefined when the image has no such file, or when it is no program
 */
export async function findProgram(read: ReadFile, path: string): Promise<FoundProgram | undefined> {
  const first = await read(path)
  if (first?.kind !== 'script') return first && { path, program: first }
  const second = await read(first.interpreter)
  return second && { path: first.interpreter, program: second }
}

/**
 * The same for an image of the engine's store.
 *
 * @param unstarted from `createUnstarted`
 * @param path absolute, in the image
 */
export async function findInEngine(
  docker: Docker,
  unstarted: Promise<string | undefined>,
  path: string,
): Promise<FoundProgram | undefined> {
  const container = await unstarted
  if (container === undefined) return undefined
  return findProgram((each) => readCopy(docker, container, each, readProgramFile), path)
}

/** Reads what kind of program a copied file is. @returns undefined when it is no regular file, or no program */
export function readProgramFile(path: string): Program | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readProgram(headOf(path)) : undefined
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(headLength)
    return head.subarray(0, readSync(file, head))
  } finally {
    closeSync(file)
  }
}
