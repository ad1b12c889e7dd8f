import {
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClient,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda'
import { hasCode, isTransient } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { withoutFullStop } from '../domain/text.ts'
import type { Wait } from '../lambda/wait.ts'

/** The provisioned concurrency of an alias. */
export interface Provisioned {
  requested: number
  /** How many are ready, of whichever version. */
  available: number
  status: 'IN_PROGRESS' | 'READY' | 'FAILED'
  /** Empty when Lambda gives none. */
  reason: string
}

/** @returns undefined when the alias has none, or there is no such alias */
export async function getProvisioned(
  lambda: LambdaClient,
  functionName: string,
  alias: string,
): Promise<Provisioned | undefined> {
  try {
    return await ask(lambda, functionName, alias)
  } catch (error) {
    throw explain(error, `Could not read the provisioned concurrency of ${functionName}:${alias}`)
  }
}

async function ask(lambda: LambdaClient, functionName: string, alias: string): Promise<Provisioned | undefined> {
  try {
    const request = { FunctionName: functionName, Qualifier: alias }
    const found = await lambda.send(new GetProvisionedConcurrencyConfigCommand(request))
    return {
      requested: found.RequestedProvisionedConcurrentExecutions ?? 0,
      available: found.AvailableProvisionedConcurrentExecutions ?? 0,
      status: found.Status ?? 'IN_PROGRESS',
      reason: found.StatusReason ?? '',
    }
  } catch (error) {
    if (hasCode(error, 'ProvisionedConcurrencyConfigNotFoundException', 'ResourceNotFoundException')) return undefined
    if (canHaveNone(error)) return undefined
    throw error
  }
}

/**
 * Whether what is named can have none: $LATEST, as is recorded, and an alias on it, in whichever words; perhaps a kind of
 * function that knows no provisioned concurrency.
 */
export function canHaveNone(error: unknown): boolean {
  return hasCode(error, 'InvalidParameterValueException')
}

/** Sets the provisioned concurrency of an alias; 0 removes it. It is not ready when this returns. */
export async function putProvisioned(
  lambda: LambdaClient,
  functionName: string,
  alias: string,
  executions: number,
): Promise<void> {
  const request = { FunctionName: functionName, Qualifier: alias }
  try {
    if (executions === 0) await lambda.send(new DeleteProvisionedConcurrencyConfigCommand(request))
    else {
      const wanted = { ...request, ProvisionedConcurrentExecutions: executions }
      await lambda.send(new PutProvisionedConcurrencyConfigCommand(wanted))
    }
  } catch (error) {
    throw explain(error, `Could not set the provisioned concurrency of ${functionName}:${alias} to ${executions}`)
  }
}

/** Milliseconds from one answer to the next question. */
const interval = 500

/**
 * Waits until the executions of an alias are ready. While they move from one version to the next, Lambda itself puts
 * weights on the alias; they are gone when this returns.
 *
 * @returns undefined when the alias has none
 * @throws Problem with Lambda's reason when they can't be made ready, or at the deadline
 */
export async function waitForProvisioned(wait: Wait, alias: string): Promise<Provisioned | undefined> {
  const settled = await waitUntilAllocated(wait, alias)
  refuseFailed(wait, alias, settled)
  return settled
}

/** @throws Problem with Lambda's reason when the executions of an alias could not be made ready */
export function refuseFailed(wait: Wait, alias: string, settled: Provisioned | undefined): void {
  if (settled?.status !== 'FAILED') return
  const words = settled.reason === '' ? 'no reason given' : withoutFullStop(settled.reason)
  throw new Problem({
    what: `Lambda could not make ${named(wait, alias)} ready: ${words}.`,
    remedy: 'Correct what it says, or choose another provisioned-concurrency.',
  })
}

/** Waits until Lambda no longer works on the executions of an alias, whether they are READY, FAILED or none. */
export async function waitUntilAllocated(wait: Wait, alias: string): Promise<Provisioned | undefined> {
  const found = await poll({
    what: named(wait, alias),
    seen: (answer) => (typeof answer === 'object' ? `${answer.available} of ${answer.requested} are ready` : undefined),
    ask: () => tolerate(wait, alias),
    until: (answer) => answer !== undefined && (answer === 'none' || answer.status !== 'IN_PROGRESS'),
    interval,
    deadline: { at: wait.deadline, error: () => tooLong(wait, alias) },
    signal: wait.signal,
  })
  return found === 'none' ? undefined : found
}

function tooLong(wait: Wait, alias: string): Problem {
  return new Problem({
    what: `Waited ${formatDuration(wait.timeout)} for ${named(wait, alias)}, and it is not ready yet.`,
    remedy: 'Set a longer wait-timeout.',
  })
}

function named({ functionName }: Wait, alias: string): string {
  return `the provisioned concurrency of ${functionName}:${alias}`
}

async function tolerate(wait: Wait, alias: string): Promise<Provisioned | 'none' | undefined> {
  try {
    return (await ask(wait.lambda, wait.functionName, alias)) ?? 'none'
  } catch (error) {
    if (isTransient(error)) return undefined
    throw explain(error, `Could not read ${named(wait, alias)}`)
  }
}
