import { randomUUID } from 'node:crypto'
import type { Alias, Provisioned } from './model.ts'

export interface Allocation {
  status: 'IN_PROGRESS' | 'READY' | 'FAILED'
  /** Environments that are there. */
  allocated: number
}

/**
 * How far the allocation is at `now` (ms since the epoch). Environments come one after the other. While an alias moves,
 * those of the version that it leaves are told as allocated (recorded: IN_PROGRESS with one of one).
 */
export function allocationAt(provisioned: Provisioned, now: number): Allocation {
  const { requested, end, failure, leaving } = provisioned
  if (now >= end) {
    return failure === undefined ? { status: 'READY', allocated: requested } : { status: 'FAILED', allocated: 0 }
  }
  return { status: 'IN_PROGRESS', allocated: leaving === undefined ? comeAt(provisioned, now) : requested }
}

/** Environments of the new version that are there before the end. */
function comeAt({ requested, start, end, failure }: Provisioned, now: number): number {
  return failure === undefined ? Math.floor((requested * (now - start)) / (end - start)) : 0
}

/**
 * Brings an alias with provisioned concurrency up to `now`.
 *
 * An alias that was moved names its new version at once, without weights in the answer (recorded), and the service then
 * gives the version that it leaves a weight until the new one has its environments. A weight of 1 was seen (as drift, by
 * users of Terraform's aws_lambda_alias), and that it stays when the allocation fails, until a caller clears the weights;
 * that it falls as environments come is inferred, as is the new revision at the end.
 */
export function settleMove(alias: Alias, provisioned: Provisioned, now: number): Provisioned {
  const { leaving, ...rest } = provisioned
  if (leaving === undefined) return provisioned
  const { status } = allocationAt(provisioned, now)
  const come = status === 'FAILED' ? 0 : comeAt(provisioned, now)
  alias.weights = status === 'READY' ? {} : { [leaving]: 1 - come / provisioned.requested }
  if (status === 'IN_PROGRESS') return provisioned
  alias.revisionId = randomUUID()
  return rest
}

/** As PutProvisionedConcurrencyConfig and GetProvisionedConcurrencyConfig answer it (recorded). */
export function writeProvisioned(provisioned: Provisioned, now: number): object {
  const { status, allocated } = allocationAt(provisioned, now)
  return {
    RequestedProvisionedConcurrentExecutions: provisioned.requested,
    AvailableProvisionedConcurrentExecutions: allocated,
    AllocatedProvisionedConcurrentExecutions: allocated,
    Status: status,
    ...(status === 'FAILED' && { StatusReason: provisioned.failure }),
    // Whole seconds, as in the API Reference's examples.
    LastModified: new Date(provisioned.lastModified).toISOString().replace(/\.\d+Z$/, '+0000'),
  }
}
