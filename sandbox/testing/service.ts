import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { type Caller, type Service, ServiceError, type ServiceReply } from '../core/contract.ts'

export const ACCOUNT = '111111111111'
export const CALLER = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/session`

export interface Served {
  client(region?: string): LambdaClient
  stop(): Promise<void>
}

/** Serves one service without verifying signatures; every caller may do what `allows` says. */
export async function serve(service: Service, allows: Caller['allows'] = () => true): Promise<Served> {
  const server = createServer((request, response) => {
    answer(service, { arn: CALLER, allows }, request).then(
      (reply) => write(response, reply),
      (error: unknown) => write(response, { status: 500, body: String(error) }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const clients: LambdaClient[] = []
  return {
    client(region = 'us-east-1') {
      const client = new LambdaClient({
        region,
        endpoint: `http://127.0.0.1:${port}`,
        credentials: { accessKeyId: 'ASIA', secretAccessKey: 'secret' },
        maxAttempts: 1,
      })
      clients.push(client)
      return client
    },
    async stop() {
      for (const client of clients) client.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(service: Service, caller: Caller, request: IncomingMessage): Promise<ServiceReply> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value)
  try {
    const operation = service.operation({
      method: request.method ?? '',
      path,
      query: new URLSearchParams(query),
      headers,
      body: Buffer.concat(chunks),
      region,
      account: ACCOUNT,
      caller,
    })
    for (const { action, resource, context } of operation.permissions) {
      if (!caller.allows(action, resource, context)) throw new ServiceError('AccessDeniedException', action, 403)
    }
    return await operation.run()
  } catch (error) {
    if (error instanceof ServiceError) return service.error(error, crypto.randomUUID(), { headers })
    throw error
  }
}

function write(response: ServerResponse, reply: ServiceReply): void {
  response.writeHead(reply.status, reply.headers).end(reply.body)
}
