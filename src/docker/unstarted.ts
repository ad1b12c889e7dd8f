import { randomUUID } from 'node:crypto'
import { lstatSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Docker } from './process.ts'

/**
 * Makes a container of an image to look into. It is never started, and in no network; the end of the run removes it with
 * the others.
 *
 * @param image its name in the engine
 * @param noteContainer told the container's name before it is there
 * @returns its name; undefined when the engine makes none
 */
export async function createUnstarted(
  docker: Docker,
  image: string,
  noteContainer: (container: string) => void,
): Promise<string | undefined> {
  const container = `deploy-lambda-image-${randomUUID()}`
  noteContainer(container)
  const argv = ['create', '--pull=never', '--network=none', `--name=${container}`, image, 'unused']
  const { exitCode } = await docker.ask(argv)
  return exitCode === 0 ? container : undefined
}

/**
 * Reads a file or folder of a container by a copy that is removed again.
 *
 * @param path absolute, in the container
 * @param read given the path of the copy
 * @returns undefined when the container has no such path
 */
export async function readCopy<T>(
  docker: Docker,
  container: string,
  path: string,
  read: (copy: string) => T,
): Promise<T | undefined> {
  return copyOut(docker, ['--follow-link', `${container}:${path}`], read)
}

/** Where a symbolic link of a container leads; undefined when there is none. @param path absolute, in the container */
export async function readLink(docker: Docker, container: string, path: string): Promise<string | undefined> {
  return copyOut(docker, [`${container}:${path}`], (copy) =>
    lstatSync(copy).isSymbolicLink() ? readlinkSync(copy) : undefined,
  )
}

async function copyOut<T>(docker: Docker, from: readonly string[], read: (copy: string) => T): Promise<T | undefined> {
  const copy = join(docker.scratch, `copy-${randomUUID()}`)
  try {
    const { exitCode } = await docker.ask(['cp', ...from, copy])
    return exitCode === 0 ? read(copy) : undefined
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
