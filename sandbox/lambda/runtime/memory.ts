import { readdirSync, readFileSync } from 'node:fs'

/**
 * Where the kernel counts the most memory that a container has used so far (its cgroup's `memory.peak`, in version 1
 * `memory.max_usage_in_bytes`): that of any process whose cgroup has the container's number in its path.
 *
 * @param idFile has the number, which docker writes there once there is a container
 * @returns undefined when that can't be found: the container is over, or the engine runs on another machine
 */
export function findPeak(idFile: string): string | undefined {
  const id = textOf(idFile) ?? ''
  if (id === '') return undefined
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const lines = textOf(`/proc/${pid}/cgroup`)?.trim().split('\n') ?? []
    for (const line of lines) {
      const [, controllers = '', path = ''] = line.split(':')
      const file = path.includes(id) ? peakFile(controllers.split(','), path) : undefined
      if (file !== undefined) return file
    }
  }
  return undefined
}

/** The most memory that was used so far, in MB; undefined when the file of {@link findPeak} can't be read. */
export function readPeak(file: string): number | undefined {
  const bytes = textOf(file)
  return bytes === undefined ? undefined : Math.ceil(Number(bytes) / 1024 ** 2)
}

/** cgroups(7): version 2 has one hierarchy, whose line names no controllers; version 1 has one for memory. */
function peakFile(controllers: readonly string[], path: string): string | undefined {
  if (controllers.includes('memory')) return `/sys/fs/cgroup/memory${path}/memory.max_usage_in_bytes`
  return controllers.join() === '' ? `/sys/fs/cgroup${path}/memory.peak` : undefined
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not there, or not for us to read: the memory is not known then.
    return undefined
  }
}
