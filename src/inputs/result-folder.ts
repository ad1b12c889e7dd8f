import { randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../domain/problem.ts'
import { quotePath, realPath, refuseOutside, type Workplace } from './files.ts'

/** A folder that the action writes files to. */
export interface ResultFolder {
  /** Name of the input. */
  input: string
  /** As it was written. */
  path: string
  workplace: Workplace
}

/**
 * The folder that an input names, which need not be there yet.
 *
 * @throws Problem when it is, or would be made, neither in the workspace nor in the runner's temporary folder
 */
export function resultFolder(path: string, input: string, workplace: Workplace): ResultFolder {
  const folder = { input, path, workplace }
  refuseElsewhere(folder)
  return folder
}

/**
 * Writes a file. Whatever has its name, a link among others, is replaced and not written to.
 *
 * @param name of the file, without a folder
 * @throws Problem when the folder leads elsewhere by now
 * @throws Error when it can't be written
 */
export function writeAnew(folder: ResultFolder, name: string, text: string): void {
  refuseElsewhere(folder)
  const absolute = resolve(folder.workplace.workspace, folder.path)
  mkdirSync(absolute, { recursive: true })
  const real = realPath(absolute) ?? absolute
  refuseOutside(real, folder.path, folder.input, folder.workplace)
  const written = join(real, `${name}.${randomUUID()}.new`)
  try {
    writeFileSync(written, text, { flag: 'wx' })
    renameSync(written, join(real, name))
  } finally {
    rmSync(written, { force: true })
  }
}

/** What of the path is there decides where the rest would be made. */
function refuseElsewhere({ input, path, workplace }: ResultFolder): void {
  let there = resolve(workplace.workspace, path)
  while (!isThere(there) && there !== dirname(there)) there = dirname(there)
  const real = realPath(there)
  if (real === undefined) {
    throw new Problem({
      what: `${input}: ${quotePath(path)} is a link to a file that is not there.`,
      remedy: 'Remove the link, or name another folder.',
    })
  }
  refuseOutside(real, path, input, workplace)
}

/** Also of a link that leads nowhere. */
function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
