import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isBelow, type Workplace } from './files.ts'

/** The checkout of a repository that a build is made from. */
export interface Checkout {
  /** The commit that is checked out, in hexadecimal digits. */
  head: string
  /** `owner/name` of where it was cloned from; absent when its Git configuration does not tell. */
  repository?: string
}

/**
 * Finds the checkout that a folder is in, by its files, so that neither Git nor the owner of the folder matters. Checkouts
 * of submodules and worktrees have no folder `.git`: what they are in is found.
 *
 * @param folder as the input context has it; a URL is in none
 */
export function readCheckout(folder: string, { workspace }: Pick<Workplace, 'workspace'>): Checkout | undefined {
  const start = resolve(workspace, folder)
  if (!isFolder(start)) return undefined
  const here = foldersFrom(start).find((one) => isBelow(workspace, one) && isFolder(join(one, '.git')))
  if (here === undefined) return undefined
  const git = join(here, '.git')
  const head = readHead(git)
  const repository = readOrigin(git)
  return head === undefined ? undefined : { head, ...(repository !== undefined && { repository }) }
}

/** The folder, and those that it is in. */
function foldersFrom(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)]
}

const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

// Git documentation, "gitrepository-layout": HEAD is a commit or names a branch, which has a file of its own or a line.
function readHead(git: string): string | undefined {
  const head = read(join(git, 'HEAD')).trim()
  if (commit.test(head)) return head
  const branch = /^ref: (refs\/heads\/[^\s~^:?*[\\]+)$/.exec(head)?.[1]
  if (branch === undefined || branch.includes('..')) return undefined
  const own = read(join(git, ...branch.split('/'))).trim()
  const packed = read(join(git, 'packed-refs'))
    .split('\n')
    .find((line) => line.endsWith(` ${branch}`))
  return [own, packed?.split(' ')[0] ?? ''].find((found) => commit.test(found))
}

function readOrigin(git: string): string | undefined {
  const [, section = ''] = read(join(git, 'config')).split(/^\[remote "origin"\]\s*$/m)
  const [own = ''] = section.split(/^\[/m)
  const url = /^\s*url\s*=\s*(\S+)\s*$/m.exec(own)?.[1]
  return url === undefined ? undefined : /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(url)?.[1]
}

/** Empty when there is no such file, or none that can be read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** A link is none: it may lead anywhere. Nor is a name that no folder can have, as one that is too long. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}
