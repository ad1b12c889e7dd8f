import { Problem } from '../domain/problem.ts'

/**
 * Why a preview failed, as it may be written where everybody reads it. The runner masks secrets in the log and nowhere
 * else: what a build or a function said stays there, and values that are known to be secret are hidden.
 *
 * @param secrets values that the run was handed
 */
export function publicReason(error: unknown, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.trim() !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, secret) => text.replaceAll(secret, '***'), messageOf(error))
}

function messageOf(error: unknown): string {
  if (!(error instanceof Problem)) return "The action itself failed: the run's log says how."
  return error.findings.map(({ what, brief = what, remedy }) => `${brief} ${remedy}`).join('\n')
}
