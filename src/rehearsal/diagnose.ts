import { formatDuration } from '../domain/duration.ts'
import type { Finding } from '../domain/problem.ts'
import type { Start } from '../runtime-api/begin.ts'
import { diagnoseExecution } from './diagnose-durable.ts'
import { diagnoseExit, suspectNetwork } from './diagnose-exit.ts'
import { type Circumstances, explain, explainError } from './explain.ts'
import type { ExecutionFailure, ExecutionOutcome, Exit, Late } from './outcome.ts'
import { initLimit } from './start.ts'

/** A start, or an event, that did not go well. */
export type StartFailure = Exclude<Start, { kind: 'ready' }> | Exit | Late
export type EventFailure = Exclude<ExecutionOutcome, { kind: 'response' }> | ExecutionFailure

/** Says what went wrong while the image was starting, or after it was restored from a snapshot. */
export function diagnoseStart(outcome: StartFailure, around: Circumstances): Finding {
  const { restoring } = outcome
  switch (outcome.kind) {
    case 'error': {
      const of = restoring ? 'of its hooks after the restore (restore/error)' : 'of its start (init/error)'
      const correct = restoring ? 'the hook' : 'what the image runs before its first event'
      return explainError(around, `The image reports an error ${of}`, outcome, correct)
    }
    case 'late':
      if (restoring) return diagnoseLateRestore(outcome, around)
      return around.prepared ? diagnoseLatePreparation(outcome, around) : diagnoseLateStart(outcome, around)
    case 'exit': {
      const when = `${restoring ? 'after it was restored from a snapshot, ' : ''}before it asked for an event`
      return diagnoseExit(outcome, around, when, 'start')
    }
  }
}

/** Says what went wrong with an event, which is called by its name. */
export function diagnoseEvent(name: string, outcome: EventFailure, around: Circumstances): Finding {
  const event = `the event ${name}`
  switch (outcome.kind) {
    case 'error':
      return explainError(
        around,
        `The handler failed on ${event} (${around.lambda?.functionError ?? 'invocation/error'})`,
        outcome,
        'the handler',
      )
    case 'too-large':
      return {
        what: `The response to ${event} has ${outcome.size ?? `more than ${outcome.limit}`} bytes, and Lambda takes ${outcome.limit} at most.`,
        remedy: 'Return less, stream the response, or put it into S3 and return where it is.',
      }
    case 'late': {
      const what = `The handler did not answer ${event} within ${formatDuration(outcome.after)}${describeSpent(outcome)}.`
      const inputs = around.lambda ? '' : ' (or test-timeout)'
      const remedy = `Raise the function's timeout${inputs}, or find out what it waits for.`
      return explain(around, what, undefined, remedy)
    }
    case 'exit':
      return diagnoseExit(outcome, around, `while it handled ${event}`, 'event')
    case 'execution':
      return diagnoseExecution(name, outcome, around)
  }
}

/** Of an invocation in whose time the start was made once more. */
function describeSpent({ spent = 0 }: Late): string {
  return spent > 0 ? `, of which its start took ${formatDuration(spent)}` : ''
}

function diagnoseLateRestore({ after }: Late, around: Circumstances): Finding {
  const what = `The image did not ask for an event within ${formatDuration(after)} after it was restored from a snapshot (GET restore/next), all that Lambda allows.`
  return explain(around, what, undefined, 'Have the hooks that run after the restore do less.')
}

/** Lambda makes such an environment once, and gives it more time. */
function diagnoseLatePreparation({ after }: Late, around: Circumstances): Finding {
  const time = `within ${formatDuration(after)}, all that Lambda allows`
  if (around.reached) {
    const remedy = 'Do less before the first event, or more of it at build time.'
    return explain(around, `The image was still starting: it asked for no event ${time}.`, undefined, remedy)
  }
  const what = `The image never asked for an event (GET invocation/next) ${time}.`
  return explain(around, what, undefined, `${speakRuntimeApi}${suspectNetwork(around)}`)
}

const speakRuntimeApi =
  'Let its entry point be a runtime interface client, or a program that speaks the Lambda Runtime API.'

function diagnoseLateStart({ after }: Late, around: Circumstances): Finding {
  const [limit, again] = [formatDuration(initLimit), formatDuration(after)]
  if (around.reached) {
    const remedy =
      "Do less before the first event, or more of it at build time, or raise the function's timeout (or test-timeout)."
    const what = `The image was still starting after ${limit}, and after ${again} when it was started once more with the first invocation, all that Lambda allows.`
    return explain(around, what, undefined, remedy)
  }
  const what = `The image never asked for an event (GET invocation/next) within ${limit}, nor within ${again} when it was started once more as Lambda does.`
  const client = `${speakRuntimeApi} If it only starts slowly, raise the function's timeout (or test-timeout).`
  return explain(around, what, undefined, `${client}${suspectNetwork(around)}`)
}
