import { LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import { type AliasState, updateAlias } from '../../src/traffic/alias.ts'

/** A client that keeps what it is asked, and answers an alias. */
function recording() {
  const bodies: unknown[] = []
  const lambda = new LambdaClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async ({ body }: { body: string }) => {
        bodies.push(JSON.parse(body))
        return { response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } }
      },
    },
  })
  return { lambda, bodies }
}

test.each<[string, AliasState['weights'], AliasState['weights'], object]>([
  ['an alias that has none and gets none', {}, {}, {}],
  ['weights that stay', { 2: 0.1 }, { 2: 0.1 }, {}],
  ['weights that come', {}, { 2: 0.1 }, { RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } }],
  ['weights that change', { 2: 0.1 }, { 2: 0.2 }, { RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } } }],
  ['weights that go', { 1: 1 }, {}, { RoutingConfig: { AdditionalVersionWeights: {} } }],
])('a RoutingConfig is sent where it changes: %s', async (_, before, weights, sent) => {
  const { lambda, bodies } = recording()
  const present = { arn: '', name: 'live', version: '1', weights: before, description: '', revisionId: 'r1' }
  await updateAlias(lambda, 'hello', present, { version: '3', weights, description: 'mine' })
  expect(bodies).toEqual([{ FunctionVersion: '3', Description: 'mine', RevisionId: 'r1', ...sent }])
})

test('a call that is refused though nothing changes is made again a few times, and then told', async () => {
  let calls = 0
  const answer = (statusCode: number, body: object) => ({
    response: {
      statusCode,
      headers: { 'x-amzn-errortype': 'PreconditionFailedException' },
      body: Buffer.from(JSON.stringify(body)),
    },
  })
  const lambda = new LambdaClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: {
      handle: async ({ method }: { method: string }) => {
        if (method === 'GET') return answer(200, { Name: 'live', FunctionVersion: '1', RevisionId: `r${calls}` })
        calls += 1
        return answer(412, { Message: 'The Revision Id provided does not match' })
      },
    },
  })
  const present = { arn: '', name: 'live', version: '1', weights: {}, description: '', revisionId: 'r0' }
  const moving = updateAlias(lambda, 'hello', present, { version: '3', weights: {}, description: '' })
  await expect(moving).rejects.toThrow('Could not move the alias live of hello: PreconditionFailedException')
  expect(calls).toBe(10)
})
