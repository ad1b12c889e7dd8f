import { member, parseJson } from '../domain/json.ts'
import { present } from '../domain/present.ts'

/** What Lambda says of an invocation in the last line of its log. Absent where it says nothing. */
export interface InvocationReport {
  /** Milliseconds. */
  duration?: number
  /** Milliseconds. */
  billed?: number
  /** MB. */
  memoryUsed?: number
  /** Milliseconds of the cold start: initialisation, or restoring a snapshot; absent for a warm invocation. */
  coldStart?: number
}

/**
 * Reads the report of an invocation (Lambda developer guide, "Viewing CloudWatch logs": the REPORT line, or
 * platform.report with JSON logs).
 */
export function readReport(log: string): InvocationReport {
  return readText(log) ?? readJson(log) ?? {}
}

function readText(log: string): InvocationReport | undefined {
  // The last one: what the function itself writes may look like it.
  const line = log.match(/^REPORT RequestId:.*$/gm)?.at(-1)
  if (line === undefined) return undefined
  const number = (name: string, unit: string) => {
    const found = new RegExp(`(?:^|\\t|\\s)${name}: (\\d+(?:\\.\\d+)?) ${unit}`).exec(line)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  return report({
    duration: number('(?<!Billed |Init |Restore )Duration', 'ms'),
    billed: number('Billed Duration', 'ms'),
    memoryUsed: number('Max Memory Used', 'MB'),
    coldStart: number('Init Duration', 'ms') ?? number('Restore Duration', 'ms'),
  })
}

function readJson(log: string): InvocationReport | undefined {
  for (const line of log.split('\n').reverse()) {
    // Lines of the function itself need not be JSON. Most are not read at all: failing to do so takes its time.
    const record = line.includes('platform.report') ? parseJson(line) : undefined
    if (member(record, 'type') !== 'platform.report') continue
    const metrics = member(member(record, 'record'), 'metrics')
    const number = (name: string) => {
      const value = member(metrics, name)
      return typeof value === 'number' ? value : undefined
    }
    return report({
      duration: number('durationMs'),
      billed: number('billedDurationMs'),
      memoryUsed: number('maxMemoryUsedMB'),
      coldStart: number('initDurationMs') ?? number('restoreDurationMs'),
    })
  }
  return undefined
}

function report(values: Readonly<Record<keyof InvocationReport, number | undefined>>): InvocationReport {
  return present(values)
}
