import { expect, test } from 'vitest'
import { readNetworks } from '../../src/rehearsal/job-container.ts'
import { readAddresses } from '../../src/rehearsal/own-network.ts'

test('the networks in which a container has an address', () => {
  const none = { IPAddress: '', GlobalIPv6Address: '' }
  const text = JSON.stringify({
    github_network_1: { ...none, IPAddress: '172.19.0.2' },
    six: { IPAddress: '172.20.0.2', GlobalIPv6Address: 'fd12::2' },
    host: none,
  })
  expect(readNetworks(text)).toEqual([
    { name: 'github_network_1', address: '172.19.0.2', ipv6: false },
    { name: 'six', address: '172.20.0.2', ipv6: true },
  ])
})

test("a network's addresses", () => {
  expect(readAddresses('[{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}]')).toEqual({
    subnet: '172.18.0.0/16',
    gateway: '172.18.0.1',
  })
  expect(readAddresses('[]')).toBeUndefined()
  expect(readAddresses('null')).toBeUndefined()
})
