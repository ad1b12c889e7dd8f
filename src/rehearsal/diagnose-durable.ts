import type { Finding } from '../domain/problem.ts'
import type { RehearsalEvent } from './events.ts'
import { type Circumstances, explain, explainError } from './explain.ts'
import type { ExecutionFailure, Waiting } from './outcome.ts'
import { previewText } from './preview.ts'

/** Says why the durable execution of an event did not end well. */
export function diagnoseExecution(event: string, { status, error }: ExecutionFailure, around: Circumstances): Finding {
  const execution = `The durable execution of the event ${event}`
  switch (status) {
    case 'FAILED':
      return explainError(around, `${execution} failed`, error, 'the handler')
    case 'STOPPED':
      return explainError(around, `${execution} was stopped`, error)
    case 'TIMED_OUT': {
      const remedy = 'Raise ExecutionTimeout of DurableConfig, or wait less and try less often again.'
      return explain(around, `${execution} takes longer than the function's ExecutionTimeout.`, '', remedy)
    }
    case 'NO_STATUS': {
      const brief = `The handler did not answer the event ${event} as a durable one does`
      return {
        what: `${brief}: its answer has no Status that is SUCCEEDED, FAILED or PENDING. It is ${previewText(error.payload)}.`,
        brief: `${brief}.`,
        remedy:
          'Wrap the handler as the durable execution SDK says (withDurableExecution, @durable_execution), or deploy it to a function that was created without DurableConfig.',
      }
    }
  }
}

/** Says that what is expected of an execution can't be compared, as it waits for others. */
export function compareWaiting({ name, expected }: RehearsalEvent, { on }: Waiting): Finding | undefined {
  if (expected === undefined) return undefined
  const brief = `The durable execution of the event ${name} waits for others, so that it has no result to compare`
  return {
    what: `${brief}: ${on.join(', ')}.`,
    brief: `${brief}.`,
    remedy: 'Expect nothing of this event, or take one with which the handler ends by itself.',
  }
}
