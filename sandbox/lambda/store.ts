import { partitionOf } from '../core/arn.ts'
import { type Reason, settled } from './lifecycle.ts'
import type { FunctionVersion, LambdaFunction } from './model.ts'
import type { Failure, Settle, Which } from './options.ts'
import { settleMove } from './provisioned.ts'

const DEFAULT_SETTLE: Settle = { create: 300, update: 400, publish: 300, snapshot: 600, restore: 300, provision: 400 }

/** A failure that was ordered, and what it shall happen to. */
interface OrderedFailure extends Which {
  when: Failure['when'] | 'provisioning'
  reason: Reason
}

/** All functions of all accounts and regions. A read gets one as it is at that moment. */
export class FunctionStore {
  readonly settle: Settle
  readonly now: () => number
  /** By ARN, how many versions each takes. */
  readonly capacityProviders = new Map<string, number>()
  readonly #functions = new Map<string, LambdaFunction>()
  readonly #failures: OrderedFailure[] = []

  constructor(settle: Partial<Settle> = {}, now: () => number = Date.now) {
    this.settle = { ...DEFAULT_SETTLE, ...settle }
    this.now = now
  }

  find(arn: string): LambdaFunction | undefined {
    const found = this.#functions.get(arn)
    if (found !== undefined) this.#settle(found)
    return found
  }

  add(created: LambdaFunction): void {
    this.#functions.set(created.arn, created)
  }

  remove(arn: string): void {
    this.#functions.delete(arn)
  }

  /** By name, as lists have them. */
  list(account: string, region: string): LambdaFunction[] {
    return this.all()
      .filter((one) => one.account === account && one.region === region)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  all(): LambdaFunction[] {
    const all = [...this.#functions.values()]
    for (const one of all) this.#settle(one)
    return all
  }

  addFailure(failure: OrderedFailure): void {
    this.#failures.push(failure)
  }

  /** Takes the reason why this change shall fail, if one was ordered. */
  takeFailure(which: Required<Which>, when: OrderedFailure['when']): Reason | undefined {
    const index = this.#failures.findIndex(
      (one) =>
        one.when === when &&
        one.name === which.name &&
        (one.region ?? which.region) === which.region &&
        (one.account ?? which.account) === which.account,
    )
    const [failure] = index < 0 ? [] : this.#failures.splice(index, 1)
    return failure?.reason
  }

  #settle(owner: LambdaFunction): void {
    const now = this.now()
    for (const version of versionsOf(owner)) settleVersion(version, now)
    for (const [qualifier, provisioned] of owner.provisioned) {
      const alias = owner.aliases.get(qualifier)
      if (alias !== undefined) owner.provisioned.set(qualifier, settleMove(alias, provisioned, now))
    }
  }
}

/** All that a function has: `$LATEST`, what is published for callers without a qualifier, and the numbers. */
export function versionsOf({ latest, latestPublished, published }: LambdaFunction): FunctionVersion[] {
  return [latest, ...(latestPublished ? [latestPublished] : []), ...published]
}

function settleVersion(version: FunctionVersion, now: number): void {
  const before = version.lifecycle
  version.lifecycle = settled(before, now)
  const over = before !== version.lifecycle
  // A failed update leaves the code that ran before in place (Developer Guide, "Lambda function states").
  if (over && version.lifecycle.update?.status !== 'Failed') version.serving = contentOf(version)
}

function contentOf({ settings, code, architecture }: FunctionVersion): FunctionVersion['serving'] {
  return { settings, code, architecture }
}

/** The ARN of the execution role that seeded functions have. */
export function executionRole(region: string, account: string): string {
  return `arn:${partitionOf(region)}:iam::${account}:role/execution`
}
