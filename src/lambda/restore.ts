import {
  type LambdaClient,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { explain } from '../aws/explain.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { differences } from './configuration.ts'
import { updateFailure } from './failure.ts'
import { type FunctionState, getVersion, publishedVersions } from './function.ts'
import { whenTaken } from './settle.ts'
import type { UnverifiedCode } from './unverified.ts'
import { type Wait, waitUntilOver } from './wait.ts'

/** Code to take back from $LATEST. */
export interface Restoration {
  code: UnverifiedCode
  lambda: LambdaClient
  wait: Wait
  /** The configuration from before; where it is not known, the published version that has it is read. */
  config?: FunctionConfig
  /** $LATEST as the run left it; what was changed since then is not touched. */
  left?: FunctionState
}

/** What $LATEST has in the end. */
export type Restored =
  | { kind: 'restored' }
  /** The image is from before; these members of the configuration are not. */
  | { kind: 'without'; members: readonly string[] }
  /** Another run or a person changed it meanwhile, and it was left so. */
  | { kind: 'elsewhere' }

/**
 * Gives $LATEST the image and the configuration that it had before an image that was not verified. Nothing is published.
 * Each update names the revision that was read before it.
 *
 * @throws Problem when Lambda refuses, or at the deadline
 */
export async function restoreLatest(restoration: Restoration): Promise<Restored> {
  const { code, wait } = restoration
  try {
    return await whenTaken(wait, () => restoreOnce(restoration))
  } catch (error) {
    throw explain(error, `Could not give $LATEST of ${code.functionName} its image from before`)
  }
}

async function restoreOnce(restoration: Restoration): Promise<Restored> {
  const { code, lambda, wait } = restoration
  const { functionName: FunctionName, before, repository, architecture } = code
  let now = await waitUntilOver(wait)
  if (!(await isOwn(restoration, now))) return { kind: 'elsewhere' }
  if (now.digest !== before || now.architecture !== architecture) {
    const { revisionId: RevisionId } = now
    const ImageUri = `${repository}@${before}`
    const request = { FunctionName, ImageUri, Architectures: [architecture], Publish: false, RevisionId }
    await lambda.send(new UpdateFunctionCodeCommand(request))
    now = await whenOver(restoration)
  }
  if (code.configured.length === 0) return { kind: 'restored' }
  const config = restoration.config ?? (await configOfSource(restoration))
  if (config === undefined) return { kind: 'without', members: code.configured }
  const changes = changesBack(now.config, config, code.configured)
  if (Object.keys(changes).length > 0) {
    const request = { FunctionName, ...changes, RevisionId: now.revisionId }
    await lambda.send(new UpdateFunctionConfigurationCommand(request))
    await whenOver(restoration)
  }
  const unseen = code.configured.filter((name) => name === 'Environment' && config.Environment === undefined)
  return unseen.length > 0 ? { kind: 'without', members: unseen } : { kind: 'restored' }
}

/** Says in a sentence what $LATEST has in the end. */
export function describeRestored(restored: Restored): string {
  switch (restored.kind) {
    case 'restored':
      return '$LATEST has the image and configuration from before again.'
    case 'without':
      return `$LATEST has its image from before again; no published version has ${restored.members.join(', ')} as it was, so this run's was left.`
    case 'elsewhere':
      return 'Another run or a person changed $LATEST meanwhile, and it was left so.'
  }
}

async function whenOver({ wait }: Restoration): Promise<FunctionState> {
  const after = await waitUntilOver(wait)
  if (after.lastUpdateStatus !== 'Failed') return after
  throw updateFailure(`Lambda could not restore $LATEST of ${wait.functionName}`, after)
}

/** Whether $LATEST is as the run left it, or half restored by it. */
async function isOwn({ code, lambda, left }: Restoration, now: FunctionState): Promise<boolean> {
  if (now.digest !== code.digest && now.digest !== code.before) return false
  const changed = now.digest === code.digest && code.revision !== undefined && now.revisionId !== code.revision
  // A new revision without a change: Lambda makes one when it wakes a function, or another run publishes.
  if (changed && (left === undefined || Object.keys(differences(now.config, left.config)).length > 0)) return false
  if (code.version === undefined) return true
  const newest = (await publishedVersions(lambda, code.functionName)).at(-1)
  return newest === undefined || Number(newest) <= Number(code.version)
}

async function configOfSource({ code, lambda }: Restoration): Promise<FunctionConfig | undefined> {
  return code.source === '' ? undefined : (await getVersion(lambda, code.functionName, code.source))?.config
}

/** What an update must send to have members as they were: what was not set is sent as what Lambda takes for unset. */
export function changesBack(now: FunctionConfig, before: FunctionConfig, members: readonly string[]): FunctionConfig {
  const wanted = Object.entries({ ...unset, ...before }).filter(([name]) => members.includes(name))
  return differences(now, Object.fromEntries(wanted))
}

// Lambda API reference, "UpdateFunctionConfiguration".
const unset = {
  Description: '',
  ImageConfig: {},
  VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
  KMSKeyArn: '',
  FileSystemConfigs: [],
} satisfies FunctionConfig
