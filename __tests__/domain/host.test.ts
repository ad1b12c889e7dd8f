import { expect, test } from 'vitest'
import { isLoopback } from '../../src/domain/host.ts'

test.each(['localhost', 'LocalHost.', 'registry.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])(
  '%s is this machine itself',
  (host) => {
    expect(isLoopback(host)).toBe(true)
  },
)

test.each(['', 'localhost.example.com', 'mylocalhost', '127.example.com', '127.0.0.1.example.com', '128.0.0.1', '::2'])(
  '%j is another one',
  (host) => {
    expect(isLoopback(host)).toBe(false)
  },
)
