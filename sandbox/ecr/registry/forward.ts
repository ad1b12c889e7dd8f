import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { plainHeaders, writeReply } from '../../core/http.ts'

/** Hands requests on to a registry behind a Unix socket, bodies as they come. */
export class Forwarder {
  readonly #agent = new Agent({ keepAlive: true })

  /**
   * Hands a request on and its answer back.
   *
   * @param cut what the client gets of the answer, when not all of it
   * @returns the status that was answered
   * @throws Error when either side breaks off
   */
  async forward(
    socketPath: string,
    incoming: IncomingMessage,
    path: string,
    { response, cut }: { response: ServerResponse; cut?: 'all' | 'half' },
  ): Promise<number> {
    const { authorization: _password, connection: _hop, ...headers } = incoming.headers
    const outgoing = request({ socketPath, agent: this.#agent, method: incoming.method, path, headers })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve)
      outgoing.once('error', reject)
    })
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy(new Error('The client is gone'))
    })
    incoming.pipe(outgoing)
    const answer = await answered
    const status = answer.statusCode ?? 502
    if (cut === undefined) {
      response.writeHead(status, answer.headers)
      await pipeline(answer, response)
    } else {
      const body = Buffer.concat(await answer.toArray())
      if (cut === 'half') writeReply(response, { status, headers: plainHeaders(answer), body, torn: true })
      else response.destroy()
    }
    return status
  }

  close(): void {
    this.#agent.destroy()
  }
}
