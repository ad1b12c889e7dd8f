import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { InvokeCommand } from '@aws-sdk/client-lambda'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { clientsFor } from '../../src/aws/clients.ts'

afterEach(() => vi.unstubAllEnvs())

/** The timer of an open connection to a port of the loopback, as Linux has it: `02` when a keep-alive comes next (proc_net_tcp in its documentation). */
function timerTo(port: number): string | undefined {
  const remote = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n')
  return rows
    .map((row) => row.trim().split(/\s+/))
    .find(([, , to, state]) => to === remote && state === '01')?.[5]
    ?.split(':')[0]
}

test.skipIf(!existsSync('/proc/net/tcp'))('an invocation that lasts keeps its connection alive', async () => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`)
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })
  const { invoking } = clientsFor('us-east-1', credentials, AbortSignal.timeout(60_000))
  const asked = once(server, 'request')
  const answer = invoking.send(new InvokeCommand({ FunctionName: 'hello' }))
  const [, response] = await asked
  await vi.waitFor(() => expect(timerTo(port)).toBe('02'), { timeout: 30_000 })
  response.writeHead(200, { 'x-amzn-requestid': '1' }).end('{}')
  await answer
})
