import { clientsFor } from '../aws/clients.ts'
import { Problem, problemAnd } from '../domain/problem.ts'
import { messageOf } from '../domain/text.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { differences, mergeConfiguration } from '../lambda/configuration.ts'
import { type FunctionState, getVersion, publishedVersions } from '../lambda/function.ts'
import type { PublishedImage } from '../lambda/publish.ts'
import { describeRestored, restoreLatest } from '../lambda/restore.ts'
import type { UnverifiedCode } from '../lambda/unverified.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { DeployRun } from '../run/run.ts'
import { hurried } from '../session/cancellation.ts'

/** Milliseconds that Lambda may take to give $LATEST its image back; less when the job is cancelled. */
const patience = 120_000

/** What $LATEST had before this run, kept until the new version is verified. */
export interface Unverified {
  /** Called with the function right before this run changes it, again when it has to begin anew. */
  note(present: FunctionState): Promise<void>
  /** Called when the new version is there. */
  publish(published: PublishedImage): void
  /** The version is verified, or the run failed for another reason: nothing is taken back. */
  keep(): void
  /** Takes the code back. @returns the error to end the run with, which says what $LATEST has */
  reject(error: unknown): Promise<unknown>
}

/** Keeps what $LATEST of one region's function has before its new version is verified. */
export function unverifiedIn(run: DeployRun, candidate: ReleaseCandidate): Unverified {
  const { tools } = run
  const { region, image, desired, clients } = candidate
  const functionName = candidate.inputs.functionName.name
  let code: UnverifiedCode | undefined
  let config: FunctionConfig = {}
  let published: PublishedImage | undefined
  let wasThere = false

  return {
    async note(present) {
      wasThere = true
      const { verification, beforeTraffic } = run.events(candidate.inputs)
      if (verification.length + beforeTraffic.length === 0) return
      const changes = Object.keys(differences(present.config, mergeConfiguration(desired, present.config)))
      // What this run has changed already, by a call whose answer was lost, is no longer as it was before.
      const own = code?.configured.filter((name) => !changes.includes(name)) ?? []
      config = { ...present.config, ...pick(config, own) }
      const configured = [...changes, ...own]
      const source = configured.length === 0 ? '' : await sourceOf(pick(config, configured), configured)
      const known = code
      code =
        known && present.digest === image.digest
          ? { ...known, configured, source }
          : unverified(present, configured, source)
      if (code) tools.unverified.add(code)
      else if (known) tools.unverified.remove(known)
    },
    publish(now) {
      published = now
      if (code === undefined) return
      const { version, latest } = now
      code = { ...code, revision: latest.revisionId, ...(version !== '$LATEST' && { version }) }
      tools.unverified.add(code)
    },
    keep() {
      if (code) tools.unverified.remove(code)
    },
    async reject(error) {
      const sentence = await takeBack()
      tools.log(sentence)
      return problemAnd(error, sentence)
    },
  }

  /** Absent when this run changes neither image nor configuration. */
  function unverified(present: FunctionState, configured: string[], source: string): UnverifiedCode | undefined {
    const { digest: before, imageUri, architecture } = present
    if (before === undefined || imageUri === undefined) return undefined
    if (before === image.digest && configured.length === 0) return undefined
    // An emulator's need not be a URI of ECR.
    const repository = imageUri.replace(/[:@][^/]*$/, '')
    return { region, functionName, digest: image.digest, before, repository, architecture, configured, source }
  }

  /** The published version that has members of the configuration as they are, so that post knows them, too. */
  async function sourceOf(wanted: FunctionConfig, configured: readonly string[]): Promise<string> {
    if (configured.some((name) => name === 'Environment') && wanted.Environment === undefined) return ''
    const newest = (await publishedVersions(clients.lambda, functionName)).at(-1)
    const found = newest === undefined ? undefined : await getVersion(clients.lambda, functionName, newest)
    return found && Object.keys(differences(found.config, wanted)).length === 0 ? found.version : ''
  }

  async function takeBack(): Promise<string> {
    const { version = '' } = published ?? {}
    const subject = /^\d+$/.test(version) ? `Version ${version}` : version || 'The new version'
    const name = `${subject} of ${functionName} in ${region} was ${tools.signal.aborted ? 'not verified' : 'rejected'}`
    if (!wasThere) return `${name}. The function is new: it has no version from before.`
    if (code === undefined) return `${name}. This run did not change it: $LATEST had that image before.`
    const time = tools.signal.aborted ? hurried.revert : patience
    const signal = AbortSignal.timeout(time)
    const { lambda, polling } = clientsFor(region, run.credentials(region), signal)
    const wait = { lambda: polling, functionName, deadline: Date.now() + time, timeout: time, signal }
    try {
      const left = published?.latest
      const restored = await restoreLatest({ code, lambda, wait, config, ...(left && { left }) })
      tools.unverified.remove(code)
      return `${name}. ${describeRestored(restored)}`
    } catch (failed) {
      // The post step tries once more.
      if (!(failed instanceof Problem) && !signal.aborted) throw failed
      return `${name}, and $LATEST could not be given its image from before: ${messageOf(failed)}`
    }
  }
}

function pick(config: FunctionConfig, members: readonly string[]): FunctionConfig {
  return Object.fromEntries(Object.entries(config).filter(([name]) => members.includes(name)))
}
