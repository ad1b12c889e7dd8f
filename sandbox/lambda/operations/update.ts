import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { type Fields, flag, optionalText } from '../../core/fields.ts'
import { updateChosen } from '../chosen.ts'
import { readImage, readZip } from '../code.ts'
import { writeConfiguration } from '../configuration.ts'
import { type Reason, updating } from '../lifecycle.ts'
import type { Code, Content, FunctionVersion, LambdaFunction } from '../model.ts'
import { readTarget, requireLatest } from '../names.ts'
import { invalid } from '../refusals.ts'
import { json } from '../rest.ts'
import { readArchitecture, readSettings } from '../settings.ts'
import { takeSnapshot } from '../snapstart.ts'
import { passCapacityProvider } from './create.ts'
import { passRole, requireExecutionRole } from './execution-role.ts'
import { publishLatest, readPublishTo, requireRoom } from './managed.ts'
import { body, type Call, functionRoute, type Route, resourceTags, type Target } from './operation.ts'
import { requireCapacityProvider, requireFunction, requireIdle, requireRevision } from './requirements.ts'
import { addVersion, publishing } from './versions.ts'

const CONFIGURE = 'lambda:UpdateFunctionConfiguration'

/** Changing `$LATEST`: its code, its configuration. */
export const updateRoutes: Route[] = [
  functionRoute('PUT /2015-03-31/functions/{FunctionName}/code', 'UpdateFunctionCode', updateCode, {
    judged: 'functionArn',
  }),
  {
    pattern: 'PUT /2015-03-31/functions/{FunctionName}/configuration',
    operation: 'UpdateFunctionConfiguration',
    prepare(call) {
      const target = readTarget(call.request, call.path('FunctionName'), call.query('Qualifier'), CONFIGURE)
      const role = optionalText(body(call), 'Role')
      const resource = target.functionArn
      const update = { action: CONFIGURE, resource, context: resourceTags(call, resource) }
      return {
        permissions: [update, ...(role === undefined ? [] : [passRole(role)]), ...passCapacityProvider(body(call))],
        run: () => updateConfiguration(call, target),
      }
    },
  },
]

async function updateCode(call: Call, target: Target): Promise<ServiceReply> {
  const fields = body(call)
  const publish = flag(fields, 'Publish')
  const dryRun = flag(fields, 'DryRun')
  if (publish && dryRun) throw invalid('Publish and DryRun are mutually exclusive parameters')
  const named = readArchitecture(fields)
  requireLatest(target)
  const before = requireFunction(call, target)
  requirePackageType(before, fields)
  const code = await readCode(call, fields)

  // Read again: another update may have started while the image was read.
  const owner = requireFunction(call, target)
  requireRevision(optionalText(fields, 'RevisionId'), owner.latest.lifecycle.revisionId)
  requireIdle(owner)
  const { latest } = owner
  const content: Content = { settings: latest.settings, code, architecture: named ?? latest.architecture }
  if (dryRun) return json(200, writeConfiguration(owner, { ...latest, ...content }, owner.arn))

  const toLatest = readPublishTo(fields, content.settings)
  if (publish && !toLatest) requireRoom(call.lambda, content.settings)
  const failure = begin(call, owner, content)
  if (toLatest) {
    const version = publishLatest(call.lambda, owner)
    return json(200, writeConfiguration(owner, version, `${owner.arn}:${version.version}`))
  }
  if (!publish) return json(200, writeConfiguration(owner, latest, owner.arn))
  const version = publishAlong(call, owner, failure)
  return json(200, writeConfiguration(owner, version, `${owner.arn}:${version.version}`))
}

async function updateConfiguration(call: Call, target: Target): Promise<ServiceReply> {
  const fields = body(call)
  requireLatest(target)
  const before = requireFunction(call, target)
  const settings = readSettings(fields, updateChosen(fields, before.latest.settings), call.request.region)
  requireCapacityProvider(call, settings)
  requireExecutionRole(call, fields, settings)
  await requireImage(call, before.latest.code)

  const owner = requireFunction(call, target)
  requireRevision(optionalText(fields, 'RevisionId'), owner.latest.lifecycle.revisionId)
  requireIdle(owner)
  begin(call, owner, { ...contentOf(owner.latest), settings })
  return json(200, writeConfiguration(owner, owner.latest, owner.arn))
}

/** Starts an update of `$LATEST` and returns how it will fail, if it shall. */
function begin(call: Call, owner: LambdaFunction, content: Content): Reason | undefined {
  const { store } = call.lambda
  const failure = store.takeFailure(owner, 'latest')
  const { latest } = owner
  Object.assign(latest, content)
  latest.lastModified = store.now()
  latest.lifecycle = updating(latest.lifecycle, store.now() + store.settle.update, failure)
  owner.unchangedSince = undefined
  return failure
}

/** The version of UpdateFunctionCode with Publish: Pending, beside a `$LATEST` that is InProgress (recorded). */
function publishAlong(call: Call, owner: LambdaFunction, failure: Reason | undefined): FunctionVersion {
  const { store } = call.lambda
  const own = failure ?? store.takeFailure(owner, 'version')
  const version = addVersion(owner, publishing(store, owner.latest, store.settle.publish, own))
  takeSnapshot(call.lambda, owner, version)
  return version
}

/** A function can't change between Zip and Image (recorded texts). */
function requirePackageType(owner: LambdaFunction, fields: Fields): void {
  const imageUri = optionalText(fields, 'ImageUri')
  if (owner.latest.code.packageType === 'Image' && imageUri === undefined) {
    throw invalid('Please provide ImageUri when updating a function with packageType Image.')
  }
  if (owner.latest.code.packageType === 'Zip' && imageUri !== undefined) {
    throw invalid("Please don't provide ImageUri when updating a function with packageType Zip.")
  }
}

async function readCode(call: Call, fields: Fields): Promise<Code> {
  const imageUri = optionalText(fields, 'ImageUri')
  if (imageUri === undefined) return readZip(fields)
  return readImage(call.lambda.images, imageUri, call.request.region, call.request.caller)
}

/** A configuration update is refused while the image that the function has is gone from ECR. */
async function requireImage(call: Call, code: Code): Promise<void> {
  if (code.packageType === 'Zip') return
  const found = await call.lambda.images.find(code.resolvedImageUri, call.request.region)
  if (found !== undefined) return
  throw new ServiceError('InvalidParameterValueException', 'The function is trying to use a deleted image.', 400, {
    Type: 'User',
  })
}

function contentOf({ settings, code, architecture }: Content): Content {
  return { settings, code, architecture }
}
