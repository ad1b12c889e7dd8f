import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { byName, fromAddress, fromSubnet, ownerOf } from '../../src/container/guard.ts'

function from(remoteAddress: string, host = ''): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
  return Object.assign(new IncomingMessage(socket), { headers: { host } })
}

describe('a guard lets in', () => {
  test.each([
    ['172.18.0.2', true],
    ['172.18.0.1', false],
    ['172.19.0.2', false],
    ['127.0.0.1', false],
  ])('%s of 172.18.0.0/16: %s', (address, admitted) => {
    expect(fromSubnet('172.18.0.0/16', '172.18.0.1')(from(address))).toBe(admitted)
  })

  test('an address once it is known, for which it asks again until it is', async () => {
    const answers = [undefined, '10.0.0.2']
    let asked = 0
    const guard = fromAddress(async () => answers[asked++])
    expect(await guard(from('10.0.0.3'))).toBe(false)
    expect(await guard(from('10.0.0.2'))).toBe(true)
    expect(await guard(from('10.0.0.3'))).toBe(false)
    expect(asked).toBe(2)
  })

  test('who knows the name', () => {
    const guard = byName('runtime-1')
    expect(['runtime-1:9001', 'runtime-1', '10.0.0.1:9001', ''].map((host) => guard(from('10.0.0.2', host)))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

test("the owner of a connection's other end", () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2328 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 12 1 0 20 4 30 10 -1
   1: 0100007F:C000 0100007F:2328 01 00000000:00000000 00:00000000 00000000   993        0 13 1 0 20 4 30 10 -1`
  const ends = { remoteAddress: '127.0.0.1', remotePort: 0xc000, localAddress: '127.0.0.1', localPort: 9000 }
  expect(ownerOf(ends, table)).toBe(993)
  expect(ownerOf({ ...ends, remotePort: 1 }, table)).toBeUndefined()
})
