import type { RunResult } from '@deploy-lambda-image/sandbox/runner'

/** How a run that something happened to has ended. */
export interface Ended {
  run: Pick<RunResult, 'exitCode' | 'log' | 'summary' | 'outputs'> & {
    annotations: readonly Pick<RunResult['annotations'][number], 'level' | 'message'>[]
  }
  /** What serves by now: the name of an image, or what is wrong, for example `a share on 2`. */
  serves: string
  /** The names of the image that served before, and of the one that the run deploys. */
  before: string
  next: string
  /** `sha256:…` of the image that the run deploys. */
  digest: string
  /** ms that the run took. */
  took: number
  /** Calls that something happened to. */
  struck: number
  /** Whether all that happened passes by itself, as a throttle does. */
  passing: boolean
  /** What is there by now and was not before, each by a phrase. */
  left: readonly string[]
  /** What opens doors. */
  secrets: readonly string[]
}

/** ms; a deploy that goes well takes a second or two, and waits up to a minute. */
export const bound = 90_000

/**
 * Judges how a run has ended: what serves is whole, the outcome is told truly, nothing is left, the time is bounded, and
 * the log has no secret and no stack.
 *
 * @returns what is wrong, each in a phrase
 */
export function judge(ended: Ended): string[] {
  const { run, serves, before, next, digest, took, struck, passing, left } = ended
  const { exitCode, annotations, log, outputs } = run
  const last = log.trim().split('\n').slice(-3).join(' / ').slice(0, 300)
  const errors = annotations.filter(({ level }) => level === 'error').map(({ message }) => message.trim())
  const well = exitCode === 0
  return [
    ...(serves === before || serves === next ? [] : [`${serves} serves`]),
    ...(well && serves !== next ? [`it ended well, and ${serves} serves`] : []),
    ...(well && outputs.digest !== digest ? ['the output names another image'] : []),
    ...(well && errors.length > 0 ? [`it ended well with an error: ${errors[0]}`] : []),
    ...(!well && struck === 0 ? [`it failed although nothing happened: ${last}`] : []),
    ...(!well && struck > 0 && passing ? [`it failed by what passes: ${last}`] : []),
    ...(!well && serves === next && !/ is live|already/.test(log) ? [`it failed silently live: ${last}`] : []),
    ...(!well && errors.length !== 1 ? [`${errors.length} errors: ${last}`] : []),
    ...(!well && errors.some((text) => !isWithRemedy(text)) ? [`no remedy: ${errors[0]}`] : []),
    ...(took > bound ? [`it took ${Math.round(took / 1000)} s`] : []),
    ...left.map((what) => `${what} is left`),
    ...leaksIn(run, ended.secrets),
  ]
}

/** An error says what is wrong, and then what to do: two sentences at least. */
export function isWithRemedy(text: string): boolean {
  return /[.!?]["'`)]?\s+\S/.test(text)
}

/** What must not show of a run: stacks, and what opens doors. */
export function leaksIn(
  { log, summary, outputs }: Pick<RunResult, 'log' | 'summary' | 'outputs'>,
  secrets: readonly string[],
): string[] {
  const shown = `${log}${summary}${JSON.stringify(outputs)}`
  return [
    ...(secrets.some((secret) => secret !== '' && shown.includes(secret)) ? ['a secret shows'] : []),
    ...(/^ {4}at .*:\d+:\d+/m.test(log) ? ['a stack shows'] : []),
  ]
}
