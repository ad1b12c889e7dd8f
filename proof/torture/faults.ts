import { type Faults, importBaseImage } from '@deploy-lambda-image/sandbox'
import type { Row } from '../table.ts'
import { deploys } from './deploys.ts'
import { drawing, someAtATime } from './draw.ts'
import {
  type Call,
  type Drawn,
  type FaultPlan,
  kinds,
  type PlannedRun,
  passes,
  planFaults,
  type Struck,
  say,
} from './fault-plan.ts'
import { judge } from './judge.ts'
import { secretsOf } from './stage.ts'

/** Runs wait more than they work: for throttles that end, and between attempts. */
const atOnce = 6

interface Done extends PlannedRun {
  wrong: string[]
  well: boolean
  /** Calls that something happened to. */
  struck: number
}

export interface FaultsToDraw {
  seed: number
  /** How many pairs, after each single one. */
  pairs: number
  /** ms since the epoch. */
  until: number
  /** Part of the names of those that are struck, for example `lambda Update`; empty for all. */
  calls: string
}

/** Strikes each call of each kind of deploy in each way, then calls two at a time. @returns a row for each way */
export async function tryFaults({ seed, pairs, until, calls: part }: FaultsToDraw): Promise<Row[]> {
  await importBaseImage('busybox:stable-musl')
  const struck: Struck[] = []
  for (const deploy of Object.keys(deploys)) {
    const calls = (await callsOf(deploy)).filter((call) => `${call.service} ${call.operation}`.includes(part))
    if (calls.length > 0) struck.push({ deploy, calls })
  }
  if (struck.length === 0) throw new Error(`No deploy makes a call with '${part}' in its name`)
  const plan = planFaults(drawing(seed), struck, pairs)
  const { runs } = plan
  const done = await someAtATime(runs.length, atOnce, until, (index) => carryOut(runs[index]))
  const ofKind = (kind: string, some: readonly PlannedRun[]) =>
    some.filter(({ faults }) => faults.some((one) => one.kind === kind))
  const rows = Object.keys(kinds)
    .filter((kind) => ofKind(kind, runs).length > 0)
    .map((kind) =>
      rowOf(
        kind,
        done.filter((one) => ofKind(kind, [one]).length > 0),
      ),
    )
  return [...rows, total(done, { plan, struck, seed })]
}

function rowOf(kind: string, own: readonly Done[]): Row {
  const wrong = own.flatMap(({ deploy, faults, wrong }) =>
    wrong.map((text) => `${text}: ${describe({ deploy, faults })}`),
  )
  const pairs = own.filter(({ faults }) => faults.length > 1).length
  const well = own.filter(({ well }) => well).length
  const verdict =
    own.length === 0 ? 'not tried: the time was over before' : `held: ${well} deployed, the others said why not`
  return {
    cells: ['faults', kind, `${own.length} runs, ${pairs} of them in a pair`, wrong.slice(0, 3).join('; ') || verdict],
    // What was not tried has not held.
    ok: own.length > 0 && wrong.length === 0,
  }
}

function describe({ deploy, faults }: PlannedRun): string {
  return `deploy ${deploy}, ${faults.map(say).join(', ')}`
}

interface Drawing {
  plan: FaultPlan
  struck: readonly Struck[]
  seed: number
}

/** Every call must have been struck in every way that there is, once; again, and in pairs, as often as the time allows. */
function total(done: readonly Done[], { plan: { runs, once, again }, struck, seed }: Drawing): Row {
  const calls = struck.map(({ deploy, calls }) => `${calls.length} of a deploy ${deploy}`).join(', ')
  const missed = done.filter((one) => one.struck < one.faults.length).length
  const singles = done.filter(({ faults }) => faults.length === 1).length
  const first = Math.min(singles, once)
  const tried = [
    `each call in each way: ${first} of ${once} runs`,
    `the second and later calls of a name: ${singles - first} of ${again}`,
    `pairs: ${done.length - singles} of ${runs.length - once - again}`,
  ]
  const late = `${missed} runs ended before the call that was to be struck`
  return {
    cells: [
      'faults',
      `all, on calls: ${calls}`,
      tried.join('; '),
      `seed ${seed}; ${late}${done.length < runs.length ? '; the time was over' : ''}`,
    ],
    ok: first === once,
  }
}

/** The calls of a deploy that goes well, each by its name and its turn. */
async function callsOf(deploy: string): Promise<Call[]> {
  const kind = kindOf(deploy)
  const { stage, run } = await kind.open()
  try {
    const from = stage.sandbox.requests.all.length
    const { exitCode, log } = await run()
    if (exitCode !== 0) throw new Error(`A deploy ${deploy} fails when nothing happens to it:\n${log}`)
    const turns = new Map<string, number>()
    const calls = stage.sandbox.requests.all.slice(from).map(({ service, operation }) => {
      const after = turns.get(`${service} ${operation}`) ?? 0
      turns.set(`${service} ${operation}`, after + 1)
      return { service, operation, after }
    })
    return calls.filter(kind.strikes)
  } finally {
    await stage.sandbox.stop()
  }
}

function kindOf(deploy: string) {
  const kind = deploys[deploy]
  if (kind === undefined) throw new Error(`There is no deploy ${deploy}`)
  return kind
}

async function carryOut(planned: PlannedRun | undefined): Promise<Done> {
  if (planned === undefined) throw new Error('There is no such run')
  const { deploy, faults } = planned
  const staged = await kindOf(deploy).open()
  const { stage, run, serves, before, next, digestOf, left } = staged
  const set = strike(stage.sandbox.faults, faults)
  try {
    const start = Date.now()
    const result = await run()
    const took = Date.now() - start
    const struck = set.struck()
    const secrets = secretsOf(stage)
    const wrong = judge({
      run: result,
      serves: serves(),
      before,
      next,
      digest: digestOf(result),
      took,
      struck,
      passing: faults.every(passes),
      left: left(result),
      secrets,
    })
    // The table comes at the end, and has no room for the log.
    if (wrong.length > 0) console.error(`${wrong.join('; ')}: ${describe(planned)}\n${result.log}`)
    return { ...planned, struck, well: result.exitCode === 0, wrong }
  } finally {
    set.clear()
    await stage.sandbox.stop()
  }
}

/** Sets what is to happen. What goes on is over after 20 s. */
function strike(faults: Faults, drawn: readonly Drawn[]) {
  const timers: NodeJS.Timeout[] = []
  const set = drawn.map(({ kind, call }) => {
    const fault = kinds[kind]
    if (fault === undefined) throw new Error(`Nothing is known of ${kind}`)
    const handle = faults.add({ ...call, ...fault })
    if (fault.times !== undefined) timers.push(setTimeout(() => handle.remove(), 20_000))
    return handle
  })
  return {
    struck: () => set.filter(({ hits }) => hits > 0).length,
    clear() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
