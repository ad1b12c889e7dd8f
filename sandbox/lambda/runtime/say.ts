import type { ServerResponse } from 'node:http'

/** Clients take any other status as fatal. */
export function accept(response: ServerResponse): void {
  say(response, 202, { status: 'OK' })
}

/** Answers in JSON. */
export function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
}
