import { type Fields, optionalFields, optionalText } from '../core/fields.ts'
import { isJsonObject } from '../core/json.ts'
import { messageOf } from '../core/message.ts'
import type { Reason } from './lifecycle.ts'
import type { Content, FunctionVersion, LambdaFunction } from './model.ts'
import type { Lambda } from './operations/operation.ts'

/** The label by which an image says that it may be restored from a snapshot as it is. */
const LABEL = 'com.amazonaws.lambda.feature.snapstart'

/**
 * An image whose runtime does not ask for the restore, and that lacks the label ("Implementing SnapStart hooks for
 * container images": publishing fails). The words are as users quoted them; the code is inferred.
 */
const REFUSED: Reason = { code: 'FunctionError', text: 'An error occurred during function initialization.' }

/** Whether versions of this content have a snapshot, which takes its time. */
export function hasSnapshot({ settings }: Content): boolean {
  return settings.SnapStart.ApplyOn === 'PublishedVersions'
}

/**
 * Takes the snapshot of a version that is being published: it is Pending until then. An image without the label is
 * started, to see whether its runtime asks for the restore. Those of AWS's bases that need neither do.
 */
export function takeSnapshot({ store, restores }: Lambda, owner: LambdaFunction, version: FunctionVersion): void {
  const { change } = version.lifecycle
  if (!hasSnapshot(version) || change === undefined || change.failure !== undefined || isAllowed(version)) return
  const end = (failure: Reason | undefined) => {
    const at = Math.max(change.at, store.now())
    version.lifecycle = { ...version.lifecycle, change: { at, failure } }
  }
  version.lifecycle = { ...version.lifecycle, change: { at: Number.POSITIVE_INFINITY, failure: undefined } }
  restores(owner, version).then(
    (does) => end(does ? undefined : REFUSED),
    (error: unknown) => end({ code: 'InternalError', text: messageOf(error) }),
  )
}

function isAllowed({ code }: Content): boolean {
  if (code.packageType === 'Zip' || code.found?.config === undefined) return true
  return optionalText(optionalFields(readConfig(code.found.config), 'Labels') ?? {}, LABEL) === 'Allow'
}

/** `config` of an image's configuration (OCI Image Specification, "Image Configuration"). */
function readConfig(text: string): Fields {
  const parsed: unknown = JSON.parse(text)
  return (isJsonObject(parsed) ? optionalFields(parsed, 'config') : undefined) ?? {}
}
