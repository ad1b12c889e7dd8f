import type { Sandbox } from '@deploy-lambda-image/sandbox'
import { describe, expect, test } from 'vitest'
import { isHeld } from './build-gate.ts'
import { functionsStage, liveVersions, toldOfFunctions } from './functions-stage.ts'
import { givenImages } from './given.ts'
import { env } from './image-stage.ts'
import { asRead, onlyError } from './read-back.ts'
import { runtime } from './rehearsal-stage.ts'
import { deploy, startDeploy } from './stage.ts'
import { aliasOf, changeAlias, liveStage, routeOf } from './traffic-stage.ts'

/** Answers with the event, as examples/hello does too, or fails on it. */
const bootstrap = `${runtime}
while next; do
  case "$event" in
    *fail*) echo 'step 1 is done'; fail '{"errorType":"Bad","errorMessage":"no table orders"}' Bad ;;
    *) answer "{\\"event\\":$event}" ;;
  esac
done`

const migrate = { 'before-traffic-event': '{"migrate":true}', 'before-traffic-expect': '{"event":{"migrate":true}}' }

/** Releases an image that answers with the event. @param files of it that are not those of examples/hello */
async function step(sandbox: Sandbox, inputs: Readonly<Record<string, string>>, files = {}) {
  await givenImages(sandbox, ['two'], { name: 'hello-world' }, files)
  const image = `${await sandbox.ecr.host()}/hello-world:two`
  return { env, inputs: { alias: 'live', 'image-uri': image, ...inputs } }
}

/** The calls that try the version or move the alias, in order. */
function calls({ requests }: Sandbox): string[] {
  return requests
    .of('lambda')
    .filter(({ operation }) => ['Invoke', 'UpdateAlias', 'CreateAlias'].includes(operation))
    .map(({ operation, status }) => `${operation} ${status}`)
}

test('the event is sent once, after the verification and before the alias moves', async () => {
  const sandbox = await liveStage()
  const released = await step(sandbox, {
    ...migrate,
    'verify-event': '{"verify":true}',
    'verify-expect': '{"event":{"verify":true}}',
    traffic: 'canary 50% 1s',
  })
  // Lambda refuses to begin: the event has not run.
  sandbox.faults.add({ service: 'lambda', operation: 'Invoke', kind: 'throttle', after: 1 })
  const run = await deploy(sandbox, released)
  expect(run.outputs, run.log).toMatchObject({ version: '2', changed: 'true' })
  expect(calls(sandbox)).toEqual([
    ...['Invoke 200', 'Invoke 429', 'Invoke 200', 'UpdateAlias 200'],
    ...['UpdateAlias 200', 'Invoke 200', 'UpdateAlias 200'],
  ])
  expect((await aliasOf(sandbox)).Description).toBe('[before-traffic-event: 2] [previous: 1]')
  expect(asRead(run.summary)).toMatch(/^- us-east-1: version 2 answered before-traffic-event in [\d.]+ ms$/m)

  // A run that changes nothing does not send it again, nor one that moves the alias to the version once more.
  for (const [version, why] of [
    ['2', 'live is on it already'],
    ['1', 'an earlier run has sent it'],
  ] as const) {
    await changeAlias(sandbox, { FunctionVersion: version })
    sandbox.requests.clear()
    const again = await deploy(sandbox, await step(sandbox, migrate))
    expect(again.log).toContain(`before-traffic-event was not sent to version 2: ${why}`)
    expect(calls(sandbox)).not.toContain('Invoke 200')
    expect(routeOf(sandbox)).toBe('2')
  }
})

describe('an event that is not answered as it should moves nothing, and is not sent again', () => {
  const rejected =
    'No traffic was moved to it. Version 2 of hello-world in us-east-1 was rejected. $LATEST has the image and configuration from before again.'

  test('when the function fails', async () => {
    const sandbox = await liveStage()
    const inputs = { 'before-traffic-event': '"fail"', alias: 'other' }
    const run = await deploy(sandbox, await step(sandbox, inputs, { bootstrap }))
    const error = onlyError(run)
    expect(error).toContain('The handler failed on the event before-traffic-event (Unhandled): Bad: no table orders.')
    expect(error).toContain(
      `What the event does, for example a migration, may have been done in part; this run does not send it again. ${rejected}`,
    )
    expect(error).toMatch(/^step 1 is done$/m)
    expect(asRead(run.summary)).toContain('for example a migration, may have been done in part')
    expect(calls(sandbox)).toEqual(['Invoke 200'])
  })

  test('when its answer is lost', async () => {
    const sandbox = await liveStage()
    sandbox.faults.add({ service: 'lambda', operation: 'Invoke', kind: 'lost' })
    const run = await deploy(sandbox, await step(sandbox, migrate))
    expect(onlyError(run)).toContain(
      `The event was sent once: it may have run, whole or in part, or still run. This run does not send it again. ${rejected} Find out from the function's log, `,
    )
    expect(calls(sandbox)).toHaveLength(1)
    expect(routeOf(sandbox)).toBe('1')
  })

  test('unless its alias could not remember it, which is told', async () => {
    const sandbox = await liveStage()
    sandbox.faults.add({ service: 'lambda', operation: 'UpdateAlias', kind: 'deny' })
    const run = await deploy(sandbox, await step(sandbox, migrate))
    expect(onlyError(run)).toContain(
      'The version has answered before-traffic-event, and gets it again when this job is run again.',
    )
    expect(calls(sandbox)).toEqual(['Invoke 200', 'UpdateAlias 403'])
    expect(routeOf(sandbox)).toBe('1')
  })

  test('when the job is cancelled meanwhile', async () => {
    const sandbox = await liveStage()
    const sending = sandbox.faults.hold({ service: 'lambda', operation: 'Invoke' })
    const run = startDeploy(sandbox, await step(sandbox, migrate))
    await isHeld(sending, run)
    // The first signal is enough: SIGTERM, which the runner sends 7.5 s later, never comes here.
    process.kill(run.pid, 'SIGINT')
    const { annotations, log } = await run.result
    sending.release()
    expect(annotations.map(({ message }) => message)).toContain(
      'The job was cancelled before version 2 of hello-world in us-east-1 had answered before-traffic-event. Nothing stops what Lambda has begun: it may still run.',
    )
    expect(log).toContain('$LATEST has the image and configuration from before again.')
    expect(routeOf(sandbox)).toBe('1')
  })
})

test('to an alias on $LATEST nothing is sent: its callers would have the new code before', async () => {
  const sandbox = await liveStage({}, { alias: { version: '$LATEST' } })
  const refused = await deploy(sandbox, await step(sandbox, migrate))
  expect(onlyError(refused)).toBe(
    'before-traffic-event: live in us-east-1 is on $LATEST, so that its callers get the new code before the event. ' +
      'Move it to a version first: run this step once without before-traffic-event.',
  )
  expect(calls(sandbox)).toEqual([])
})

test('no function of a wave moves before the event of one is answered', async () => {
  const sandbox = await functionsStage(['api', 'worker'])
  const files = { bootstrap }
  await givenImages(sandbox, ['two'], { name: 'api' }, files)
  const inputs = {
    'function-name': 'worker, api',
    'image-uri': `${await sandbox.ecr.host()}/api:two`,
    alias: 'live',
  }
  const config = (event: unknown) => JSON.stringify({ api: { 'before-traffic-event': event } })
  const failed = await deploy(sandbox, { env, inputs: { ...inputs, 'functions-config': config('"fail"') } })
  expect(onlyError(failed)).toMatch(/^api in us-east-1: The handler failed on the event before-traffic-event /)
  expect(liveVersions(sandbox)).toEqual({ api: '1', worker: '1' })
  expect(toldOfFunctions(failed).functions.worker?.error).toBe(
    'The alias was not moved: before-traffic-event of api in us-east-1 was not answered as it should.',
  )

  const run = await deploy(sandbox, { env, inputs: { ...inputs, 'functions-config': config({ migrate: true }) } })
  expect(run.exitCode, run.log).toBe(0)
  expect(liveVersions(sandbox)).toEqual({ api: '3', worker: '2' })
  const order = calls(sandbox)
  expect(order.lastIndexOf('Invoke 200')).toBeLessThan(order.indexOf('UpdateAlias 200'))
  await sandbox.stop()
})
