import { readFileSync } from 'node:fs'

/** Whether a process runs; one that has ended but that its parent has not waited for yet does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
