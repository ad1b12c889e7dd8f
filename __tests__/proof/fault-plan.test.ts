import { expect, test } from 'vitest'
import { drawing } from '../../proof/torture/draw.ts'
import { type Call, kinds, type PlannedRun, planFaults, say } from '../../proof/torture/fault-plan.ts'

const call = (service: string, operation: string, after = 0): Call => ({ service, operation, after })
const deploys = [
  { deploy: 'a', calls: [call('lambda', 'GetAlias'), call('lambda', 'GetAlias', 1), call('github', 'GetIdToken')] },
  { deploy: 'b', calls: [call('registry', 'PutImage')] },
]
const told = (runs: readonly PlannedRun[]) => runs.map(({ deploy, faults }) => [deploy, ...faults.map(say)].join())

test('each call is struck in each way once, before any two are', () => {
  const { runs, once, again } = planFaults(drawing(7), deploys, 5)
  const singles = once + again
  // A call that is not signed is not refused for its time.
  expect(singles).toBe(4 * Object.keys(kinds).length - 2)
  const [first, then] = [runs.slice(0, once), runs.slice(once)].map((some) => some.map(({ faults }) => faults.length))
  expect(first).toEqual(Array(once).fill(1))
  // Pairs come in turns with later calls.
  expect(then?.slice(0, 10)).toEqual(Array(5).fill([2, 1]).flat())
  expect(then?.slice(10)).toEqual(Array(again - 5).fill(1))
  const single = told(runs.filter(({ faults }) => faults.length === 1))
  expect(new Set(single).size).toBe(singles)
  expect(single.filter((one) => /clock off/.test(one)).sort()).toEqual([
    'a,lambda GetAlias (1) clock off',
    'a,lambda GetAlias (2) clock off',
  ])
})

test('a call that is made again comes after all that are made once', () => {
  const { runs, once, again } = planFaults(drawing(7), deploys, 0)
  const names = told(runs).map((one) => one.replace(/ \(\d\)/, ''))
  expect(again).toBe(Object.keys(kinds).length)
  expect(new Set(names.slice(0, once)).size).toBe(once)
  expect(new Set(names).size).toBe(once)
})

test('a seed draws the same again, and another one does not', () => {
  const drawn = (seed: number) => told(planFaults(drawing(seed), deploys, 20).runs)
  expect(drawn(7)).toEqual(drawn(7))
  expect(drawn(7)).not.toEqual(drawn(8))
})
