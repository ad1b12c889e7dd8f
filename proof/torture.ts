// What the action survives: faults of all that it calls, signals, crowds, machines that lack something, and any inputs.
// `--seed N` draws the same again, `--minutes N` bounds what is drawn, `--faults N`, `--kills N` and `--inputs N` say how
// many; `--write` renews the page in docs/.
import { parseArgs } from 'node:util'
import { tell } from './table.ts'
import { tryCrowds } from './torture/crowds.ts'
import { tryFaults } from './torture/faults.ts'
import { tryInputs } from './torture/inputs.ts'
import { tryKills } from './torture/kills.ts'
import { tryMachine } from './torture/machine.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    minutes: { type: 'string', default: '60' },
    faults: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '50' },
    inputs: { type: 'string', default: '10000' },
    write: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const share = (part: number) => Date.now() + Number(values.minutes) * 60_000 * part
console.log(`seed ${seed}`)
const rows = [
  ...(await tryInputs(seed, Number(values.inputs))),
  ...(await tryMachine()),
  ...(await tryCrowds()),
  ...(await tryKills(seed, Number(values.kills), share(0.35))),
  ...(await tryFaults(seed, Number(values.faults), share(0.5))),
]
tell(
  {
    file: 'proof-torture.md',
    title: 'What it survives',
    about: `What was done to runs of the bundle, and what came of it, in one run of \`script/torture --write\`, which made this page. It says
the seed that its draws come from.

- **Inputs** are drawn from action.yml: each ends in a plan or in a refusal, in a second at most, without a stack; what is refused
  so is refused before any call of AWS.
- **Machine.** The function serves what it served, an error says why, and the next run deploys.
- **Crowds.** Every run ends with a version that has the image which it built.
- **Kills** at drawn moments of a canary in two regions: after post each alias is wholly on one version, and the next run deploys. Where the
  machine is gone there is no post; a rollback then mends what is half way.
- **Faults** of one call or two, of AWS's, GitHub's and the registry's: the function serves what it served before or the new version
  entirely, the outcome is told truly, the time is bounded, no secret and no stack shows.`,
    columns: ['Part', 'What', 'Tried', 'Verdict'],
    rows,
  },
  values.write,
)
