import { asText, member } from '../../domain/json.ts'
import { describeAwaited, openOf, visibleOf } from './nested.ts'
import { applyUpdate, dueTime, earlier, type Operation, Refusal, whenDue, writeOperation } from './operations.ts'
import { type Usage, usageAfter } from './quota.ts'

/** How a durable execution goes on after an invocation that did not end it. */
export type Suspension =
  /** It is invoked again: a wait is over, or a step may be tried again. */
  | { kind: 'again' }
  /** Nothing but others can end what it waits for, a phrase each. */
  | { kind: 'waiting'; on: string[] }
  /** Its waits and retries would take longer than it may. */
  | { kind: 'timed-out' }
  /** There is nothing that it waits for. */
  | { kind: 'nothing' }

/** What an execution begins with. */
export interface ExecutionStart {
  arn: string
  /** JSON. */
  payload: string
  /** Milliseconds that it may take in all. */
  limit: number
  now?: () => number
}

/** Bytes of operations in an event, or in one answer: what is beyond is asked for page by page. */
const pageSize = 1024 * 1024

/**
 * One durable execution as Lambda keeps it between invocations: its operations, and the checkpoints of its handler
 * (Lambda API reference, "CheckpointDurableExecution", "GetDurableExecutionState"). No time passes while it is
 * suspended: what is due first is brought forward, and all else by as much, so that their order is kept.
 */
export class DurableExecution {
  readonly arn: string
  readonly #limit: number
  readonly #now: () => number
  readonly #start: number
  readonly #operations = new Map<string, Operation>()
  /** Ids of what has changed by itself, and was not sent yet. */
  readonly #news = new Set<string>()
  /** What the operations are that the invocation under way was begun with. */
  #listed: readonly Operation[] = []
  #token = ''
  #usage: Usage = { operations: 0, bytes: 0 }
  #skipped = 0
  #result: string | undefined

  constructor({ arn, payload, limit, now = Date.now }: ExecutionStart) {
    this.arn = arn
    this.#limit = limit
    this.#now = now
    this.#start = now()
    const [id = ''] = arn.split('/').slice(-1)
    this.#operations.set(id, {
      Id: id,
      Type: 'EXECUTION',
      Status: 'STARTED',
      StartTimestamp: this.#start,
      ExecutionDetails: { InputPayload: payload },
    })
  }

  /** Milliseconds of waits and retries that were skipped. */
  get skipped(): number {
    return this.#skipped
  }

  /** A result that was checkpointed, as one that an answer can't hold is. JSON. */
  get result(): string | undefined {
    return this.#result
  }

  /** The event of its next invocation: JSON. */
  event(): string {
    this.#token = crypto.randomUUID()
    this.#listed = visibleOf(this.#operations)
    const { Operations, NextMarker } = this.#page(0, inMilliseconds)
    const updated = [...this.#news]
    this.#news.clear()
    return JSON.stringify({
      DurableExecutionArn: this.arn,
      CheckpointToken: this.#token,
      InitialExecutionState: { Operations, NextMarker },
      ...(updated.length > 0 && { UpdatedOperationIds: updated }),
    })
  }

  /**
   * Takes what the handler tells, all or nothing.
   *
   * @returns the answer
   * @throws Refusal
   */
  checkpoint(token: string, updates: readonly unknown[]): object {
    this.#requireToken(token)
    const now = this.#now()
    const usage = usageAfter(this.#usage, updates, (id) => this.#operations.has(id))
    const changed = new Map<string, Operation>()
    let result = this.#result
    for (const update of updates) {
      const id = asText(member(update, 'Id'))
      // It has an id of its own, which is no operation's.
      if (member(update, 'Type') === 'EXECUTION') result = asText(member(update, 'Payload'))
      else changed.set(id, applyUpdate(update, changed.get(id) ?? this.#operations.get(id), now))
    }
    this.#result = result
    this.#usage = usage
    for (const [id, operation] of changed) this.#operations.set(id, operation)
    this.#settle()
    const ids = new Set([...changed.keys(), ...this.#news])
    this.#news.clear()
    this.#token = crypto.randomUUID()
    const told = [...this.#operations.values()].filter(({ Id }) => ids.has(Id))
    return {
      CheckpointToken: this.#token,
      NewExecutionState: { Operations: told.map((one) => writeOperation(one, inSeconds)) },
    }
  }

  /** A further page of the operations that the invocation was begun with. @throws Refusal */
  state(token: string, marker: string): object {
    this.#requireToken(token)
    return this.#page(Number(marker) || 0, inSeconds)
  }

  /** Goes on after an invocation that answered that it is not over. */
  suspend(): Suspension {
    this.#settle()
    if (this.#news.size > 0) return { kind: 'again' }
    const open = openOf(this.#operations)
    const due = open.map(dueTime).filter((time) => time !== undefined)
    if (due.length === 0) {
      const on = open.map((one) => describeAwaited(one, this.#operations)).filter((phrase) => phrase !== undefined)
      return on.length > 0 ? { kind: 'waiting', on } : { kind: 'nothing' }
    }
    const ahead = Math.min(...due) - this.#now()
    if (this.#now() - this.#start + this.#skipped + ahead > this.#limit) return { kind: 'timed-out' }
    this.#skipped += ahead
    for (const [id, one] of this.#operations) {
      if (dueTime(one) !== undefined) this.#operations.set(id, earlier(one, ahead))
    }
    this.#settle()
    return { kind: 'again' }
  }

  /** Ends waits, and readies steps, whose time has come. */
  #settle(): void {
    const now = this.#now()
    for (const [id, one] of this.#operations) {
      const due = dueTime(one)
      if (due === undefined || due > now) continue
      this.#operations.set(id, whenDue(one, now))
      this.#news.add(id)
    }
  }

  #requireToken(token: string): void {
    if (token !== this.#token) throw new Refusal('Invalid Checkpoint Token')
  }

  #page(from: number, writeTime: (time: number) => number): { Operations: object[]; NextMarker: string } {
    const page: object[] = []
    let size = 0
    for (const operation of this.#listed.slice(from)) {
      const written = writeOperation(operation, writeTime)
      size += JSON.stringify(written).length
      if (size > pageSize && page.length > 0) break
      page.push(written)
    }
    const next = from + page.length
    return { Operations: page, NextMarker: next < this.#listed.length ? `${next}` : '' }
  }
}

/** As events have times: AWS's SDK for Python reads nothing else, and the one for JavaScript takes them so, too. */
function inMilliseconds(time: number): number {
  return time
}

/** As AWS JSON has times. */
function inSeconds(time: number): number {
  return time / 1000
}
