// Usage: script/torture
//
// What the action survives: faults of all that it calls, signals, crowds, machines that lack something, and any inputs.
//
//   --seed N       draws the same again
//   --minutes N    bounds what is drawn, 60 by default
//   --faults N     pairs, after each call struck in each way once, 1000 by default
//   --kills N      50 by default
//   --inputs N     10000 by default
//   --only PARTS   some, with commas: inputs, machine, crowds, kills, faults
//   --calls WORDS  faults of calls with such a name alone, as 'lambda Update'
//   --write        renews docs/proof-torture.md
import { commandLine, refuse } from '../script/usage/command-line.ts'
import { type Row, tell } from './table.ts'
import { tryCrowds } from './torture/crowds.ts'
import { tryFaults } from './torture/faults.ts'
import { tryInputs } from './torture/inputs.ts'
import { tryKills } from './torture/kills.ts'
import { tryMachine } from './torture/machine.ts'
import { lacksForMachine, wanted } from './torture/wants.ts'

const { values } = commandLine(import.meta.url, {
  seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  minutes: { type: 'string', default: '60' },
  faults: { type: 'string', default: '1000' },
  kills: { type: 'string', default: '50' },
  inputs: { type: 'string', default: '10000' },
  only: { type: 'string' },
  calls: { type: 'string', default: '' },
  write: { type: 'boolean', default: false },
})
const seed = Number(values.seed)
const share = (part: number) => Date.now() + Number(values.minutes) * 60_000 * part

const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
  inputs: () => tryInputs(seed, Number(values.inputs)),
  machine: tryMachine,
  crowds: tryCrowds,
  kills: () => tryKills(seed, Number(values.kills), share(0.35)),
  faults: () => tryFaults({ seed, pairs: Number(values.faults), until: share(0.5), calls: values.calls }),
}
const chosen = values.only?.split(',') ?? Object.keys(parts)
const unknown = chosen.filter((one) => parts[one] === undefined)
if (unknown.length > 0) refuse(import.meta.url, `--only: there is no part '${unknown.join("', '")}'.`)
if (values.write && (values.only !== undefined || values.calls !== '')) {
  refuse(import.meta.url, '--write is for a run of all, without --only and --calls.')
}

console.log(`seed ${seed}, parts: ${chosen.join(', ')}`)
console.log(`All parts want ${wanted.others}`)
if (chosen.includes('machine')) {
  console.log(`The part machine wants ${wanted.machine}`)
  const lacks = lacksForMachine()
  if (lacks.length > 0) {
    const others = Object.keys(parts).filter((one) => one !== 'machine')
    console.error(
      `Here is not ${lacks.join(', nor ')}. Run this as root, or leave the part out: --only ${others.join(',')}`,
    )
    process.exit(1)
  }
}

const rows: Row[] = []
for (const one of chosen) {
  console.log(`${new Date().toISOString()} ${one}`)
  rows.push(...((await parts[one]?.()) ?? []))
}
tell(
  {
    file: 'proof-torture.md',
    title: 'What it survives',
    about: `What was done to runs of the bundle, and what came of it, in one run of \`script/torture --write\`, which made this page. It says
the seed that its draws come from.

- **Inputs** are drawn from action.yml: each ends in a plan or in a refusal, in a second at most, without a stack; what is refused
  so is refused before any call of AWS.
- **Machine.** The function serves what it served, an error says why and what to do, and the next run deploys. Where an engine is
  restarted, nothing is left in it, and the next run builds there.
- **Crowds.** Every run ends with a version that has the image which it built, and ECR still has that image.
- **Kills** at drawn moments of a canary in two regions: after post each alias is wholly on one version, and the next run deploys. Where the
  machine is gone there is no post: a rollback, or the next run alone, mends what is half way, and says what it found.
- **Faults.** Each call that a deploy makes of AWS, GitHub and the registry is struck in each way once, in an order that is drawn; then
  later calls of a name and two calls at a time, of any kinds, as many as there is time for: the last row says how many of each. The function serves what it served before or the new version entirely, the outcome is told truly and with a
  remedy, what passes by itself does not keep a run from deploying, nothing is left in the temporary folder and in the engine, no run takes more than a minute and a half, no secret and no stack shows. The
  judge of this has [tests of its own](../__tests__/proof/judge.test.ts), in which each of these is wrong once.

What can't be is not drawn: GitHub's API, its tokens, the registry and the sign-in take a token or a password, so no clock is off for them. Layers are
pushed by Docker, which repeats by itself what the registry refuses for a moment.`,
    columns: ['Part', 'What', 'Tried', 'Verdict'],
    rows,
  },
  values.write,
)
