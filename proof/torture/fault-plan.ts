import type { Fault } from '@deploy-lambda-image/sandbox'
import type { Draw } from './draw.ts'

/** A call that a deploy makes. */
export interface Call {
  service: string
  operation: string
  /** Calls of that name that go well first. */
  after: number
}

/** What happens to a call. */
export interface Drawn {
  kind: string
  call: Call
}

const signature = {
  kind: 'error',
  status: 403,
  code: 'InvalidSignatureException',
  message: 'Signature expired: 20200101T000000Z is now earlier than 20200101T001000Z (20200101T001500Z - 5 min.)',
} as const

/** What may happen to a call. */
export const kinds: Readonly<Record<string, Fault>> = {
  'throttled once': { kind: 'throttle' },
  'throttled for 20 s': { kind: 'throttle', times: Number.POSITIVE_INFINITY },
  'answered with 500': { kind: 'error', status: 500 },
  'answered with 503': { kind: 'error', status: 503 },
  'reset before its effect': { kind: 'reset' },
  'reset after its effect, answer lost': { kind: 'lost' },
  'slow, 3 s': { kind: 'slow', ms: 3000 },
  'cut in the middle of its answer': { kind: 'truncated' },
  'answered by a page of HTML': { kind: 'page' },
  'session expired': { kind: 'expired-token' },
  'clock off': signature,
  denied: { kind: 'deny' },
}

/** What passes by itself: the same call goes well when it is made again. */
const passing = new Set([
  'throttled once',
  'answered with 500',
  'answered with 503',
  'reset before its effect',
  'reset after its effect, answer lost',
  'slow, 3 s',
  'cut in the middle of its answer',
  'answered by a page of HTML',
])

export function passes({ kind }: Drawn): boolean {
  return passing.has(kind)
}

/** Only a call that is signed is refused for its time: those of GitHub and of the registry have a token or a password. */
function mayStrike(kind: string, { service, operation }: Call): boolean {
  if (kind !== 'clock off') return true
  return !['github', 'registry'].includes(service) && operation !== 'AssumeRoleWithWebIdentity'
}

/** A kind of deploy, by its name, and the calls of it that something may happen to. */
export interface Struck {
  deploy: string
  calls: readonly Call[]
}

/** A run, and what happens to one call of it or two. */
export interface PlannedRun {
  deploy: string
  faults: readonly Drawn[]
}

/**
 * Each kind on each call once, in an order that is drawn; without those that can't be. Of a call that is made several
 * times one comes before all the others.
 */
function singles(draw: Draw, deploys: readonly Struck[]): { once: PlannedRun[]; again: PlannedRun[] } {
  const all = deploys.flatMap(({ deploy, calls }) =>
    calls.flatMap((call) =>
      Object.keys(kinds)
        .filter((kind) => mayStrike(kind, call))
        .map((kind) => ({ deploy, faults: [{ kind, call }] })),
    ),
  )
  const seen = new Set<string>()
  const keyed = draw.shuffled(all).map((run) => {
    const key = [run.deploy, ...run.faults.map(({ kind, call }) => `${call.service} ${call.operation} ${kind}`)].join()
    const again = seen.has(key)
    seen.add(key)
    return { run, again }
  })
  const of = (again: boolean) => keyed.filter((one) => one.again === again).map(({ run }) => run)
  return { once: of(false), again: of(true) }
}

/** Two calls of a deploy, of any kind of it. */
function pair(draw: Draw, deploys: readonly Struck[]): PlannedRun {
  const { deploy, calls } = draw.of(deploys)
  const one = (): Drawn => {
    const call = draw.of(calls)
    return { call, kind: draw.of(Object.keys(kinds).filter((kind) => mayStrike(kind, call))) }
  }
  return { deploy, faults: [one(), one()] }
}

/** What is to be done, in order. */
export interface FaultPlan {
  runs: readonly PlannedRun[]
  /** How many come first: each kind on each call of another name. */
  once: number
  /** How many come then, in turns with pairs: the same on the second and later calls of a name. The rest are pairs. */
  again: number
}

/** Each kind on each call first; then the same on later calls, in turns with `count` pairs. */
export function planFaults(draw: Draw, deploys: readonly Struck[], count: number): FaultPlan {
  const { once, again } = singles(draw, deploys)
  const pairs = Array.from({ length: count }, () => pair(draw, deploys))
  const turns = Array.from({ length: Math.max(again.length, count) }, (_, turn) => [pairs[turn], again[turn]])
  const then = turns.flat().filter((run) => run !== undefined)
  return { runs: [...once, ...then], once: once.length, again: again.length }
}

/** Says what happens to a call, for a table. */
export function say({ kind, call }: Drawn): string {
  return `${call.service} ${call.operation} (${call.after + 1}) ${kind}`
}
