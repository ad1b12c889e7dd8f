import { request } from 'node:http'
import { asList, asText, member } from '../domain/json.ts'

/** What a subscriber can ask for (Lambda developer guide, "Lambda Telemetry API"). */
type Stream = 'platform' | 'function' | 'extension'

interface Subscriber {
  /** Where the container listens. */
  destination: { host: string; port: number; path: string }
  streams: readonly unknown[]
  batch: object[]
}

/** Milliseconds that events are gathered; the shortest that can be asked for. */
const gathering = 25
/** Milliseconds that a subscriber gets to take a batch. */
const patience = 1000
/** Events of a batch; what comes beyond is dropped. */
const most = 10_000

/** Sends what happens in an environment to the extensions that have subscribed to it, by HTTP. */
export class Telemetry {
  readonly #subscribers: Subscriber[] = []

  /**
   * @param host address from which the subscription came; on Lambda it is `sandbox.localdomain`
   * @param body of the subscription
   * @returns whether it is one for HTTP
   */
  subscribe(host: string, body: unknown): boolean {
    const destination = member(body, 'destination')
    const address = URL.parse(asText(member(destination, 'URI')))
    if (member(destination, 'protocol') !== 'HTTP' || address?.protocol !== 'http:') return false
    const { pathname, search, port } = address
    this.#subscribers.push({
      destination: { host, port: Number(port || 80), path: `${pathname}${search}` },
      streams: asList(member(body, 'types')),
      batch: [],
    })
    return true
  }

  /** Tells of an event. @param type for example `platform.start`; of a stream of lines its own name */
  tell(stream: Stream, type: string, record: object | string): void {
    for (const subscriber of this.#subscribers.filter(({ streams }) => streams.includes(stream))) {
      if (subscriber.batch.length === 0) setTimeout(send, gathering, subscriber).unref()
      if (subscriber.batch.length < most) subscriber.batch.push({ time: new Date().toISOString(), type, record })
    }
  }
}

/** One that does not listen, or can't be reached from here, gets nothing: on Lambda that fails no invocation either. */
function send({ destination, batch }: Subscriber): void {
  const body = JSON.stringify(batch.splice(0))
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
  const sending = request({ ...destination, method: 'POST', headers, timeout: patience, agent: false })
  sending.once('timeout', () => sending.destroy())
  sending.once('error', () => {})
  sending.once('response', (response) => response.resume())
  sending.end(body)
}
