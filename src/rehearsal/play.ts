import { describeMissing } from '../container/extensions.ts'
import { formatMeasured } from '../domain/duration.ts'
import { type Finding, findingAnd, Problem } from '../domain/problem.ts'
import { counted } from '../domain/text.ts'
import { awaiting } from '../domain/waits.ts'
import { diagnoseEvent, diagnoseStart } from './diagnose.ts'
import { compareWaiting } from './diagnose-durable.ts'
import type { RehearsalEvent } from './events.ts'
import type { Execution } from './execution.ts'
import { compareResponse } from './expect.ts'
import type { Surroundings } from './explain.ts'
import type { Exit, Remains } from './outcome.ts'
import { type DurablePlayed, playDurably } from './play-durable.ts'
import { type Attempt, startRuntime } from './start.ts'
import type { Alone } from './together.ts'

/** An event that went well. */
export interface Played {
  name: string
  milliseconds: number
  bytes: number
  streamed: boolean
}

/** Where events are played. */
export interface Stage {
  events: readonly RehearsalEvent[]
  /** Milliseconds for each event. */
  timeout: number
  /** Whether Lambda makes environments of the function before they are needed. */
  prepared: boolean
  around: Surroundings
  /** Runs the image in a fresh container. */
  open: (log?: (line: string) => void) => Promise<Execution>
  /** Told of each answer that is as it should be, while its container still runs. */
  answered?: (answer: Answered) => Promise<void>
  log: (line: string) => void
  warn: (text: string) => void
}

/** An answer, and the container that gave it. */
export interface Answered {
  /** Of the event. */
  name: string
  payload: Buffer
  /** Its name in the engine. */
  container: string
}

/** A container whose runtime has asked for an event. */
type Ready = Pick<Attempt<Execution>, 'environment' | 'ofInvocation'>

/**
 * Hands a runtime the events, one after the other. When its container ends in between, the next event gets a fresh
 * one, as on Lambda.
 *
 * @throws Problem with the event that did not go well
 */
export async function playAll(stage: Stage, started: Ready): Promise<PlayedAll> {
  const { events, log, warn } = stage
  const played: Played[] = []
  const alone: Alone[] = []
  let ready: Ready | undefined = started
  let ended = false
  for (const event of events) {
    const current: Ready = ready ?? (await startAnew(stage))
    const { environment } = current
    const start = performance.now()
    const { outcome, told } = await handOver(stage, event, current)
    const milliseconds = performance.now() - start
    const finding = compare(event, outcome)
    if (!isGood(outcome) || finding) {
      throw await failure(stage, {
        event,
        outcome,
        environment,
        first: played.length === 0,
        ...(finding && { finding }),
      })
    }
    const { payload, streamed } = outcome.kind === 'response' ? outcome : nothing
    const waits = outcome.kind === 'waiting' ? `waits for ${outcome.on.join(', ')}` : counted(payload.length, 'byte')
    const end = `${waits}${streamed ? ', streamed' : ''}${told === '' ? '' : `, ${told}`}`
    log(`Answered ${event.name} in ${formatMeasured(milliseconds)}: ${end}`)
    alone.push({ event, payload })
    await stage.answered?.({ name: event.name, payload, container: environment.container })
    played.push({ name: event.name, milliseconds, bytes: payload.length, streamed })
    const exit: Exit | undefined = await environment.afterAnswer()
    ready = exit === undefined ? { ...current, ofInvocation: 0 } : undefined
    // An image that ends after every answer does so on purpose, or at least in the same way.
    if (exit && !ended) warn(describeEnd(event.name, exit))
    ended ||= exit !== undefined
  }
  return { played, alone, ...(ready && { ready }) }
}

/** What was played, and what is left of it. */
export interface PlayedAll {
  played: Played[]
  alone: Alone[]
  /** Absent where the image has ended after its last answer. */
  ready?: Ready
}

type PlayedOutcome = DurablePlayed['outcome']

/** What an execution has answered that waits for others. */
const nothing = { payload: Buffer.from(''), streamed: false }

/** Hands a runtime one event; of a durable function, one for each invocation of an execution. */
async function handOver({ timeout }: Stage, event: RehearsalEvent, ready: Ready): Promise<DurablePlayed> {
  const { environment, ofInvocation: spent } = ready
  const { durable } = environment
  const what = `the image's answer to ${event.name}`
  if (durable === undefined) {
    return awaiting({ what, until: Date.now() + timeout - spent }, async () => ({
      outcome: await environment.invoke(event.payload, timeout, spent),
      told: '',
    }))
  }
  const invoke = environment.invoke.bind(environment)
  return awaiting({ what }, () => playDurably({ durable, invoke }, event.payload, timeout, spent))
}

function isGood(outcome: PlayedOutcome): outcome is Extract<PlayedOutcome, { kind: 'response' | 'waiting' }> {
  return outcome.kind === 'response' || outcome.kind === 'waiting'
}

function compare(event: RehearsalEvent, outcome: PlayedOutcome): Finding | undefined {
  if (outcome.kind === 'waiting') return compareWaiting(event, outcome)
  return outcome.kind === 'response' ? compareResponse(event, outcome) : undefined
}

function describeEnd(event: string, { exitCode }: Exit): string {
  return `The image ended with status ${exitCode} right after it had answered the event ${event}. Lambda then starts anew for the next event, which takes that much longer. Let the program ask for the next event, and not exit after one.`
}

/** Starts the image in a fresh container. @throws Problem when it does not start */
export async function startAnew(stage: Stage): Promise<Ready> {
  const attempt = await startRuntime(stage.open, stage)
  const { environment, outcome } = attempt
  if (outcome.kind === 'ready') return attempt
  const remains = await environment.stop()
  throw problem(diagnoseStart(outcome, { ...remains, ...stage.around }), remains)
}

interface Failed {
  event: RehearsalEvent
  outcome: PlayedOutcome
  environment: Execution
  /** Whether no event went before. */
  first: boolean
  /** What is wrong with a response. */
  finding?: Finding
}

async function failure(stage: Stage, { event, outcome, environment, first, finding }: Failed): Promise<Problem> {
  // All that the container wrote has arrived only when it is gone.
  const remains = await environment.stop()
  const diagnosis = isGood(outcome) ? finding : diagnoseEvent(event.name, outcome, { ...remains, ...stage.around })
  if (diagnosis === undefined) throw new Error('An outcome is neither expected nor diagnosed')
  const stateful = !first && (await worksAlone(stage, event))
  return problem(stateful ? blameState(diagnosis) : diagnosis, remains)
}

/** Whether an event that failed in a warm container goes well in a fresh one. */
async function worksAlone(stage: Stage, event: RehearsalEvent): Promise<boolean> {
  const quiet = () => {}
  const { timeout, prepared } = stage
  const started = await startRuntime(() => stage.open(quiet), { timeout, prepared, log: quiet })
  if (started.outcome.kind !== 'ready') return false
  const { outcome: answer } = await handOver(stage, event, started)
  return isGood(answer) && compare(event, answer) === undefined
}

function blameState(finding: Finding): Finding {
  return {
    ...findingAnd(finding, 'In a fresh container the same event goes well: an earlier event left state behind.'),
    remedy: 'Lambda keeps the container between events: reset what the handler keeps in variables and in /tmp.',
  }
}

/** What went wrong, with the last lines of the container. */
export function problem(found: Finding, { lines, missing }: Remains): Problem {
  const unready = describeMissing(missing)
  const finding = unready === undefined ? found : findingAnd(found, unready)
  const last = lines.length === 0 ? '' : `The container's last lines:\n${lines.join('\n')}`
  // Where the failure has details, that nothing was written explains nothing.
  const wrote = last || (finding.details ? '' : 'The container wrote nothing.')
  return new Problem({ ...finding, details: [finding.details, wrote].filter(Boolean).join('\n') })
}
