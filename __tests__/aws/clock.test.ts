import { once } from 'node:events'
import { createServer } from 'node:http'
import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { clientsFor } from '../../src/aws/clients.ts'
import { clock } from '../../src/aws/clock.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  clock.offset = 0
})

/** An AWS whose clock is twenty minutes ahead of this machine's, and that refuses all. @returns how often it was asked */
async function refusing(status: number, code: string): Promise<number> {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    const date = new Date(Date.now() + 1_200_000).toUTCString()
    response.writeHead(status, { date, 'x-amzn-errortype': code, 'content-type': 'application/json' }).end('{}')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  const address = server.address()
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  const credentials = async () => ({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })
  const { lambda } = clientsFor('us-east-1', credentials, AbortSignal.timeout(30_000))
  await expect(lambda.send(new GetFunctionCommand({ FunctionName: 'hello' }))).rejects.toThrow()
  return asked
}

test.each([
  [404, 'ResourceNotFoundException'],
  [403, 'AccessDeniedException'],
  [409, 'ResourceConflictException'],
])(
  'a refusal that has nothing to do with the time is not asked for again, however wrong the clock is: %i',
  async (...answer) => {
    expect(await refusing(...answer)).toBe(1)
  },
)

test.each([
  ['a signature that is refused', 403, 'InvalidSignatureException'],
  ['what the service fails to answer', 500, 'ServiceException'],
] as const)('%s is sent again, however wrong the clock is', async (_, status, code) => {
  expect(await refusing(status, code)).toBeGreaterThan(1)
})
