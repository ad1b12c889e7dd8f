import { Problem } from '../domain/problem.ts'
import { cut, withoutFullStop } from '../domain/text.ts'
import type { Alarm, Alarms } from './alarms.ts'

/** Why alarms can't be relied on just now. */
export interface Blindness {
  error: Problem
  /** Milliseconds that a shift may go on with it. */
  patience: number
}

/** Milliseconds that a shift may go on while CloudWatch does not answer, or has an alarm no longer. */
export const longestBlindness = 30_000

/** Milliseconds for an alarm that is not evaluated: CloudWatch does so once a minute ("Alarm evaluation"). */
const longestUnevaluated = 180_000

/**
 * Judges the alarms of a shift.
 *
 * @param names of the alarms that end it
 * @param version that traffic is moving to
 * @returns why they can't protect just now; undefined when they can, and all is well
 * @throws Problem when one went off
 */
export function judgeAlarms(alarms: Alarms, names: readonly string[], version: string): Blindness | undefined {
  const during = `while traffic was moving to version ${version}`
  const alarm = names.find((name) => alarms.get(name)?.state === 'ALARM')
  if (alarm !== undefined) {
    throw new Problem({
      what: `The alarm ${alarm} went off ${during}.`,
      remedy: 'Find out in CloudWatch why, correct the function, then deploy again.',
    })
  }
  const missing = names.find((name) => !alarms.has(name))
  if (missing !== undefined) {
    const what = `The alarm ${missing} was deleted ${during}.`
    return blindness(what, 'Create it again, or remove it from rollback-alarms.', longestBlindness)
  }
  const failing = names.flatMap((name) => alarms.get(name) ?? []).find(isUnevaluated)
  if (failing === undefined) return undefined
  const what = `CloudWatch did not evaluate the alarm ${failing.name} ${during} (${describeEvaluation(failing)}).`
  return blindness(what, 'Correct the alarm in CloudWatch, then deploy again.', longestUnevaluated)
}

/** What alarms say, for example `alarms OK: hello-errors, hello-5xx`. */
export function describeStates(alarms: Alarms, names: readonly string[]): string {
  const byState = Map.groupBy(names, (name) => alarms.get(name)?.state ?? 'missing')
  return [...byState].map(([state, having]) => `alarms ${state}: ${having.join(', ')}`).join(', ')
}

function blindness(what: string, remedy: string, patience: number): Blindness {
  return { error: new Problem({ what, remedy }), patience }
}

/** Whether an alarm's state says nothing of the present. One with partial data may say too little, but says something. */
function isUnevaluated({ evaluation }: Alarm): boolean {
  return evaluation === 'EVALUATION_ERROR' || evaluation === 'EVALUATION_FAILURE'
}

/** CloudWatch's reason, for example `EVALUATION_ERROR: The query is not valid`. */
export function describeEvaluation({ evaluation = '', reason }: Alarm): string {
  return reason === '' ? evaluation : `${evaluation}: ${withoutFullStop(cut(reason, 200))}`
}
