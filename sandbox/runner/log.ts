import { messageOf } from '../core/message.ts'
import type { Annotation } from './annotation.ts'
import { Caseless } from './caseless.ts'
import { type Command, parseCommand } from './command.ts'
import type { Masks } from './masks.ts'
import type { Matchers } from './matchers.ts'
import { COMMANDS, type Obeying } from './obey.ts'

/** Where a line comes from. */
export type Source = 'stdout' | 'stderr'

/** A command that was obeyed. The action or any program that it ran wrote it. */
export interface Obeyed extends Command {
  source: Source
  /** The whole line that held it. */
  line: string
}

export interface StepLogOptions {
  /** Of the job: secrets that are known from the start, and those of the steps before. */
  masks: Masks
  matchers: Matchers
  debug: boolean
  /** Whether `set-env` and `add-path` are obeyed. */
  unsecure: boolean
  workspace: string
}

const STOP = 'stop-commands'
/** Of an annotation's text, in characters (actions/runner, `ExecutionContext.cs`). */
const MESSAGE_LIMIT = 4096
/** Of a level, in a step. */
const COUNT_LIMIT = 10

/** The log of a step: takes what the process writes, obeys commands, and makes of the rest what GitHub shows. */
export class StepLog implements Obeying {
  readonly masks: Masks
  readonly matchers: Matchers
  readonly debug: boolean
  readonly unsecure: boolean
  readonly workspace: string
  readonly outputs = new Caseless()
  readonly state = new Caseless()
  readonly env: Record<string, string> = {}
  readonly path: string[] = []
  readonly groups: string[] = []
  /** Those that GitHub shows: ten of each level. */
  readonly annotations: Annotation[] = []
  readonly obeyed: Obeyed[] = []
  echo: boolean
  /** Whether a command failed the step, whatever its process ends with. */
  failed = false
  readonly #registered = new Set([STOP, ...Object.keys(COMMANDS)])
  readonly #raw: string[] = []
  readonly #shown: string[] = []
  readonly #watchers = new Set<(line: string) => void>()
  /** In lower case. */
  #stopToken: string | undefined

  constructor({ masks, matchers, debug, unsecure, workspace }: StepLogOptions) {
    this.masks = masks
    this.matchers = matchers
    this.debug = debug
    this.echo = debug
    this.unsecure = unsecure
    this.workspace = workspace
  }

  /** Lines as the process wrote them. */
  get raw(): string {
    return this.#raw.join('\n')
  }

  /** Lines as GitHub shows them. */
  get text(): string {
    return this.#shown.join('\n')
  }

  get rawLines(): readonly string[] {
    return this.#raw
  }

  /** Calls back with every line from now on, as it was written. @returns a function that ends it */
  watch(watcher: (line: string) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  write(line: string, source: Source): void {
    this.#raw.push(line)
    const command = parseCommand(line, this.#registered)
    if (command === undefined || !this.#take(command, line, source)) this.#showOrMatch(line)
    for (const watcher of this.#watchers) watcher(line)
  }

  show(line: string): void {
    this.#shown.push(this.masks.hide(line))
  }

  /** `line`: what the log shows of it; default its message. */
  annotate({ level, message, properties }: Annotation, line?: string): void {
    const cut = this.masks.hide(message).slice(0, MESSAGE_LIMIT)
    const before = this.annotations.filter((one) => one.level === level)
    if (before.length < COUNT_LIMIT) this.annotations.push({ level, message: cut, properties })
    if (cut !== '') this.show(`##[${level}]${line ?? cut}`)
  }

  /** Fails the step, as what it asked of the runner can't be done. `what`: what the runner could not do. */
  fail(what: string, error: unknown): void {
    this.failed = true
    this.annotate({ level: 'error', message: what, properties: {} })
    const message = messageOf(error)
    this.annotate({ level: 'error', message, properties: {} })
  }

  /** @returns whether the line was a command that was obeyed */
  #take(command: Command, line: string, source: Source): boolean {
    if (this.#stopToken !== undefined && command.name !== this.#stopToken) return false
    this.obeyed.push({ ...command, source, line })
    if (command.name === this.#stopToken) this.#resume(command.name, line)
    else if (command.name === STOP) this.#stop(command.data, line)
    else this.#obey(command, line)
    return true
  }

  #obey(command: Command, line: string): void {
    const { quiet = false, obey } = COMMANDS[command.name] ?? {}
    if (this.echo && !quiet) this.show(line)
    try {
      obey?.(this, command)
    } catch (error) {
      this.fail(`Unable to process command '${quiet ? command.name : line}' successfully.`, error)
    }
  }

  #stop(token: string, line: string): void {
    const name = token.toLowerCase()
    if (name === '' || name === 'pause-logging' || this.#registered.has(name)) {
      const reason =
        "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command."
      this.fail(`Unable to process command '${line}' successfully.`, new Error(reason))
      return
    }
    this.#stopToken = name
    this.#registered.add(name)
    if (token.length > 6) this.masks.add(token)
    this.show(line)
  }

  #resume(token: string, line: string): void {
    this.show(line)
    this.#registered.delete(token)
    this.#stopToken = undefined
  }

  /** A line that a problem matcher knows is shown by its annotation. */
  #showOrMatch(line: string): void {
    const annotation = this.matchers.match(line)
    if (annotation !== undefined) this.annotate(annotation, line)
    else this.show(line)
  }
}
