import type { ServiceReply } from '../../core/contract.ts'
import { optionalText } from '../../core/fields.ts'
import { writeConfiguration, writeListed } from '../configuration.ts'
import { created, type Lifecycle, type Reason, ready, revised } from '../lifecycle.ts'
import type { Content, FunctionVersion, LambdaFunction } from '../model.ts'
import { requireLatest } from '../names.ts'
import { invalid } from '../refusals.ts'
import { json } from '../rest.ts'
import { hasSnapshot, takeSnapshot } from '../snapstart.ts'
import { type FunctionStore, versionsOf } from '../store.ts'
import { publishLatest, readPublishTo, requireRoom } from './managed.ts'
import { body, type Call, functionRoute, page, type Route, type Target } from './operation.ts'
import { findVersion, requireFunction, requireIdle, requireRevision } from './requirements.ts'

export const versionRoutes: Route[] = [
  functionRoute('POST /2015-03-31/functions/{FunctionName}/versions', 'PublishVersion', publishVersion, {
    judged: 'functionArn',
  }),
  functionRoute('GET /2015-03-31/functions/{FunctionName}/versions', 'ListVersionsByFunction', listVersions, {
    judged: 'functionArn',
  }),
]

/** Makes the next version of what `$LATEST` is now. */
export function addVersion(owner: LambdaFunction, lifecycle: Lifecycle, description?: string): FunctionVersion {
  const { settings, code, architecture, lastModified } = owner.latest
  const content = { settings: { ...settings, Description: description ?? settings.Description }, code, architecture }
  const version = { ...content, version: `${owner.nextVersion}`, lastModified, lifecycle, serving: content }
  owner.nextVersion += 1
  owner.published.push(version)
  owner.unchangedSince = version.version
  // Publishing gives $LATEST a new revision (recorded).
  owner.latest.lifecycle = revised(owner.latest.lifecycle)
  return version
}

/** Returns the version that there is when `$LATEST` was not updated since it was published (recorded). */
function publishVersion(call: Call, target: Target): ServiceReply {
  const fields = body(call)
  requireLatest(target)
  const owner = requireFunction(call, target)
  requireIdle(owner)
  requireRevision(optionalText(fields, 'RevisionId'), owner.latest.lifecycle.revisionId)
  requireSha256(owner, optionalText(fields, 'CodeSha256') ?? '')
  if (readPublishTo(fields, owner.latest.settings)) {
    const latest = publishLatest(call.lambda, owner)
    return json(201, writeConfiguration(owner, latest, `${owner.arn}:${latest.version}`))
  }
  const same = owner.unchangedSince === undefined ? undefined : findVersion(owner, owner.unchangedSince)
  if (same === undefined) requireRoom(call.lambda, owner.latest.settings)
  const version = same ?? addVersion(owner, freshLifecycle(call, owner), optionalText(fields, 'Description'))
  if (same === undefined) takeSnapshot(call.lambda, owner, version)
  return json(201, writeConfiguration(owner, version, `${owner.arn}:${version.version}`))
}

/** A version with SnapStart is Pending while its snapshot is taken; any other is there at once (recorded). */
function freshLifecycle(call: Call, owner: LambdaFunction): Lifecycle {
  const { store } = call.lambda
  const failure = store.takeFailure(owner, 'version')
  if (hasSnapshot(owner.latest)) return publishing(store, owner.latest, 0, failure)
  // It gets its execution environments first.
  if (owner.latest.settings.CapacityProviderConfig)
    return publishing(store, owner.latest, store.settle.publish, failure)
  return failure === undefined ? ready() : created(store.now() + store.settle.publish, failure)
}

/** A version whose code is there after `ms`, and which is Active when its snapshot is taken as well. */
export function publishing(store: FunctionStore, content: Content, ms: number, failure?: Reason): Lifecycle {
  const snapshot = hasSnapshot(content) ? store.settle.snapshot : 0
  return created(store.now() + ms + snapshot, failure)
}

function requireSha256(owner: LambdaFunction, expected: string): void {
  const present = owner.latest.code.sha256
  if (expected === '' || expected === present) return
  throw invalid(
    `CodeSHA256 (${expected}) is different from current CodeSHA256 in $LATEST (${present}). Please try again with the CodeSHA256 in $LATEST.`,
  )
}

function listVersions(call: Call, target: Target): ServiceReply {
  const owner = requireFunction(call, target)
  const { items, marker } = page(versionsOf(owner), call, 50)
  return json(200, {
    Versions: items.map((version) => writeListed(owner, version, `${owner.arn}:${version.version}`)),
    ...marker,
  })
}
