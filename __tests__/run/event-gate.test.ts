import { expect, test } from 'vitest'
import { eventGate, HeldBack } from '../../src/run/event-gate.ts'

const api = { region: 'us-east-1', functionName: 'api' }
const worker = { region: 'us-east-1', functionName: 'worker' }
const mail = { region: 'us-east-1', functionName: 'mail' }

test('no place passes before those that have events are ready', async () => {
  const gate = eventGate([api, worker], false)
  const passed: string[] = []
  const passing = [mail, api].map((place) => gate.pass(place).then(() => passed.push(place.functionName)))
  await Promise.resolve()
  expect(passed).toEqual([])
  await gate.pass(worker)
  await Promise.all(passing)
  expect(passed.toSorted()).toEqual(['api', 'mail'])
})

test('one that fails holds the others back, unless each goes its own way', async () => {
  const gate = eventGate([api, worker], false)
  const passing = gate.pass(mail)
  gate.fail(api)
  gate.fail(mail)
  await expect(gate.pass(worker)).rejects.toThrow(HeldBack)
  await expect(passing).rejects.toThrow('before-traffic-event of api in us-east-1 was not answered')

  const apart = eventGate([api], true)
  apart.fail(api)
  await expect(apart.pass(mail)).resolves.toBeUndefined()
})

test('without events nothing is waited for', async () => {
  await expect(eventGate([], false).pass(api)).resolves.toBeUndefined()
})
