import { hasCode } from './error.ts'

/** Milliseconds: smaller differences are those of the network. AWS accepts five minutes. */
const tolerance = 30_000

/** How AWS refuses a signature whose time is not its own: each service and protocol in its own way. */
const refusals = [
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
  'RequestExpired',
  'RequestInTheFuture',
  'AuthFailure',
]

/** AWS's time, learned from its answers. */
export class Clock {
  /** Milliseconds that AWS's clock is ahead of this machine's. */
  offset = 0

  /** Milliseconds since the epoch, by AWS's clock. */
  now(): number {
    return Date.now() + this.offset
  }

  /** @param date the Date header of an answer of AWS's that came a moment ago */
  learn(date: string): void {
    const time = Date.parse(date)
    if (Math.abs(time - this.now()) > tolerance) this.offset = time - Date.now()
  }
}

/** The one of this machine, which is why the clients of all regions and runs share it. */
export const clock = new Clock()

/**
 * Has a client of the SDK sign by the shared clock: the SDK has one in each client, and each would have to be refused
 * first.
 */
export function withSharedClock<Client extends { config: { systemClockOffset: number } }>(client: Client): Client {
  // What the SDK writes is learned from the same answers.
  Object.defineProperty(client.config, 'systemClockOffset', { get: () => clock.offset, set() {} })
  return client
}

interface Attempt {
  getRetryCount(): number
  /** Milliseconds. */
  getRetryDelay(): number
}

const first: Attempt = { getRetryCount: () => 0, getRetryDelay: () => 0 }
const second: Attempt = { getRetryCount: () => 1, getRetryDelay: () => 0 }

/**
 * The SDK's retry strategy for clients that try once. What AWS refused for its time was not carried out, and is sent once
 * more by AWS's time, which came with the refusal.
 */
export const onceByTheRightTime = {
  acquireInitialRetryToken: async () => first,
  async refreshRetryTokenForRetry(attempt: Attempt, { error }: { error?: unknown }) {
    if (attempt !== first || !hasCode(error, ...refusals)) throw new Error('there is one attempt')
    return second
  },
  recordSuccess() {},
}
