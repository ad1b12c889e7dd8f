import { randomUUID } from 'node:crypto'
import { closeSync, lstatSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { headLength, type Program, readProgram } from '../image/program.ts'
import type { Docker } from './process.ts'

/** A program of an image, and where it is there. */
export interface FoundProgram {
  path: string
  program: Program
}

/**
 * Looks at the program that an image starts; of a script, at its interpreter. The image is not run: a container is
 * created and never started, and the end of the run removes it with the others.
 *
 * @param image its name in the engine
 * @param path absolute, in the image
 * @param remember told the name of a container before it is there
 * @returns undefined when the image has no such file, or when it is no program
 */
export async function findProgram(
  docker: Docker,
  image: string,
  path: string,
  remember: (container: string) => void,
): Promise<FoundProgram | undefined> {
  const container = `deploy-lambda-image-${randomUUID()}`
  remember(container)
  const created = await docker.ask(['create', '--pull=never', `--name=${container}`, image, 'unused'])
  if (created.exitCode !== 0) return undefined
  const first = await read(docker, container, path)
  if (first?.kind !== 'script') return first && { path, program: first }
  const second = await read(docker, container, first.interpreter)
  return second && { path: first.interpreter, program: second }
}

async function read(docker: Docker, container: string, path: string): Promise<Program | undefined> {
  const copy = join(docker.scratch, `program-${randomUUID()}`)
  const { exitCode } = await docker.ask(['cp', '--follow-link', `${container}:${path}`, copy])
  try {
    return exitCode === 0 && lstatSync(copy).isFile() ? readProgram(headOf(copy)) : undefined
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
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
