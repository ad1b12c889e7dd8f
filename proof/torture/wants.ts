import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a part of the program can't do without, in a sentence each. */
export const wanted = {
  machine:
    'root, or sudo without a password: it mounts small and read-only file systems, and starts Docker engines of its own, never the one of this machine. Also dockerd, containerd, busybox, unshare and nsenter.',
  others: "Docker's engine with buildx and a registry, which script/bootstrap sees to.",
}

const programs = ['dockerd', 'containerd', 'busybox', 'unshare', 'nsenter', 'mount', 'umount']

/** As root; a runner of GitHub's has sudo. */
const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']

export function asRoot(...argv: string[]): void {
  const [program = '', ...others] = [...sudo, ...argv]
  execFileSync(program, others, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What the part `machine` lacks here, each in a phrase. */
export function lacksForMachine(): string[] {
  const missing = programs.filter((one) => spawnSync('/bin/sh', ['-c', `command -v ${one}`]).status !== 0)
  return [...missing.map((one) => `the program ${one}`), ...(mayMount() ? [] : ['the right to mount a file system'])]
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'))
  try {
    asRoot('mount', '-t', 'tmpfs', 'tmpfs', folder)
    asRoot('umount', folder)
    return true
  } catch {
    // Refused, or there is no sudo: the caller says so.
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
