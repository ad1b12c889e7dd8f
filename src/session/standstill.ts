import { Problem } from '../domain/problem.ts'

/**
 * Does work, and fails when it can't end any more: no timer, connection or process is left that it could wait for. Node
 * ends the process then with status 13, and the run would have told nothing (Node.js documentation, "Process exit codes"
 * and "Event: 'beforeExit'").
 *
 * @throws Problem at a standstill
 */
export async function noStandstill<T>(work: () => Promise<T>): Promise<T> {
  const { promise: standstill, reject } = Promise.withResolvers<never>()
  const fail = () => {
    reject(
      new Problem({
        what: 'The run came to a standstill: what it waited for can no longer come.',
        remedy: 'Run the job again. If it fails again, report it as a bug of this action.',
      }),
    )
  }
  process.once('beforeExit', fail)
  try {
    return await Promise.race([work(), standstill])
  } finally {
    process.off('beforeExit', fail)
  }
}
