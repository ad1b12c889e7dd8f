// What many regions, many functions and many steps at once take against one, with an AWS that takes 2 s to make a version
// ready and 50 ms for each call; and what memory they take.

import type { Measurement } from './measurement.ts'
import { deployWatched } from './memory.ts'
import { Checkout, seed, startStage } from './stage.ts'

const settle = { update: 2000, publish: 2000 }
/** Names as AWS has them; that it has no region of some of them changes nothing of the work. */
const areas = ['us-east', 'us-west', 'eu-west', 'eu-central', 'ap-south', 'ap-northeast', 'sa-east', 'ca-central']
const regions = [1, 2, 3, 4, 5].flatMap((number) => areas.map((area) => `${area}-${number}`))
const functions = Array.from({ length: 20 }, (_, index) => `bench-${index + 1}`)

/** @param rounds how often each number of regions is measured; the least of each counts, which other work disturbs least */
export async function width(rounds: number): Promise<Measurement[]> {
  const sandbox = await startStage({ regions, settle })
  const checkout = new Checkout()
  const release = (own: Readonly<Record<string, string>>) => {
    checkout.change()
    return deployWatched(sandbox, checkout.path, { alias: 'live', ...own })
  }
  const inRegions = (count: number) =>
    release({ 'function-name': 'bench', 'aws-region': regions.slice(0, count).join(',') })
  const toFunctions = (count: number) =>
    release({ 'function-name': functions.slice(0, count).join(','), repository: 'many' })
  try {
    await Promise.all([seed(sandbox, 'bench'), seed(sandbox, 'many', functions)])
    // The aliases are made, and the registries started, before anything is measured.
    await inRegions(regions.length)
    await toFunctions(functions.length)
    sandbox.faults.add({ kind: 'slow', ms: 50, times: Number.POSITIVE_INFINITY })
    const one = await least(rounds, () => inRegions(1))
    const eight = await least(rounds, () => inRegions(8))
    const forty = await least(rounds, () => inRegions(40))
    const few = await least(rounds, () => toFunctions(1))
    const many = await least(rounds, () => toFunctions(functions.length))
    const machine = 'Pushes side by side share two processors'
    return [
      { what: 'One region, whole', measured: one.time / 1000, unit: 's' },
      { what: '8 regions against one', measured: eight.time / one.time, unit: 'times', bound: 1.1, why: machine },
      { what: '40 regions against one', measured: forty.time / one.time, unit: 'times', bound: 2, why: machine },
      { what: '20 functions against one', measured: many.time / few.time, unit: 'times', bound: 1.5 },
      {
        what: 'Memory at most, one region',
        measured: one.memory,
        unit: 'MB',
        bound: 90,
        why: 'Node’s own part is 45 MB, that of the toolkit’s HTTP client 12 MB, and what Node sets aside for short-lived objects 8 MB, which no action can change',
      },
      { what: 'Memory at most, 8 regions', measured: eight.memory, unit: 'MB' },
      { what: 'Memory at most, 40 regions', measured: forty.memory, unit: 'MB' },
    ]
  } finally {
    checkout.remove()
    await sandbox.stop()
  }
}

async function least<T extends { time: number }>(rounds: number, measure: () => Promise<T>): Promise<T> {
  let best = await measure()
  for (let round = 1; round < rounds; round++) {
    const next = await measure()
    if (next.time < best.time) best = next
  }
  return best
}
