/** One thing that is wrong, and what to change. */
export interface Finding {
  /** A full sentence: what is wrong, and where. */
  what: string
  /** The same without what a function, a build or a registry said, where `what` quotes it: for places that everybody reads. */
  brief?: string
  /** A full sentence in the imperative: what to change. */
  remedy: string
  /** Further lines, for example the last ones of a log. */
  details?: string
  /** Whose own words `what` has at its end, after a colon: a summary shows them below. */
  quote?: { by: string; text: string }
  /** The last lines of what the log has already, for a summary alone. */
  printed?: string
}

/** The same finding, said of something in particular, for example of a region. */
export function findingOf(subject: string, finding: Finding): Finding {
  const { what, brief } = finding
  return { ...finding, what: `${subject}: ${what}`, ...(brief !== undefined && { brief: `${subject}: ${brief}` }) }
}

/** The same finding with a sentence more. */
export function findingAnd(finding: Finding, sentence: string): Finding {
  const { what, brief } = finding
  return { ...finding, what: `${what} ${sentence}`, ...(brief !== undefined && { brief: `${brief} ${sentence}` }) }
}

/** The same error with a sentence more; one that is no Problem stays as it is. */
export function problemAnd(error: unknown, sentence: string): unknown {
  if (!(error instanceof Problem)) return error
  const [first, ...others] = error.findings
  if (first === undefined) return error
  return new Problem([findingAnd(first, sentence), ...others], { cause: error })
}

/** An error that the user can act on: its message says what is wrong and ends with the remedy. */
export class Problem extends Error {
  readonly findings: readonly Finding[]

  constructor(findings: Finding | readonly Finding[], options?: ErrorOptions) {
    const list = ('what' in findings ? [findings] : findings).map((one) => within(one, whatLimit))
    super(problemMessage(list), options)
    this.name = 'Problem'
    this.findings = list
  }

  /**
   * The message in at most so many characters. What is wrong is cut, which may quote others at any length; of several
   * findings that do not fit the last are left out. No remedy is cut. Of further lines the last are kept, each cut to
   * what can be read, when there is one finding.
   */
  messageWithin(limit: number): string {
    if (this.message.length <= limit) return this.message
    const short = this.findings.map(({ what, remedy }) => ({ what, remedy }))
    for (let count = short.length; count > 1; count--) {
      const left = short.length - count
      const more = left === 0 ? '' : `\n${left} more: the log has them.`
      const fixed = problemMessage(short.slice(0, count).map((one) => ({ ...one, what: '' }))).length + more.length
      const room = Math.floor((limit - fixed) / count)
      if (room >= shortestWhat) return `${problemMessage(short.slice(0, count).map((one) => within(one, room)))}${more}`
    }
    const message = problemMessage(short.slice(0, 1))
    const [only, ...others] = this.findings
    return others.length > 0 ? message : withTail(message, only?.details ?? '', limit)
  }
}

/** Characters of a line of a log that say something. */
const readableLength = 300

/** Adds as many of the last lines as fit. */
function withTail(message: string, details: string, limit: number): string {
  const kept: string[] = []
  let room = limit - message.length - '\n…'.length
  for (const line of details.split('\n').reverse()) {
    const shown = line.length <= readableLength ? line : `${line.slice(0, readableLength - 1).toWellFormed()}…`
    room -= shown.length + 1
    if (room < 0) break
    kept.unshift(shown)
  }
  return kept.length === 0 ? message : [message, '…', ...kept].join('\n')
}

/** Characters of `what`: with it a remedy is still in an annotation, and in a line of the log. */
const whatLimit = 2000

/** Characters of `what` that still say something. */
const shortestWhat = 80

function within(finding: Finding, limit: number): Finding {
  const { what } = finding
  return what.length <= limit ? finding : { ...finding, what: `${what.slice(0, limit - 1).toWellFormed()}…` }
}

function problemMessage(findings: readonly Finding[]): string {
  const lines = findings.map(({ what, remedy, details }) => [`${what} ${remedy}`, details].filter(Boolean).join('\n'))
  if (lines.length === 1) return lines.join()
  return [`${findings.length} problems were found:`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join('\n')
}

/** Collects findings, so the user sees all that is wrong at once, not only the first thing. */
export class Findings {
  /** In the order in which the inspections began, whichever ends first. */
  readonly #parts: Finding[][] = []

  get list(): readonly Finding[] {
    return this.#parts.flat()
  }

  add(what: string, remedy: string): void {
    this.addAll([{ what, remedy }])
  }

  addAll(findings: readonly Finding[]): void {
    this.#parts.push([...findings])
  }

  /** Runs a parser; a Problem that it throws becomes findings, anything else is rethrown. */
  collect<T>(parse: () => T): T | undefined {
    try {
      return parse()
    } catch (error) {
      this.addAll(findingsOf(error))
      return undefined
    }
  }

  /** Begins an inspection, and waits for it. Its Problem becomes findings; any other error is rethrown. */
  async collectFrom<T>(inspect: () => Promise<T>): Promise<T | undefined> {
    const part: Finding[] = []
    this.#parts.push(part)
    try {
      return await inspect()
    } catch (error) {
      part.push(...findingsOf(error))
      return undefined
    }
  }

  /** @throws Problem with every finding, when there is one */
  refuse(): void {
    const { list } = this
    if (list.length > 0) throw new Problem(list)
  }
}

/** @throws the error when it is no Problem */
function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof Problem) return error.findings
  throw error
}
