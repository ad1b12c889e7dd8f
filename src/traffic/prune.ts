import { DeleteFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { listVersions } from '../lambda/function.ts'
import { needOf } from './need.ts'

/** What became of the older versions. */
export interface Pruned {
  /** Numbers of the versions that were deleted. */
  gone: string[]
  /** Those that something needs, and what: `the alias live`. */
  kept: { version: string; need: string }[]
}

/**
 * Chooses the published versions that may be deleted if nothing needs them: all but the newest ones, oldest first.
 *
 * @param published numbers of all published versions
 * @param keep how many of the newest are kept in any case
 */
export function prunable(published: readonly string[], keep: number): string[] {
  return [...published].sort((one, other) => Number(one) - Number(other)).slice(0, -keep)
}

/**
 * Deletes older versions that nothing needs. Images in ECR are left alone.
 *
 * @param own the version of this run; other runs may have published newer ones
 * @throws Problem when Lambda refuses
 */
export async function prune(lambda: LambdaClient, functionName: string, own: string, keep: number): Promise<Pruned> {
  const pruned: Pruned = { gone: [], kept: [] }
  try {
    const published = await listVersions(lambda, functionName)
    const durable = published.some((one) => one.durable === true)
    const numbers = published.map(({ version }) => version)
    // One after the other: the control plane takes 15 requests a second from the whole account.
    for (const version of prunable(numbers, keep).filter((one) => one !== own)) {
      // Asked right before: what was true of the first is old when the last one's turn comes.
      const need = await needOf(lambda, { functionName, version, durable })
      if (need !== undefined) pruned.kept.push({ version, need })
      else if (await deleteVersion(lambda, functionName, version)) pruned.gone.push(version)
      else pruned.kept.push({ version, need: 'something that has come since' })
    }
    return pruned
  } catch (error) {
    throw explain(error, `Could not delete older versions of ${functionName}`)
  }
}

/** @returns whether it was deleted; an alias may use it by now */
async function deleteVersion(lambda: LambdaClient, functionName: string, version: string): Promise<boolean> {
  try {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: functionName, Qualifier: version }))
    return true
  } catch (error) {
    if (hasCode(error, 'ResourceConflictException')) return false
    if (hasCode(error, 'ResourceNotFoundException')) return true
    throw error
  }
}
