import { setTimeout } from 'node:timers/promises'
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { formatDuration } from '../domain/duration.ts'
import { Problem } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { ReleaseInputs } from '../release-inputs.ts'
import { type AliasState, createAlias, describeRoute, getAlias, moveAlias } from './alias.ts'
import { startDeployment, stopDeployment, watchDeployment } from './codedeploy.ts'
import { pushed, withHistory } from './history.ts'
import { getProvisioned, putProvisioned, waitForProvisioned } from './provisioned.ts'
import { type OpenShift, putBack } from './put-back.ts'
import { shift } from './shift.ts'
import type { Wait } from './wait.ts'

/** Clients that still work when the run is cancelled. */
export interface Rescue {
  lambda: LambdaClient
  codeDeploy: CodeDeployClient
  signal: AbortSignal
}

/** Remembers aliases that are on their way, for whoever has to clean up after a run that was killed. */
export interface OpenShifts {
  open(shift: OpenShift): void
  close(shift: OpenShift): void
}

/** A version that is ready, and the alias that is to have it. */
export interface GoLive {
  region: Region
  functionName: string
  alias: string
  version: string
  /** The version that the alias had when the run looked; absent when there was no alias. */
  seen?: string
  settings: ReleaseInputs
  lambda: LambdaClient
  cloudWatch: CloudWatchClient
  codeDeploy: CodeDeployClient
  rescue: () => Rescue
  shifts: OpenShifts
  wait: Wait
  /** Throws when the version that the alias has by now must not be replaced. */
  mayReplace: (version: string) => Promise<void>
  /** Checks the new version once more. */
  verify: () => Promise<unknown>
  log: (text: string) => void
  warn: (text: string) => void
}

/** An alias that has its version. */
export interface Live {
  alias: AliasState
  /** Whether the alias was created or moved, or its provisioned concurrency changed. */
  moved: boolean
  /** The version that it had before; absent when it was created. */
  previous?: string
}

/**
 * Creates the alias, or moves it to the version. When the way there fails, the alias goes back to what it had.
 *
 * @throws Problem that says why, and where the alias is now
 */
export async function goLive(request: GoLive): Promise<Live> {
  const { lambda, functionName, version, log } = request
  const present = await quietAlias(request)
  if (!present) {
    const alias = await createAlias(lambda, functionName, request.alias, version)
    log(`Created the alias ${alias.name} on version ${version}`)
    await provision(request)
    return { alias, moved: true }
  }
  if (present.version === version) {
    const moved = await provision(request)
    return { alias: present, moved, previous: present.version }
  }
  await refuseOlder(request, present)
  const alias = await moveOrPutBack(request, present)
  log(`The alias ${alias.name} is on ${describeRoute(alias)}`)
  return { alias, moved: true, previous: present.version }
}

/** A version that another run published after ours, and made live, is not taken back. */
async function refuseOlder({ version, seen, mayReplace, functionName }: GoLive, present: AliasState): Promise<void> {
  if (present.version !== seen && Number(present.version) > Number(version)) {
    throw new Problem({
      what: `Another run has put the alias ${present.name} of ${functionName} on version ${present.version} meanwhile, which is newer than this run's ${version}: it was left so.`,
      remedy: 'Nothing is wrong when that run is the newer one; a concurrency group lets one run at a time release.',
    })
  }
  await mayReplace(present.version)
}

async function moveOrPutBack(request: GoLive, present: AliasState): Promise<AliasState> {
  const { region, functionName, version, settings, lambda, shifts, log } = request
  const before = await getProvisioned(lambda, functionName, present.name)
  const wanted = settings.provisionedConcurrency
  const open: OpenShift = {
    region,
    functionName,
    alias: present.name,
    from: present.version,
    to: version,
    description: present.description,
    ...(wanted !== undefined && wanted !== before?.requested && { provisioned: before?.requested ?? 0 }),
  }
  shifts.open(open)
  try {
    const alias = settings.codeDeploy
      ? await shiftByCodeDeploy(request, present, open)
      : await shift({
          ...request,
          alias: present,
          traffic: settings.traffic,
          alarms: settings.rollbackAlarms,
          signal: request.wait.signal,
        })
    const over = alias.version === version
    if (over && (before || wanted !== undefined)) await provision(request)
    shifts.close(open)
    return alias
  } catch (error) {
    throw await putBackAfter(error, request, open, log)
  }
}

async function putBackAfter(error: unknown, request: GoLive, open: OpenShift, log: GoLive['log']): Promise<unknown> {
  const name = `${open.functionName}:${open.alias}`
  try {
    const rescue = request.rescue()
    if (open.deploymentId !== undefined) await stopDeployment(rescue.codeDeploy, open.deploymentId, rescue.signal)
    const ended = await putBack(rescue.lambda, open)
    request.shifts.close(open)
    const where =
      ended.kind === 'back'
        ? `All traffic of ${name} is on version ${open.from} again.`
        : `${name} was moved by somebody else, and is on ${ended.route}.`
    log(where)
    if (!(error instanceof Problem)) return error
    const [first, ...others] = error.findings
    if (first === undefined) return error
    return new Problem([{ ...first, what: `${first.what} ${where}` }, ...others], { cause: error })
  } catch (failed) {
    // The post step tries once more.
    const reason = failed instanceof Error ? failed.message : String(failed)
    request.warn(`${name} could not be put back on version ${open.from}: ${reason}`)
    return error
  }
}

async function shiftByCodeDeploy(request: GoLive, present: AliasState, open: OpenShift): Promise<AliasState> {
  const { codeDeploy, functionName, version, settings, wait, shifts, log, warn, lambda } = request
  if (!settings.codeDeploy) throw new Error('a shift by CodeDeploy without a deployment group')
  const revision = { functionName, alias: present.name, from: present.version, to: version }
  const deploymentId = await startDeployment(codeDeploy, settings.codeDeploy, revision)
  open.deploymentId = deploymentId
  shifts.open(open)
  log(`CodeDeploy shifts ${functionName}:${present.name} with the deployment ${deploymentId}`)
  const ended = await watchDeployment(codeDeploy, deploymentId, Date.now() + wait.timeout, wait.signal)
  const now = (await getAlias(lambda, functionName, present.name)) ?? present
  if (!ended) {
    warn(
      `CodeDeploy's deployment ${deploymentId} goes on beyond ${formatDuration(wait.timeout)}: ${present.name} is on ${describeRoute(now)}. CodeDeploy rolls back by itself; a longer wait-timeout watches it to its end.`,
    )
    return now
  }
  const description = withHistory(present.description, pushed(present.description, present.version))
  return moveAlias(lambda, functionName, now, { version, weights: {}, description })
}

/** @returns whether anything was changed */
async function provision(request: GoLive): Promise<boolean> {
  const { lambda, functionName, alias, settings, log } = request
  const wanted = settings.provisionedConcurrency
  // A shift may have taken longer than wait-timeout by itself.
  const wait = { ...request.wait, deadline: Date.now() + request.wait.timeout }
  const present = await waitForProvisioned(wait, alias)
  if (present) log(`${present.requested} executions of ${functionName}:${alias} are ready`)
  if (wanted === undefined || wanted === (present?.requested ?? 0)) return false
  await putProvisioned(lambda, functionName, alias, wanted)
  if (wanted === 0) return true
  await waitForProvisioned(wait, alias)
  log(`${wanted} executions of ${functionName}:${alias} are ready`)
  return true
}

/** Milliseconds from one look at an alias that is being shifted to the next. */
const interval = 1000

/** The alias, once nobody else is shifting its traffic. */
async function quietAlias({ lambda, functionName, alias: name, wait, log }: GoLive): Promise<AliasState | undefined> {
  for (let said = false; ; said = true) {
    const alias = await getAlias(lambda, functionName, name)
    if (!alias || Object.values(alias.weights).every((share) => share === 0)) return alias
    if (!said) log(`${name} is on ${describeRoute(alias)}: waiting for the end of that shift`)
    if (Date.now() + interval > wait.deadline) {
      throw new Problem({
        what: `The alias ${name} of ${functionName} is still on ${describeRoute(alias)}: another shift has not ended within wait-timeout.`,
        remedy: "Wait for it, or end it: 'rollback: true' takes the weights off.",
      })
    }
    await setTimeout(interval, undefined, { signal: wait.signal })
  }
}
