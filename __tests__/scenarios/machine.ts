import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What a folder holds: kind, mode, time and content of everything in it, by path. */
export function snapshot(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  )
  return Object.fromEntries([folder, ...paths].map((path) => [relative(folder, path), describe(path)]))
}

function describe(path: string): string {
  const { mode, mtimeMs } = lstatSync(path)
  return `${mode.toString(8)} ${mtimeMs} ${content(path)}`
}

function content(path: string): string {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return readlinkSync(path)
  return stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
}

/** How often the engine is asked again. */
const attempts = 20

/**
 * What the engine lists, line by line. One with containerd's store fails where another test removes an image meanwhile:
 * it is then asked again.
 */
export function listed(...argv: string[]): string[] {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return execFileSync('docker', argv, { encoding: 'utf8', stdio: 'pipe' }).split('\n').filter(Boolean)
    } catch (error) {
      if (attempt === attempts) throw error
    }
  }
}

/** Names of images in the engine, `repository:tag`. */
export function imageNames(): string[] {
  return listed('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')
}

/** Processes of this machine, containers included, whose arguments or environment contain a text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) && [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => read(file).includes(text)),
  )
}

/** The command lines of all processes of this machine, containers included. */
export function commandLines(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}
