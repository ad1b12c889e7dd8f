import { Problem } from './problem.ts'

/** STS API reference, "AssumeRoleWithWebIdentity", parameter RoleSessionName. */
const pattern = /^[\w+=,.@-]{2,64}$/

/**
 * The default name of a role session, `<owner>-<repository>-<run id>`, made to fit STS's rules.
 * The run id is kept whole, since it is what leads from CloudTrail back to the run.
 */
export function defaultSessionName(repository: string, runId: string): string {
  const clean = repository.replaceAll('/', '-').replaceAll(/[^\w+=,.@-]/g, '-')
  return `${clean.slice(0, 64 - runId.length - 1)}-${runId}`
}

/** @throws Problem when STS would refuse the name */
export function parseSessionName(text: string): string {
  if (pattern.test(text)) return text
  throw new Problem({
    what: `role-session-name: '${text}' is not a name that STS takes.`,
    remedy: "Write 2 to 64 letters, digits and '_', '+', '=', ',', '.', '@', '-'.",
  })
}
