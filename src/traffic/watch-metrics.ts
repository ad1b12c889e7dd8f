import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { clock } from '../aws/clock.ts'
import { isTransient } from '../aws/error.ts'
import type { Lazy } from '../domain/lazy.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { type RollbackOn, statisticsOf } from '../domain/rollback-on.ts'
import type { Comparison } from '../domain/version-metrics.ts'
import type { Blindness } from './judge-alarms.ts'
import { describeMetrics, judgeMetrics } from './judge-metrics.ts'
import { readMetrics } from './metrics.ts'
import type { Guard } from './watch.ts'

/** A shift whose versions are compared. */
export interface ComparedShift {
  /** One that does not retry by itself. */
  cloudWatch: Lazy<CloudWatch>
  functionName: string
  alias: string
  /** The new version. */
  version: string
  /** The one that serves. */
  from: string
  rollbackOn: RollbackOn
  warn: (text: string) => void
}

/** The metrics of a shift. */
export interface MetricsWatch extends Guard {
  /** Reads them for the last time, and says what they say. @throws Problem when that reverts the alias */
  conclude(): Promise<Comparison | undefined>
}

/** A shift that its metrics ended. */
class EndedByMetrics extends Problem {
  readonly comparison: Comparison | undefined

  constructor(finding: Finding, comparison: Comparison | undefined) {
    super(finding)
    this.name = 'EndedByMetrics'
    this.comparison = comparison
  }
}

/** How both versions did in a shift that its metrics ended; undefined of any other error. */
export function comparisonOf(error: unknown): Comparison | undefined {
  if (error instanceof EndedByMetrics) return error.comparison
  return error instanceof Problem ? comparisonOf(error.cause) : undefined
}

/** Milliseconds from one reading to the next: metrics come by the minute, and each that is asked for costs. */
const interval = 10_000

/** Milliseconds that a shift may go on without them: what is missing is a minute or two late anyway. */
const longestSilence = 180_000

/** Watches the metrics of a shift that begins now. */
export function watchMetrics(shift: ComparedShift): MetricsWatch {
  const { cloudWatch, functionName, alias, version, from, rollbackOn, warn } = shift
  const since = clock.now()
  const statistics = statisticsOf(rollbackOn)
  const request = { functionName, alias, versions: [version, from], since, statistics }
  let next = Date.now()
  let blind: Blindness | undefined
  let latest: Comparison | undefined

  return {
    tell: () => latest && describeMetrics(latest, rollbackOn),
    async ask() {
      if (Date.now() < next) return blind
      next = Date.now() + interval
      blind = await read()
      return blind
    },
    async conclude() {
      await read()
      const quiet = latest ? judgeMetrics(latest, rollbackOn).quiet : rollbackOn.conditions
      if (quiet.length === 0) return latest
      const few = `${quiet.map(({ text }) => text).join(', ')}: too little of ${functionName}:${alias} was invoked during the shift to tell, fewer than ${rollbackOn.minimumInvocations} times.`
      if (rollbackOn.whenQuiet === 'accept') {
        warn(`rollback-on: ${few} All traffic is moved, as rollback-when-quiet says.`)
        return latest
      }
      const remedy =
        "Let the shift take longer, or set rollback-when-quiet to 'accept' or a smaller rollback-minimum-invocations."
      throw new EndedByMetrics({ what: `rollback-on: ${few}`, remedy }, latest)
    },
  }

  async function read(): Promise<Blindness | undefined> {
    const found = await readMetrics(cloudWatch, request).catch((error: unknown) => {
      if (error instanceof Problem && isTransient(error.cause)) return error
      throw error
    })
    const [newer, older] = found instanceof Problem || found === undefined ? [] : found
    if (newer === undefined || older === undefined) {
      return { error: found instanceof Problem ? found : unanswered(functionName), patience: longestSilence }
    }
    latest = { newer, older }
    const { violated } = judgeMetrics(latest, rollbackOn)
    if (violated === undefined) return undefined
    const what = `rollback-on: ${violated}, while traffic was moving to version ${version}.`
    const remedy = "Find out why in the function's logs, correct it, then deploy again."
    throw new EndedByMetrics({ what, remedy }, latest)
  }
}

function unanswered(functionName: string): Problem {
  return new Problem({
    what: `CloudWatch did not give the metrics of ${functionName}.`,
    remedy: 'Deploy again when it does.',
  })
}
