import { clientsFor } from '../aws/clients.ts'
import { getVersion } from '../lambda/function.ts'
import { type Verified, verify } from '../lambda/verify.ts'
import type { Wait } from '../lambda/wait.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { PlaceResult } from '../report/result.ts'
import { type ReleaseRun, timedAt } from '../run/run.ts'
import { type MovedAlias, moveAlias } from '../traffic/move-alias.ts'
import { sendBeforeTraffic } from './before-traffic.ts'
import { refuseNewerMeanwhile } from './newer-meanwhile.ts'
import type { Unverified } from './unverified.ts'
import { verificationIn } from './verify-version.ts'

/** An alias that is on its version, and what that answered before it had any traffic. */
export interface RoutedAlias extends MovedAlias {
  answered: readonly Verified[]
}

/**
 * Moves the alias to the version, with the input alias. The code counts as unverified until the version has answered
 * what it gets before any traffic.
 */
export async function routeTo(
  run: ReleaseRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  { version, unverified }: { version: string; unverified: Unverified },
): Promise<RoutedAlias | undefined> {
  const { tools, credentials } = run
  const { region, inputs, clients, alias } = candidate
  const { functionName, release } = inputs
  const first = run.events(inputs).beforeTraffic.length > 0
  if (!first) unverified.keep()
  if (release.alias === undefined) return undefined
  let rejected = false
  let answered: readonly Verified[] = []
  const sendFirst = async () => {
    try {
      answered = await sendBeforeTraffic(run, candidate, wait, version)
    } catch (error) {
      rejected = true
      throw error
    }
  }
  const moving = moveAlias({
    region,
    functionName: functionName.name,
    alias: release.alias,
    version,
    release,
    lambda: clients.lambda,
    cloudWatch: clients.watching,
    codeDeploy: clients.codeDeploy,
    cleanupClients: () => {
      const signal = AbortSignal.timeout(30_000)
      return { ...clientsFor(region, credentials(region), signal), signal }
    },
    shifts: tools.shifts,
    wait,
    mayReplace: async (serving) => {
      if (serving === alias?.version) return
      const now = await getVersion(clients.lambda, functionName.name, serving)
      if (now) await refuseNewerMeanwhile(run, candidate, now, alias)
    },
    ...(first && { sendFirst }),
    mayMove: async () => {
      unverified.keep()
      await run.gate.pass(candidate)
    },
    verify: (signal) => {
      const again = { ...wait, signal, deadline: Date.now() + wait.timeout, lambda: clients.invoking }
      return verify(again, version, verificationIn(run, candidate)).catch((error: unknown) => {
        rejected = !signal.aborted
        throw error
      })
    },
    timed: timedAt(run, candidate, 'Traffic'),
    log: tools.log,
    warn: tools.warn,
    ...(alias && { seen: alias.version }),
  })
  const moved = await moving.catch(async (error: unknown) => {
    if (rejected) throw await unverified.reject(error)
    unverified.keep()
    throw error
  })
  return { ...moved, answered }
}

/** What the alias had before: what the inspection saw, unless another run moved it in between. */
export async function versionBefore(
  { alias, clients, inputs }: ReleaseCandidate,
  { previous }: MovedAlias,
): Promise<Pick<PlaceResult, 'previousVersion' | 'previousDigest'>> {
  if (previous === undefined) return { previousVersion: '', previousDigest: '' }
  const before =
    previous === alias?.version ? alias : await getVersion(clients.lambda, inputs.functionName.name, previous)
  return { previousVersion: previous, previousDigest: before?.digest ?? '' }
}
