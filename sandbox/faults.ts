/** What goes wrong. Throttles, 5xx, denials and expiry are answered as the service in question says them. */
export type Effect =
  /** GitHub's API: its secondary rate limit, to be asked again after so many seconds, default 1. */
  | { kind: 'throttle'; retryAfter?: number }
  /** GitHub's API: the hour's requests are used up, until so many seconds from now, default 1. Elsewhere a throttle. */
  | { kind: 'rate-limit'; reset?: number; status?: 403 | 429 }
  | { kind: 'error'; status?: number; code?: string; message?: string }
  /** The connection is cut off in the middle. */
  | { kind: 'reset' }
  /** The call of an AWS API or of GitHub's is carried out, then the connection is cut: nobody learns how it ended. */
  | { kind: 'lost' }
  /** The answer is right, and comes `ms` later. */
  | { kind: 'slow'; ms: number }
  | { kind: 'deny' }
  | { kind: 'expired-token' }

/** Which calls a fault strikes. What is absent matches all. */
export interface FaultScope {
  /** As in the log of requests: `lambda`, `ecr`, `sts`, `monitoring` (CloudWatch), `registry`, `github` and so on. */
  service?: string
  operation?: string
  region?: string
  /** Calls that go well first; default 0. */
  after?: number
  /** Calls that are struck; default 1. */
  times?: number
}

export type Fault = FaultScope & Effect

/** A fault that was set. */
export interface FaultHandle {
  /** Calls that it struck. */
  readonly hits: number
  remove(): void
}

interface SetFault {
  fault: Fault
  passed: number
  hits: number
}

/** STS can't reach the issuer: transient, although it is a 400. */
export const IDP_COMMUNICATION_ERROR = {
  service: 'sts',
  operation: 'AssumeRoleWithWebIdentity',
  kind: 'error',
  status: 400,
  code: 'IDPCommunicationError',
  message: 'The identity provider could not be reached',
} as const satisfies Fault

/** STS has not the issuer's keys yet: transient, although it is a 400. */
export const NO_VERIFICATION_KEY = {
  service: 'sts',
  operation: 'AssumeRoleWithWebIdentity',
  kind: 'error',
  status: 400,
  code: 'InvalidIdentityToken',
  message:
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
} as const satisfies Fault

/** Faults on demand. They may be set and removed while calls are under way. */
export class Faults {
  readonly #set: SetFault[] = []

  /** Sets a fault for calls that come from now on. */
  add(fault: Fault): FaultHandle {
    const set: SetFault = { fault, passed: 0, hits: 0 }
    this.#set.push(set)
    return {
      get hits() {
        return set.hits
      },
      remove: () => {
        const index = this.#set.indexOf(set)
        if (index >= 0) this.#set.splice(index, 1)
      },
    }
  }

  clear(): void {
    this.#set.length = 0
  }

  /**
   * Waits as the slow faults of a call say, then tells what else shall happen to it.
   *
   * @returns undefined when it is to be answered as ever
   */
  async strike(
    service: string,
    operation: string,
    region: string,
  ): Promise<Exclude<Effect, { kind: 'slow' }> | undefined> {
    let struck: Exclude<Effect, { kind: 'slow' }> | undefined
    let delay = 0
    for (const set of this.#set) {
      const { fault } = set
      if (!matches(fault, service, operation, region)) continue
      if (set.hits >= (fault.times ?? 1)) continue
      // One failure at a time: a second fault waits for the next call.
      if (struck !== undefined && fault.kind !== 'slow') continue
      if (set.passed < (fault.after ?? 0)) {
        set.passed += 1
        continue
      }
      set.hits += 1
      if (fault.kind === 'slow') delay += fault.ms
      else struck = fault
    }
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    return struck
  }
}

function matches(fault: FaultScope, service: string, operation: string, region: string): boolean {
  return (
    (fault.service === undefined || fault.service === service) &&
    (fault.operation === undefined || fault.operation === operation) &&
    (fault.region === undefined || fault.region === region)
  )
}
