/**
 * Sends a signal to a process, or to all of a group by the negative number of its leader (kill(2)). That it has ended by
 * itself meanwhile is no error.
 */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
