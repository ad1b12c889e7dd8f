import { once } from 'node:events'
import { createServer } from 'node:http'
import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { afterEach, expect, test, vi } from 'vitest'
import { clientsFor } from '../../src/aws/clients.ts'

afterEach(() => vi.unstubAllEnvs())

test('the clients of one host share their connections, and one that ends takes none away', async () => {
  const server = createServer((_, response) => response.writeHead(200, { 'x-amzn-requestid': '1' }).end('{}'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })
  const clients = clientsFor('us-east-1', credentials, AbortSignal.timeout(30_000))
  for (const client of [clients.lambda, clients.polling, clients.invoking]) {
    await client.send(new GetFunctionCommand({ FunctionName: 'hello' }))
    client.destroy()
  }
  expect(connections).toBe(1)
  server.close()
  server.closeAllConnections()
})
