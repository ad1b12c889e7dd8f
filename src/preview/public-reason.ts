import { Problem } from '../domain/problem.ts'
import { messageWithoutDetails } from '../domain/text.ts'
import type { Tools } from '../session/tools.ts'

/**
 * Why a preview failed, as it may be written where everyone can read it: without what a build or a function said, and
 * without the values that the run hides.
 */
export function publicReason(error: unknown, { conceal }: Pick<Tools, 'conceal'>): string {
  if (!(error instanceof Problem)) return "The action itself failed: the run's log says how."
  return conceal(messageWithoutDetails(error, { brief: true }))
}
