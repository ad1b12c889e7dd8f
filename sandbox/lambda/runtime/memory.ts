import { readFile } from 'node:fs/promises'
import { docker } from './docker.ts'

/**
 * Where the kernel counts the most memory that a container has used so far (its cgroup's `memory.peak`, in version 1
 * `memory.max_usage_in_bytes`).
 *
 * @returns undefined when that can't be found: the container is over, or the engine runs on another machine
 */
export async function findPeak(container: string): Promise<string | undefined> {
  const { stdout } = await docker(['inspect', '--format', '{{.State.Pid}} {{.Id}}', container])
  const [pid = '', id = ''] = stdout.trim().split(' ')
  const lines = (await textOf(`/proc/${pid}/cgroup`))?.trim().split('\n') ?? []
  for (const line of lines) {
    const [, controllers = '', path = ''] = line.split(':')
    // Where the engine's process numbers are not ours, the process is another one.
    if (id === '' || !path.includes(id)) continue
    const file = peakFile(controllers.split(','), path)
    if (file !== undefined) return file
  }
  return undefined
}

/** The most memory that was used so far, in MB; undefined when the file of {@link findPeak} can't be read. */
export async function readPeak(file: string): Promise<number | undefined> {
  const bytes = await textOf(file)
  return bytes === undefined ? undefined : Math.ceil(Number(bytes) / 1024 ** 2)
}

/** cgroups(7): version 2 has one hierarchy, whose line names no controllers; version 1 has one for memory. */
function peakFile(controllers: readonly string[], path: string): string | undefined {
  if (controllers.includes('memory')) return `/sys/fs/cgroup/memory${path}/memory.max_usage_in_bytes`
  return controllers.join() === '' ? `/sys/fs/cgroup${path}/memory.peak` : undefined
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    // Not there, or not for us to read: the memory is not known then.
    return undefined
  }
}
