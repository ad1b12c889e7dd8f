// What a deploy takes beyond the floor, and what one takes that changes nothing; then the calls of the last one, on a
// time line. The floor is taken in turns with the deploys.
import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { buildAndPush } from './floor.ts'
import type { Measurement } from './measurement.ts'
import { Checkout, deploy, median, seed, startStage } from './stage.ts'

/** ms that Lambda takes to make a version ready. */
const settle = 2000
const own = { 'function-name': 'bench', alias: 'live', tags: 'latest' }

/** @param rounds how often each is measured; the median counts */
export async function cost(rounds: number): Promise<Measurement[]> {
  const sandbox = await startStage({ settle: { update: settle, publish: settle } })
  const checkout = new Checkout()
  try {
    await seed(sandbox, 'bench')
    // The alias is made, and the registry started, before anything is measured.
    await deploy(sandbox, checkout.path, own)
    const quick = await measure(sandbox, checkout, rounds)
    const slow = sandbox.faults.add({ kind: 'slow', ms: 50, times: Number.POSITIVE_INFINITY })
    const far = await measure(sandbox, checkout, rounds)
    slow.remove()
    return [
      { what: 'The floor: build, push, and 2 s until Lambda is ready', measured: quick.floor, unit: 's' },
      { what: 'A changed image, beyond the floor', measured: quick.beyond, unit: 's', bound: 0.3, why: sequence },
      { what: 'The same with 50 ms for each call', measured: far.beyond, unit: 's', bound: 0.55, why: sequence },
      { what: 'An unchanged image', measured: quick.unchanged, unit: 's', bound: 0.45, why: rebuilt },
      { what: 'The same with 50 ms for each call', measured: far.unchanged, unit: 's', bound: 0.8, why: rebuilt },
    ]
  } finally {
    checkout.remove()
    await sandbox.stop()
  }
}

const sequence =
  'Node, the toolkit and the SDK load first, the build waits for the sign-in and for the architecture, and after it docker processes of their own look into the image, name it and push it; then Lambda is asked four times a second whether it is ready'
const rebuilt = 'It is signed in and built all the same before it is known to be unchanged'

async function measure(sandbox: Sandbox, checkout: Checkout, rounds: number) {
  const floors: number[] = []
  const changed: number[] = []
  const unchanged: number[] = []
  for (let round = 0; round < rounds; round++) {
    checkout.change()
    floors.push((await buildAndPush(sandbox, checkout.path)) + settle)
    checkout.change()
    sandbox.requests.clear()
    changed.push((await deploy(sandbox, checkout.path, own)).main.duration)
    if (round === rounds - 1) console.error(timeline(sandbox))
    unchanged.push((await deploy(sandbox, checkout.path, own)).main.duration)
  }
  const [floor, whole, same] = [floors, changed, unchanged].map((times) => median(times) / 1000)
  return { floor: floor ?? Number.NaN, beyond: (whole ?? 0) - (floor ?? 0), unchanged: same ?? Number.NaN }
}

/** A line for each call: when it came, in ms after the first, and a column for each ten of them. */
function timeline({ requests }: Sandbox): string {
  const start = requests.all[0]?.time ?? 0
  const lines = requests.all.map(({ time, service, operation }) => {
    const at = time - start
    return `${at.toFixed(0).padStart(6)} ms ${' '.repeat(Math.min(60, Math.floor(at / 50)))}${service} ${operation}`
  })
  return lines.join('\n')
}
