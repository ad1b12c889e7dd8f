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
function singles(draw: Draw, deploys: readonly Struck[]): PlannedRun[] {
  const all = deploys.flatMap(({ deploy, calls }) =>
    calls.flatMap((call) =>
      Object.keys(kinds)
        .filter((kind) => mayStrike(kind, call))
        .map((kind) => ({ deploy, faults: [{ kind, call }] })),
    ),
  )
  const seen = new Set<string>()
  const keyed = draw.shuffled(all).map((run) => {
    const key = run.faults.map(({ kind, call }) => `${call.service} ${call.operation} ${kind}`).join()
    const again = seen.has(key)
    seen.add(key)
    return { run, again }
  })
  return [false, true].flatMap((again) => keyed.filter((one) => one.again === again).map(({ run }) => run))
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

/** All singles first, then pairs: `count` more. @returns the runs in order, and how many of them are singles */
export function planFaults(
  draw: Draw,
  deploys: readonly Struck[],
  count: number,
): { runs: PlannedRun[]; singles: number } {
  const first = singles(draw, deploys)
  return { runs: [...first, ...Array.from({ length: count }, () => pair(draw, deploys))], singles: first.length }
}

/** Says what happens to a call, for a table. */
export function say({ kind, call }: Drawn): string {
  return `${call.service} ${call.operation} (${call.after + 1}) ${kind}`
}
