import { expect, test } from 'vitest'
import { addressIn, readNetworks } from '../../src/container/job-container.ts'
import { readAddresses } from '../../src/container/own-network.ts'
import type { Docker } from '../../src/docker/process.ts'

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

/** A docker that gives these answers, one after the other; the last one stays. */
function dockerThat(...answers: string[]) {
  const asked: string[] = []
  const ask = async (argv: readonly string[]) => {
    asked.push(argv.join(' '))
    return { exitCode: 0, stdout: answers[asked.length - 1] ?? answers.at(-1) ?? '', stderr: '' }
  }
  return { docker: { ask } as unknown as Docker, asked }
}

test('the engine is asked for an address until it has one', async () => {
  const { docker, asked } = dockerThat('{}', '{"own":{"IPAddress":""}}', '{"own":{"IPAddress":"172.18.0.2"}}')
  expect(await addressIn(docker, 'own', 'c')).toBe('172.18.0.2')
  expect(asked).toHaveLength(3)
})

test('and twenty times where it gives none', async () => {
  const { docker, asked } = dockerThat('{}')
  expect(await addressIn(docker, 'own', 'c')).toBeUndefined()
  expect(asked).toHaveLength(20)
})

test("a network's addresses", () => {
  expect(readAddresses('[{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}]')).toEqual({
    subnet: '172.18.0.0/16',
    gateway: '172.18.0.1',
  })
  expect(readAddresses('[]')).toBeUndefined()
  expect(readAddresses('null')).toBeUndefined()
})
