import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { Hold } from '@deploy-lambda-image/sandbox'
import type { RunHandle } from '@deploy-lambda-image/sandbox/runner'
import { onTestFinished } from 'vitest'

/** A build that stops in its middle, until the test lets it go on. */
export interface BuildGate {
  /** Lines for the Dockerfile. They are in no cache. */
  dockerfile: string
  /** What such a build needs. */
  inputs: { allow: string }
  /** Waits until the build stands there. @throws Error with the log when the run ends before */
  reachedBy(run: RunHandle): Promise<void>
  open(): void
  /** Whether the build stands there. One that is ended has gone. */
  isHeld(): boolean
}

/** The build asks a server of the test's, which answers when the test says so. */
export async function buildGate(): Promise<BuildGate> {
  const arrived = Promise.withResolvers<void>()
  const waiting = new Set<ServerResponse>()
  let isOpen = false
  const server = createServer((_, response) => {
    arrived.resolve()
    if (isOpen) return void response.end()
    waiting.add(response)
    response.once('close', () => waiting.delete(response))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `http://127.0.0.1:${port}/${crypto.randomUUID()}`
  return {
    dockerfile: `RUN --network=host wget -q -O /dev/null ${url}`,
    inputs: { allow: 'network.host' },
    reachedBy: (run) => before(arrived.promise, run),
    open() {
      isOpen = true
      for (const response of waiting) response.end()
    },
    isHeld: () => waiting.size > 0,
  }
}

/** Waits until a call is held. @throws Error with the log when the run ends before */
export function isHeld({ arrived }: Hold, run: RunHandle): Promise<void> {
  return before(arrived, run)
}

/** Waits for something that comes while a run is under way. @throws Error with the log when the run ends before */
export async function before(arrival: Promise<void>, run: RunHandle): Promise<void> {
  const ended = run.result.then(({ log }) => {
    throw new Error(`The run ended too early:\n${log}`)
  })
  await Promise.race([arrival, ended])
}
