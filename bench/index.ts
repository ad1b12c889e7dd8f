// Usage: script/bench [DIR...]
//
// Prints one table of what a deploy costs, measured in one run; ends with 1 when a bound is missed. The folders are those of
// other actions, in the order of a job, for --against.
//
//   --only PARTS   some, with commas: cost, start, waiting, width, growth, ways
//   --rounds N     how often each is measured, 5 by default
//   --large        images of 1 GB and 5 GB as well
//   --against      measures other actions as well
//   --write        renews docs/proof-bench.md
import { tell } from '../proof/table.ts'
import { commandLine, refuse } from '../script/usage/command-line.ts'
import { cost } from './cost.ts'
import { growth } from './growth.ts'
import { type Measurement, rowOf } from './measurement.ts'
import { start } from './start.ts'
import { waiting } from './waiting.ts'
import { ways } from './ways.ts'
import { width } from './width.ts'

const { values, positionals } = commandLine(import.meta.url, {
  only: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  large: { type: 'boolean', default: false },
  against: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
})
if (!values.against && positionals.length > 0) refuse(import.meta.url, 'Folders of other actions are for --against.')
const rounds = Number(values.rounds)
const sizes = values.large ? [10, 100, 1000, 5000] : [10, 100]
const parts: Record<string, () => Promise<Measurement[]>> = {
  cost: () => cost(rounds),
  start: () => start(rounds * 5),
  waiting,
  width: () => width(Math.min(rounds, 3)),
  growth: () => growth(sizes, [1, 10, 100], 20),
  ways: () => ways(values.against ? positionals : [], rounds),
}
const chosen = values.only?.split(',') ?? Object.keys(parts)
const unknown = chosen.find((name) => parts[name] === undefined)
if (unknown !== undefined) refuse(import.meta.url, `--only: there is no part '${unknown}'.`)
const measurements: Measurement[] = []
for (const name of chosen) {
  console.error(`==> ${name}`)
  measurements.push(...((await parts[name]?.()) ?? []))
}
tell(
  {
    file: 'proof-bench.md',
    title: 'What it costs',
    about: [
      'Measured by `script/bench --large --write` in one run, against an AWS that is played, with docker and a registry that are real.',
      'The floor is what docker alone takes to build and push the same, and the 2 s in which Lambda gets ready.',
      ...(values.against
        ? ['The bundles of other actions, whose folders `--against` gave, ran in the order of a job.']
        : []),
      'Ratios say more than times: those are of one machine.',
    ].join(' '),
    columns: ['What', 'Measured', 'Bound', 'Remarks'],
    rows: measurements.map(rowOf),
  },
  values.write,
)
