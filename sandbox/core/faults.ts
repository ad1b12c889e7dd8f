/** What goes wrong. Throttles, 5xx, denials and expiry are answered as the service in question says them. */
export type Effect =
  /**
   * GitHub's API: its secondary rate limit, to be asked again after so many seconds, default 1. Lambda: with its Reason,
   * for example `ConcurrentInvocationLimitExceeded`.
   */
  | { kind: 'throttle'; retryAfter?: number; reason?: string }
  /** GitHub's API: the hour's requests are used up, until so many seconds from now, default 1. Elsewhere a throttle. */
  | { kind: 'rate-limit'; reset?: number; status?: 403 | 429 }
  | { kind: 'error'; status?: number; code?: string; message?: string }
  /** The connection is cut off in the middle. */
  | { kind: 'reset' }
  /** The call is carried out, then the connection is cut: the client does not learn how it ended. */
  | { kind: 'lost' }
  /** The call is carried out, and half of the answer comes before the connection is cut. */
  | { kind: 'truncated' }
  /** A page of HTML comes in place of the answer, as from a proxy, with this status, default 502. */
  | { kind: 'page'; status?: number }
  /** The answer is right, and comes `ms` later. */
  | { kind: 'slow'; ms: number }
  /** The call is carried out and answered once `until` is settled. `Faults.hold` makes one. */
  | { kind: 'hold'; until: Promise<unknown>; onArrival(): void }
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

/** What becomes of a call whose time has come. */
export type Strike = Exclude<Effect, { kind: 'slow' | 'hold' }>

/** A fault that was set. */
export interface FaultHandle {
  /** Calls that it struck. */
  readonly hits: number
  remove(): void
}

/** Calls that are held, so a test decides what happens before them. */
export interface Hold extends FaultHandle {
  /** Settled when the first call is held. */
  readonly arrived: Promise<void>
  /** Lets all of them go, those to come as well. */
  release(): void
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

  /** Holds matching calls from now on, one unless `times` says more, until they are released. */
  hold(scope: FaultScope): Hold {
    const gate = Promise.withResolvers<void>()
    const first = Promise.withResolvers<void>()
    const handle = this.add({ ...scope, kind: 'hold', until: gate.promise, onArrival: first.resolve })
    const release = () => {
      handle.remove()
      gate.resolve()
    }
    return {
      get hits() {
        return handle.hits
      },
      arrived: first.promise,
      release,
      remove: release,
    }
  }

  clear(): void {
    this.#set.length = 0
  }

  /**
   * Waits as the slow and holding faults of a call say, then tells what else shall happen to it.
   *
   * @returns undefined when it is to be answered as ever
   */
  async strike(service: string, operation: string, region: string): Promise<Strike | undefined> {
    let struck: Strike | undefined
    let delay = 0
    const holds: Promise<unknown>[] = []
    for (const set of this.#set) {
      const { fault } = set
      if (!matches(fault, service, operation, region)) continue
      if (set.hits >= (fault.times ?? 1)) continue
      // One failure at a time: a second fault waits for the next call.
      const waits = fault.kind === 'slow' || fault.kind === 'hold'
      if (struck !== undefined && !waits) continue
      if (set.passed < (fault.after ?? 0)) {
        set.passed += 1
        continue
      }
      set.hits += 1
      if (fault.kind === 'slow') {
        delay += fault.ms
      } else if (fault.kind === 'hold') {
        holds.push(fault.until)
        fault.onArrival()
      } else {
        struck = fault
      }
    }
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
    await Promise.all(holds)
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
