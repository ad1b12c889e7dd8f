import { awsError } from '../aws/error.ts'
import { Problem, problemAnd } from '../domain/problem.ts'
import { type Verified, verify } from '../lambda/verify.ts'
import type { Wait } from '../lambda/wait.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { ReleaseRun } from '../run/run.ts'
import { verificationIn } from './verify-version.ts'

/**
 * Sends the events of before-traffic-event to the new version, one after the other and each once, and waits for the
 * answers. Only a durable execution, which has a name, is begun asynchronously: else Lambda may hand such an event over
 * twice, also without an error, and does not tell its caller the result (Lambda API reference, "Invoke").
 *
 * @throws Problem when one is not answered as it should, which says what may have been done
 */
export async function sendBeforeTraffic(
  run: ReleaseRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  version: string,
): Promise<Verified[]> {
  const { tools, events } = run
  const { clients, inputs } = candidate
  const name = `version ${version} of ${inputs.functionName.name} in ${candidate.region}`
  // A verification may have taken its time.
  const own = { ...wait, lambda: clients.invoking, deadline: Date.now() + wait.timeout }
  tools.log(`Sending before-traffic-event to ${name}, once`)
  try {
    const { beforeTraffic } = events(inputs)
    const answered = await verify(own, version, {
      ...verificationIn(run, candidate),
      events: beforeTraffic,
      once: true,
    })
    for (const { name: event, duration } of answered) {
      tools.log(`It answered ${event}${duration === undefined ? '' : ` in ${duration} ms`}`)
    }
    return answered
  } catch (error) {
    if (tools.signal.aborted) {
      tools.warn(
        `The job was cancelled before ${name} had answered before-traffic-event. Nothing stops what Lambda has begun: it may still run.`,
      )
    }
    throw sentOnce(error)
  }
}

/** What is known of an event that was not answered as it should. */
function sentOnce(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const left = 'No traffic was moved to it.'
  if (error.cause === undefined) {
    return problemAnd(
      error,
      `What the event does, for example a migration, may have been done in part; this run does not send it again. ${left}`,
    )
  }
  const { status = 0 } = awsError(error.cause) ?? {}
  if (status >= 400 && status < 500) return problemAnd(error, `It has not run. ${left}`)
  const what = `${error.findings.map((one) => one.what).join(' ')} The event was sent once: it may have run, whole or in part, or still run. This run does not send it again. ${left}`
  return new Problem(
    { what, remedy: "Find out from the function's log, and from what it changes, before you run this job again." },
    { cause: error },
  )
}
