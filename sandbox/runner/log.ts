/** A message that GitHub shows at the run and at the file. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  message: string
  /** `title`, `file`, `line` … */
  properties: Record<string, string>
}

interface Command {
  name: string
  properties: Record<string, string>
  message: string
}

/** The log of a step: takes what the process writes and makes of it what GitHub shows. */
export class StepLog {
  readonly masks: string[]
  readonly annotations: Annotation[] = []
  /** Titles of groups in order. */
  readonly groups: string[] = []
  readonly #debug: boolean
  readonly #raw: string[] = []
  readonly #shown: string[] = []
  readonly #watchers = new Set<(line: string) => void>()
  #stopToken: string | undefined

  /** `masks`: secrets that the runner knows from the start. */
  constructor(masks: readonly string[], debug: boolean) {
    this.masks = masks.filter((mask) => mask !== '')
    this.#debug = debug
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

  write(line: string): void {
    this.#raw.push(line)
    const command = parseCommand(line)
    if (this.#stopToken !== undefined) {
      if (command?.name === this.#stopToken) this.#stopToken = undefined
      else this.#show(line)
    } else if (command === undefined || !this.#obey(command)) this.#show(line)
    for (const watcher of this.#watchers) watcher(line)
  }

  /** @returns whether it is a command of the runner's */
  #obey({ name, properties, message }: Command): boolean {
    switch (name) {
      case 'add-mask':
        this.#mask(message)
        return true
      case 'error':
      case 'warning':
      case 'notice':
        this.annotations.push({ level: name, message: this.#masked(message), properties })
        this.#show(`##[${name}]${message}`)
        return true
      case 'group':
        this.groups.push(this.#masked(message))
        this.#show(`##[group]${message}`)
        return true
      case 'endgroup':
        this.#show('##[endgroup]')
        return true
      case 'debug':
        if (this.#debug) this.#show(`##[debug]${message}`)
        return true
      case 'stop-commands':
        this.#stopToken = message
        return true
      case 'echo':
      case 'add-matcher':
      case 'remove-matcher':
        return true
      default:
        return false
    }
  }

  /** A secret of several lines is masked whole and line by line. */
  #mask(secret: string): void {
    const parts = [secret, ...secret.split(/\r?\n/)].filter((part) => part.trim() !== '')
    for (const part of parts) if (!this.masks.includes(part)) this.masks.push(part)
  }

  #show(line: string): void {
    this.#shown.push(this.#masked(line))
  }

  #masked(text: string): string {
    // The longest first: a mask may be part of another.
    const masks = this.masks.toSorted((one, other) => other.length - one.length)
    return masks.reduce((masked, mask) => masked.replaceAll(mask, '***'), text)
  }
}

/** Reads `::name key=value,…::message` (GitHub Docs, "Workflow commands"). */
function parseCommand(line: string): Command | undefined {
  const [, name, list = '', message = ''] = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(line) ?? []
  if (name === undefined) return undefined
  const properties: Record<string, string> = {}
  for (const pair of list.split(',')) {
    const equals = pair.indexOf('=')
    if (equals > 0) properties[pair.slice(0, equals).trim()] = unescapeProperty(pair.slice(equals + 1))
  }
  return { name, properties, message: unescapeData(message) }
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}
