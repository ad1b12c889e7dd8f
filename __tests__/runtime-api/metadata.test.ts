import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MetadataApi } from '../../src/runtime-api/metadata.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** Serves the endpoint of one environment. @returns asks it */
async function serve(region: string) {
  const api = new MetadataApi(region)
  const server = createServer((request, response) => {
    if (!api.answer(request, response)) response.writeHead(404).end('of another API')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => server.close())
  const { port } = server.address() as AddressInfo
  const path = '/2026-01-15/metadata/execution-environment'
  return (options: { token?: string; method?: string; path?: string } = {}) =>
    fetch(`http://127.0.0.1:${port}${options.path ?? path}`, {
      method: options.method ?? 'GET',
      headers: { Authorization: `Bearer ${options.token ?? api.token}` },
    })
}

test.each([
  ['us-east-1', 'use1-az1'],
  ['eu-central-2', 'euc2-az1'],
  ['ap-southeast-2', 'apse2-az1'],
  ['ap-northeast-1', 'apne1-az1'],
  ['us-gov-west-1', 'usgw1-az1'],
  ['cn-northwest-1', 'cnnw1-az1'],
  ['me-south-1', 'mes1-az1'],
])('an environment in %s is told that it is in %s, for as long as it lasts', async (region, zone) => {
  const answer = await (await serve(region))()
  expect([answer.status, await answer.json()]).toEqual([200, { AvailabilityZoneID: zone }])
  expect(answer.headers.get('cache-control')).toBe('private, max-age=43200, immutable')
})

test('who does not know its token, asks otherwise, or for something else is refused as by Lambda', async () => {
  const ask = await serve('eu-west-1')
  expect((await ask({ token: 'of-another' })).status).toBe(401)
  expect((await ask({ method: 'POST' })).status).toBe(405)
  expect(await (await ask({ path: '/2018-06-01/runtime/invocation/next' })).text()).toBe('of another API')
})
