import { isRecord, member } from '../domain/json.ts'
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
class Clock {
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

/** A middleware of the SDK's, as far as it matters here. */
type Middleware = <Args, Output>(next: (args: Args) => Promise<Output>) => (args: Args) => Promise<Output>

/** What is needed of a client of the SDK. */
interface SigningClient {
  config: { systemClockOffset: number }
  middlewareStack: {
    addRelativeTo(middleware: Middleware, where: { relation: 'before'; toMiddleware: string; name: string }): void
  }
}

/**
 * Has a client of the SDK sign by the shared clock: the SDK has one in each client, and each would have to be refused
 * first.
 */
export function withSharedClock<Client extends SigningClient>(client: Client): Client {
  // What the SDK writes is learned from the same answers.
  Object.defineProperty(client.config, 'systemClockOffset', { get: () => clock.offset, set() {} })
  // Between what signs and what tries again.
  const where = { relation: 'before', toMiddleware: 'httpSigningMiddleware', name: 'otherRefusals' } as const
  client.middlewareStack.addRelativeTo(otherRefusals, where)
  return client
}

/**
 * Where this machine's clock is minutes off, the SDK takes every refusal for one of the time, marks it so, and asks up
 * to eight times for a function that is not there (AWS SDK for JavaScript, `AwsSdkSigV4Signer.errorHandler`).
 */
const otherRefusals: Middleware = (next) => (args) =>
  next(args).catch((error: unknown) => {
    const metadata = member(error, '$metadata')
    if (isRecord(metadata) && !hasCode(error, ...refusals)) Object.assign(metadata, { clockSkewCorrected: false })
    throw error
  })

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
