import type { LambdaClient } from '@aws-sdk/client-lambda'
import { counted } from '../domain/text.ts'
import type { Wait } from '../lambda/wait.ts'
import { putProvisioned, refuseFailed, waitForProvisioned, waitUntilAllocated } from './provisioned.ts'

/** An alias that is on its version. */
export interface ProvisionedAlias {
  lambda: LambdaClient
  functionName: string
  alias: string
  wait: Wait
  log: (text: string) => void
}

/**
 * Waits for the executions that the alias has, and changes their number where another one is wanted.
 *
 * @param wanted how many executions are kept ready; as many as there are when absent
 * @param moved whether this run has just brought the alias to its version
 * @returns whether anything was changed
 */
export async function provision(
  { lambda, functionName, alias, log, ...request }: ProvisionedAlias,
  wanted: number | undefined,
  moved: boolean,
): Promise<boolean> {
  // A shift may have taken longer than wait-timeout by itself.
  const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout }
  const present = await waitUntilAllocated(wait, alias)
  const executions = present?.requested ?? 0
  const again = present?.status === 'FAILED' && !moved
  if (executions === (wanted ?? executions) && !again) {
    refuseFailed(wait, alias, present)
    if (executions > 0)
      log(`${counted(executions, 'execution')} of ${functionName}:${alias} ${executions === 1 ? 'is' : 'are'} ready`)
    return false
  }
  const number = wanted ?? executions
  await putProvisioned(lambda, functionName, alias, number)
  if (number > 0) {
    await waitForProvisioned(wait, alias)
    log(`${counted(number, 'execution')} of ${functionName}:${alias} ${number === 1 ? 'is' : 'are'} ready`)
  }
  return true
}
