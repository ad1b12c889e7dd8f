import { type Finding, Problem } from '../domain/problem.ts'
import type { Tools } from '../session/tools.ts'

/** What is wrong and what to change, without what others said. */
export type PublicReason = Pick<Finding, 'what' | 'remedy'>

/**
 * Why a preview failed, as it may be written where everyone can read it: without what a build or a function said, and
 * without the values that the run hides.
 */
export function publicReasons(error: unknown, { conceal }: Pick<Tools, 'conceal'>): PublicReason[] {
  const findings =
    error instanceof Problem ? error.findings : [{ what: 'The action itself failed.', remedy: "See the run's log." }]
  return findings.map(({ what, brief = what, remedy }) => ({ what: conceal(brief), remedy: conceal(remedy) }))
}
