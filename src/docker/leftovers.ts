import { readdirSync, readFileSync } from 'node:fs'
import { sendSignal } from './signal.ts'

/**
 * Ends the docker processes that a killed step has left running. They are known by their environment, which names the
 * step's private config directory, so no other process is ended.
 *
 * @returns whether there were any. Without /proc it finds none; the engine then ends the build when its client ends with the job.
 */
export function endProcessesOf(directory: string): boolean {
  const left = processes().filter((each) => environmentOf(each).includes(`DOCKER_CONFIG=${directory}`))
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
