import { setTimeout } from 'node:timers/promises'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/aws-error.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import { type AliasState, describeRoute, getAlias, goes, moveAlias } from './alias.ts'
import { putProvisioned } from './provisioned.ts'

/** An alias on its way to a new version, with all that it takes to put it back. It holds nothing secret. */
export interface OpenShift {
  region: Region
  functionName: string
  alias: string
  /** The version that the alias had. */
  from: string
  /** The version that it was on its way to. */
  to: string
  description: string
  /** Of CodeDeploy, when that shifts the traffic. */
  deploymentId?: string
  /** Executions that were kept ready on the alias, when the run changes them. */
  provisioned?: number
}

/** How an alias was left. */
export type PutBack = { kind: 'back' } | { kind: 'elsewhere'; route: string }

const attempts = 20

/**
 * Puts an alias back to where it was before its shift: all traffic on the old version. An alias that somebody else has
 * moved since is left alone.
 *
 * @throws Problem when Lambda refuses
 */
export async function putBack(lambda: LambdaClient, shift: OpenShift): Promise<PutBack> {
  const { functionName, from, description } = shift
  const route = { version: from, weights: {}, description }
  for (let attempt = 1; ; attempt++) {
    const now = await getAlias(lambda, functionName, shift.alias)
    if (!now) return { kind: 'elsewhere', route: 'nothing: the alias is gone' }
    try {
      if (!goes(now, route)) {
        if (!isOurs(now, shift)) return { kind: 'elsewhere', route: describeRoute(now) }
        await moveAlias(lambda, functionName, now, route)
      }
      if (shift.provisioned !== undefined) {
        await putProvisioned(lambda, functionName, shift.alias, shift.provisioned)
      }
      return { kind: 'back' }
    } catch (error) {
      // Busy, for example with provisioned executions that are just moving: the alias is looked at anew.
      if (attempt === attempts || !(error instanceof Problem && isBusy(error.cause))) throw error
      await setTimeout(250)
    }
  }
}

function isBusy(cause: unknown): boolean {
  return hasCode(cause, 'ResourceConflictException', 'PreconditionFailedException')
}

/** Whether the alias is somewhere on the way of this shift, and not where somebody else has put it. */
function isOurs({ version, weights }: AliasState, { from, to }: OpenShift): boolean {
  const shares = Object.keys(weights)
  const way = [from, to]
  return way.includes(version) && shares.every((one) => way.includes(one))
}
