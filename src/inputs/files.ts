import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { Problem } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'

/** The folders of a job that the action reads from and writes to by itself. */
export interface Workplace {
  /** Where the repository is checked out, an absolute path. Paths in inputs are relative to it. */
  workspace: string
  /** A folder that the runner empties after the job, an absolute path. */
  temporaryDirectory: string
}

/** What an input names, by its real path: no part of it is a link. */
export interface FoundPath {
  kind: 'file' | 'folder'
  path: string
}

/** Bytes of a file that are read: more than Lambda takes of an event, with room for blanks and line ends. */
const limit = 64 * 1024 ** 2

/**
 * Finds the file or folder that an input names. A file's content reaches logs, annotations and the function, and a pull
 * request may have put a link where a file is expected, so that the real path has to be in the workspace or in the
 * runner's temporary folder.
 *
 * Paths that Docker reads (`context`, `build-contexts`, `file`) are not held to that. docker/build-push-action lets them
 * be anywhere, and tools such as Nix and Bazel put results behind links that lead out of the workspace. BuildKit
 * itself follows no link out of a context, also where the link is the Dockerfile. For `secret-files` see
 * {@link refuseLinkOut}.
 *
 * @param input its name, for the error
 * @returns undefined when nothing is there
 * @throws Problem when the path leads elsewhere, or to what is neither a file nor a folder
 */
export function findPath(path: string, input: string, workplace: Workplace): FoundPath | undefined {
  const real = path === '' ? undefined : realPath(resolve(workplace.workspace, path))
  if (real === undefined) return undefined
  refuseOutside(real, path, input, workplace)
  const found = statSync(real)
  if (found.isDirectory()) return { kind: 'folder', path: real }
  if (found.isFile()) return { kind: 'file', path: real }
  throw new Problem({
    what: `${input}: '${path}' is neither a file nor a folder.`,
    remedy: 'Name a regular file.',
  })
}

/**
 * Checks a file that buildx reads, and hands to the build. The workflow may name one anywhere (`~/.npmrc`), as with
 * docker/build-push-action. A path in the workspace must stay there: a pull request may have put a link in its place.
 *
 * @throws Problem when a link in the workspace leads out of it
 */
export function refuseLinkOut(path: string, input: string, workplace: Workplace): void {
  const absolute = resolve(workplace.workspace, path)
  const real = isBelow(workplace.workspace, absolute) ? realPath(absolute) : undefined
  if (real !== undefined) refuseOutside(real, path, input, workplace)
}

/** @throws Problem when a real path is neither in the workspace nor in the runner's temporary folder */
export function refuseOutside(real: string, path: string, input: string, workplace: Workplace): void {
  if (isInside(real, workplace)) return
  throw new Problem({
    what: `${input}: '${path}' leads to '${real}', which is neither in the workspace nor in the runner's temporary folder.`,
    remedy: 'Name a path in the workspace that no link leads out of, or copy what is needed to RUNNER_TEMP before.',
  })
}

/**
 * Reads the text of the file that an input names.
 *
 * @param remedy what else may be written where there is no such file
 * @throws Problem when there is no such file, it is not to be read, or not text
 */
export function readNamedFile(path: string, input: string, workplace: Workplace, remedy: string): string {
  const found = findPath(path, input, workplace)
  if (found?.kind === 'file') return readTextFile(found.path, `${input}: the file ${quotePath(path)}`)
  throw new Problem({ what: `${input}: there is no file ${quotePath(path)}.`, remedy })
}

/**
 * Reads the text of a file by its real path.
 *
 * @param name how it is called in the error
 * @returns the text, without a byte order mark
 * @throws Problem when it can't be read, is no regular file, is too large, or is not text in UTF-8
 */
export function readTextFile(real: string, name: string): string {
  const content = readRegularFile(real, name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Problem({ what: `${name} is not text in UTF-8.`, remedy: 'Write it again in UTF-8.' })
  }
}

/**
 * Reads a file by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read, is no regular file, or is too large
 */
export function readRegularFile(real: string, name: string): Buffer {
  let file: number | undefined
  try {
    // A pipe would wait for its writer, and what is a link now was none when the path was looked at.
    file = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const facts = fstatSync(file)
    if (!facts.isFile()) {
      throw new Problem({ what: `${name} is not a file.`, remedy: 'Name a regular file.' })
    }
    if (facts.size > limit) {
      throw new Problem({
        what: `${name} has ${facts.size} bytes, and ${limit} are read at most.`,
        remedy: 'Use a smaller file.',
      })
    }
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw unreadable(name, error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/**
 * Lists a folder by its real path.
 *
 * @param name how it is called in the error
 * @throws Problem when it can't be read
 */
export function listFolder(real: string, name: string): string[] {
  try {
    return readdirSync(real)
  } catch (error) {
    throw unreadable(name, error)
  }
}

function unreadable(name: string, error: unknown): Problem {
  const what = `${name} can't be read (${messageOf(error)}).`
  return new Problem({ what, remedy: "Let the runner's user read it." }, { cause: error })
}

/**
 * A path without links; undefined when nothing is there, or the text can be no path.
 *
 * @throws Problem when the runner's user may not look
 */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw unreadable(quotePath(path), error)
    return undefined
  }
}

/** Whether a real path is in the workspace or in the runner's temporary folder, or is one of them. */
function isInside(real: string, { workspace, temporaryDirectory }: Workplace): boolean {
  return [workspace, temporaryDirectory].some((folder) => isBelow(realPath(folder) ?? folder, real))
}

export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`)
}

/** Quotes the value of an input that should be a path, unless it looks like content, which may be secret. */
export function quotePath(text: string): string {
  return /[\n{=]/.test(text) ? 'of the name that was given' : `'${text.slice(0, 200)}'`
}
