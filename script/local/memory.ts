import { readFileSync } from 'node:fs'
import type { Docker } from '../../src/docker/process.ts'

/** Memory that a container has taken. */
export interface Memory {
  /** MB. */
  megabytes: number
  /** The most so far, or what it takes now. */
  kind: 'peak' | 'now'
}

/**
 * Measures the memory of a container: at its most, as the kernel counts it, where the engine runs on this machine; else, as
 * with Docker Desktop, what the engine says that it takes now.
 *
 * @returns undefined when neither can be told
 */
export async function measureMemory(docker: Docker, container: string): Promise<Memory | undefined> {
  const { stdout } = await docker.ask(['container', 'inspect', '--format', '{{.State.Pid}} {{.Id}}', container])
  const [pid = '', id = ''] = stdout.trim().split(' ')
  const peak = peakOf(read(`/proc/${pid}/cgroup`), id)
  if (peak !== undefined) return { megabytes: toMegabytes(peak), kind: 'peak' }
  const stats = await docker.ask(['stats', '--no-stream', '--format', '{{.MemUsage}}', container])
  const bytes = readUsage(stats.stdout)
  return bytes === undefined ? undefined : { megabytes: toMegabytes(bytes), kind: 'now' }
}

/** cgroups(7): with version 2 a process is in one group, whose line begins with `0::`. Another machine has no such process. */
function peakOf(groups: string, id: string): number | undefined {
  const path = /^0::(.*)$/m.exec(groups)?.[1]
  if (path === undefined || id === '' || !path.includes(id)) return undefined
  const bytes = Number(read(`/sys/fs/cgroup${path}/memory.peak`).trim() || Number.NaN)
  return Number.isNaN(bytes) ? undefined : bytes
}

const units: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }

/** Reads what `docker stats` says of memory, for example `3.2MiB / 128MiB`. @returns bytes */
export function readUsage(text: string): number | undefined {
  const [, count = '', unit = ''] = /^([\d.]+)(B|KiB|MiB|GiB) \//.exec(text.trim()) ?? []
  return count === '' ? undefined : Number(count) * (units[unit] ?? 1)
}

function toMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not Linux, or not for this user to read.
    return ''
  }
}
