import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { sendSignal } from '../../src/docker/signal.ts'

test('a process gets the signal, and one that has ended no error', async () => {
  const child = spawn('sleep', ['60'])
  const ended = once(child, 'exit')
  const pid = child.pid ?? 0
  sendSignal(pid, 'SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(() => sendSignal(pid, 'SIGKILL')).not.toThrow()
})
