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

/** Names of images in the engine, `repository:tag`. */
export function imageNames(): string[] {
  const argv = ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']
  return execFileSync('docker', argv, { encoding: 'utf8' }).trim().split('\n')
}

/** Processes of this machine, containers included, whose arguments or environment contain a text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) && [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`].some((file) => read(file).includes(text)),
  )
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It has ended.
    return ''
  }
}
