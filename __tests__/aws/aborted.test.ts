import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetAliasCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test } from 'vitest'
import { connection } from '../../src/aws/connection.ts'
import { awsError } from '../../src/aws/error.ts'
import { explain } from '../../src/aws/explain.ts'
import { poll } from '../../src/domain/poll.ts'
import { Problem } from '../../src/domain/problem.ts'

const cancelled = () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Problem({ what: 'The run was cancelled.', remedy: 'Run it again.' })), 50)
  return controller.signal
}
const ended = () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  return controller.signal
}

/** What a call ends with that is never answered. */
async function endOfCall(signal: AbortSignal): Promise<unknown> {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close().closeAllConnections())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const client = new LambdaClient({
    ...connection('us-east-1', signal),
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
  })
  return client.send(new GetAliasCommand({ FunctionName: 'hello', Name: 'live' })).catch((error: unknown) => error)
}

/** What a wait ends with whose answer never comes. */
function endOfPause(signal: AbortSignal): Promise<unknown> {
  const wait = { what: 'live', ask: async () => 'not yet', until: () => false, interval: 60_000, signal }
  return poll(wait).catch((error: unknown) => error)
}

test.each([
  ['cancelled', cancelled, 'Could not read live: The run was cancelled. Run it again.'],
  [
    'out of time',
    () => AbortSignal.timeout(50),
    'Could not read live: The time for it was over. Look at what it was about, and run the job again.',
  ],
  [
    'ended',
    ended,
    'Could not read live: The run has ended the request. Look at what it was about, and run the job again.',
  ],
])('a run that is %s says so, and not that AWS does', async (_, signal, sentence) => {
  const errors = [await endOfCall(signal()), await endOfPause(signal())]
  expect(errors.map(awsError)).toEqual([undefined, undefined])
  expect(errors.map((error) => explain(error, 'Could not read live').message)).toEqual([sentence, sentence])
})
