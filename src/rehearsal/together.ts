import { setTimeout as delay } from 'node:timers/promises'
import { type Finding, findingAnd } from '../domain/problem.ts'
import { awaiting } from '../domain/waits.ts'
import { diagnoseEvent } from './diagnose.ts'
import type { RehearsalEvent } from './events.ts'
import type { Execution } from './execution.ts'
import { compareResponse } from './expect.ts'
import type { Circumstances } from './explain.ts'
import type { ExecutionOutcome } from './outcome.ts'

/** An event, and what was answered when the runtime had no other. */
export interface Alone {
  event: RehearsalEvent
  payload: Buffer
}

/** Where it is played. */
type Played = Pick<Execution, 'invoke' | 'seen'>

/** What is played. */
interface Stage {
  /** Most events at a time. */
  concurrency: number
  /** Milliseconds for each event. */
  timeout: number
  /** Milliseconds in which all workers of a runtime ask for an event, once some do. */
  pause?: number
  log: (line: string) => void
  warn: (text: string) => void
}

/** Events that are handed over together, at least, where the function takes as many: one event is then repeated. */
const atLeast = 4

/**
 * Hands a runtime its events once more, as many at a time as managed instances would (Lambda developer guide, "Lambda
 * Managed Instances runtimes"), and takes the answers in any order.
 *
 * @returns the first that did not go well, as it does alone
 */
export async function playTogether(
  environment: Played,
  alone: readonly Alone[],
  { concurrency, timeout, pause = 1000, log, warn }: Stage,
): Promise<((around: Circumstances) => Finding) | undefined> {
  const size = Math.min(concurrency, Math.max(atLeast, alone.length))
  if (size < 2 || alone.length === 0) return undefined
  for (const batch of batchesOf(alone, size)) {
    await untilQuiet(environment, pause)
    const outcomes = await handOut(environment, batch, timeout)
    for (const [index, outcome] of outcomes.entries()) {
      const each = batch[index]
      const finding = each && judgeTogether(each, outcome, alone)
      if (finding && !(await isSoAlone(environment, each, outcome, timeout))) return finding
    }
  }
  const { atOnce } = environment.seen
  if (atOnce < 2) warn(describeSingle(concurrency))
  else log(`Events that come together are answered as alone; the image takes ${atOnce} at once`)
  return undefined
}

/** Milliseconds after which no more workers are waited for. */
const longest = 5000

/** Waits until no further request for an event comes. */
async function untilQuiet({ seen }: Played, pause: number): Promise<void> {
  const end = Date.now() + longest
  for (let open = -1; open !== seen.waiting && Date.now() < end; await delay(pause)) open = seen.waiting
}

/** Milliseconds in which a worker that takes further events while it handles one asks for the next. */
const patience = 1000

/**
 * Hands events over while others are being handled. A worker that asks for the next one at once gets it, so that one worker has
 * as many as possible; where none does, all that are left go to others side by side.
 */
async function handOut(environment: Played, batch: readonly Alone[], timeout: number): Promise<ExecutionOutcome[]> {
  const answers: Promise<ExecutionOutcome>[] = []
  let asksAtOnce = true
  for (const { event } of batch) {
    const asked = environment.seen.askedAgain
    const answer = environment.invoke(event.payload, timeout, 0, true)
    answers.push(answer)
    if (!asksAtOnce) continue
    const late = delay(patience, false, { ref: false })
    asksAtOnce = await Promise.race([asked.then(() => true), answer.then(() => false), late])
  }
  const what = `the image's answers to ${batch.length} events at once`
  return awaiting({ what, until: Date.now() + timeout }, () => Promise.all(answers))
}

/**
 * Whether an event gets the very same answer when it is handed over once more, alone: then that comes from what the
 * environment has seen by now, as a mark of its first event does, and not from the others.
 */
async function isSoAlone(
  environment: Played,
  { event }: Alone,
  outcome: ExecutionOutcome,
  timeout: number,
): Promise<boolean> {
  if (outcome.kind !== 'response') return false
  const again = await environment.invoke(event.payload, timeout)
  return again.kind === 'response' && again.payload.equals(outcome.payload)
}

/** All events, in batches of one size; the last one is filled up from the front. */
function batchesOf<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: size }, (_, at) => all[(batch * size + at) % all.length]).filter((one) => one !== undefined),
  )
}

/** Says what is wrong with an answer that came while the runtime had other events; undefined when nothing is. */
function judgeTogether(
  { event, payload }: Alone,
  outcome: ExecutionOutcome,
  alone: readonly Alone[],
): ((around: Circumstances) => Finding) | undefined {
  if (outcome.kind !== 'response') return (around) => blame(diagnoseEvent(event.name, outcome, around))
  const finding = compareResponse(event, outcome)
  if (finding) return () => blame(finding)
  const own = outcome.payload.equals(payload)
  const other = own ? undefined : alone.find((one) => one.event !== event && one.payload.equals(outcome.payload))
  if (other === undefined) return undefined
  const what = `The handler answered the event ${event.name} with what belongs to the event ${other.event.name}.`
  return () => blame({ what, remedy: '' })
}

function blame(finding: Finding): Finding {
  return {
    ...findingAnd(
      finding,
      'Alone the event goes well: this one came while others were being handled, as on managed instances.',
    ),
    remedy:
      'Keep what belongs to one event in variables of the handler, not in those of the module or under a fixed name in /tmp; or set PerExecutionEnvironmentMaxConcurrency to 1.',
  }
}

function describeSingle(concurrency: number): string {
  return `The image takes one event at a time, although AWS_LAMBDA_MAX_CONCURRENCY is ${concurrency}: on managed instances most of what it pays for stays idle, and other events are refused meanwhile. Use a runtime client that has several requests for an event open.`
}
