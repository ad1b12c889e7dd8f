import { readdirSync, readFileSync } from 'node:fs'
import type { Docker } from './process.ts'
import { sendSignal } from './signal.ts'

const ours = /^(?:DOCKER_CONFIG|GH_CONFIG_DIR)=/

/**
 * Ends the processes that a killed step has left running, docker's and gh's. They are known by their environment, in which
 * a variable names the step's private directory as that of their configuration, so no other process is ended.
 *
 * @returns whether there were any. Without /proc it finds none; the engine then ends the build when its client ends with the job.
 */
export function endProcessesOf(directory: string): boolean {
  const left = processes().filter((each) =>
    environmentOf(each).some((one) => ours.test(one) && one.endsWith(`=${directory}`)),
  )
  for (const pid of left) sendSignal(pid, 'SIGKILL')
  return left.length > 0
}

function processes(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
  } catch {
    return []
  }
}

// proc(5): the environment is a list that NUL bytes separate. Other users' processes can't be read, and none is ours.
function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** Removes the names that the run gave the image; its layers stay in the engine's build cache. */
export async function removeLocalNames(docker: Docker, names: readonly string[]): Promise<void> {
  // Another run on this engine may have removed the same name already, which is what is wanted.
  if (names.length > 0) await docker.ask(['image', 'rm', '--force', ...names])
}

/** Removes containers of this run with their anonymous volumes; those that do not exist any more are no error. */
export async function removeContainers(docker: Docker, names: readonly string[]): Promise<void> {
  if (names.length > 0) await docker.ask(['rm', '--force', '--volumes', ...names])
}

/** Removes networks of this run; those that do not exist any more are no error. */
export async function removeNetworks(docker: Docker, names: readonly string[]): Promise<void> {
  if (names.length > 0) await docker.ask(['network', 'rm', ...names])
}
