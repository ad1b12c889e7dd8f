import { type Finding, Problem } from './problem.ts'

/**
 * Waits for calls that were made side by side, as Promise.all does. When some fail, all are waited for, so that what is
 * told does not depend on which is answered first.
 *
 * @throws the error of the one call that failed; when more did, a bug if one is among them, else a Problem with what is
 *   wrong with each, in the order of the calls
 */
export async function sideBySide<const T extends readonly unknown[]>(
  calls: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(calls)
  const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (errors.length > 0) throw oneOf(errors)
  return Promise.all(calls)
}

function oneOf(errors: readonly unknown[]): unknown {
  const [first] = errors
  const findings = new Map<string, Finding>()
  for (const error of errors) {
    if (!(error instanceof Problem)) return error
    for (const finding of error.findings) {
      const key = JSON.stringify([finding.remedy, wordsOf(error.cause) ?? finding.what])
      if (!findings.has(key)) findings.set(key, finding)
    }
  }
  return errors.length === 1 || findings.size === 1 ? first : new Problem([...findings.values()], { cause: first })
}

/** What two calls were refused with for the same reason, in the same words, is said once. */
function wordsOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined
}
