import type { IncomingMessage } from 'node:http'

/** Says whether a request is one of the rehearsed container's. */
export type Guard = (request: IncomingMessage) => boolean | Promise<boolean>
