import type { Permission, ServiceReply } from '../../core/contract.ts'
import { type Fields, flag, optionalFields, optionalText, optionalTextMap } from '../../core/fields.ts'
import { chosenDefaults, readChosen } from '../chosen.ts'
import { readImage, readZip } from '../code.ts'
import { writeConfiguration } from '../configuration.ts'
import { created, nonInvocable } from '../lifecycle.ts'
import type { Code, Content, FunctionVersion, LambdaFunction } from '../model.ts'
import { readTarget, type Target } from '../names.ts'
import { conflict, invalid } from '../refusals.ts'
import { json } from '../rest.ts'
import { defaultSettings, readArchitecture, readSettings } from '../settings.ts'
import { takeSnapshot } from '../snapstart.ts'
import { passRole, requireExecutionRole } from './execution-role.ts'
import { publishLatest, readPublishTo, requireRoom } from './managed.ts'
import { body, type Call, type Prepared, type Route, requestTags, resourceTags, tagContext } from './operation.ts'
import { requireCapacityProvider, requireFewTags } from './requirements.ts'
import { publishing } from './versions.ts'

export const createRoutes: Route[] = [{ pattern: 'POST /2015-03-31/functions', operation: 'CreateFunction', prepare }]

function prepare(call: Call): Prepared {
  const fields = body(call)
  const target = readTarget(
    call.request,
    optionalText(fields, 'FunctionName') ?? '',
    undefined,
    'lambda:CreateFunction',
  )
  return { permissions: permissions(call, fields, target), run: () => create(call, fields, target) }
}

/** Service Authorization Reference, "AWS Lambda": handing over a role, and tagging, are permissions of their own. */
function permissions(call: Call, fields: Fields, target: Target): Permission[] {
  const role = optionalText(fields, 'Role')
  const tags = optionalTextMap(fields, 'Tags') ?? {}
  const resource = target.functionArn
  // What is created has its tags at once, for "aws:ResourceTag" as well (Lambda Developer Guide, "Secure your functions by tag").
  const has = call.lambda.store.find(resource) === undefined ? tagContext('aws:ResourceTag/', tags) : {}
  const context = { ...has, ...resourceTags(call, resource), ...requestTags(tags) }
  return [
    { action: 'lambda:CreateFunction', resource, context },
    ...(role === undefined ? [] : [passRole(role)]),
    ...passCapacityProvider(fields),
    ...(Object.keys(tags).length === 0 ? [] : [{ action: 'lambda:TagResource', resource, context }]),
  ]
}

/** What it takes to put a function on a capacity provider ("Core concepts" of Lambda Managed Instances). */
export function passCapacityProvider(fields: Fields): Permission[] {
  const provider = optionalFields(fields, 'CapacityProviderConfig') ?? {}
  const instances = optionalFields(provider, 'LambdaManagedInstancesCapacityProviderConfig') ?? {}
  const arn = optionalText(instances, 'CapacityProviderArn')
  return arn === undefined ? [] : [{ action: 'lambda:PassCapacityProvider', resource: arn, context: {} }]
}

async function create(call: Call, fields: Fields, target: Target): Promise<ServiceReply> {
  const { store } = call.lambda
  const { region, account } = call.request
  const architecture = readArchitecture(fields) ?? 'x86_64'
  const chosen = readChosen(fields)
  const defaults = { ...defaultSettings(target.name, ''), ...chosenDefaults(chosen, target.name), ...chosen }
  const settings = readSettings(fields, defaults, region)
  const tags = optionalTextMap(fields, 'Tags') ?? {}
  requireFewTags(tags)
  requireCapacityProvider(call, chosen)
  requireExecutionRole(call, fields, settings)
  const code = await readCode(call, fields)
  if (store.find(target.functionArn) !== undefined) throw conflict(`Function already exist: ${target.name}`)

  const content: Content = { settings, code, architecture }
  const toLatest = readPublishTo(fields, chosen)
  const publish = flag(fields, 'Publish') && !toLatest
  if (publish) requireRoom(call.lambda, chosen)
  const failure = store.takeFailure({ name: target.name, region, account }, 'latest')
  const version = (number: string): FunctionVersion => ({
    ...content,
    version: number,
    lastModified: store.now(),
    lifecycle:
      number === '$LATEST'
        ? chosen.CapacityProviderConfig
          ? nonInvocable()
          : created(store.now() + store.settle.create, failure)
        : publishing(store, content, store.settle.create, failure),
    serving: content,
  })
  const first = publish ? [version('1')] : []
  const owner: LambdaFunction = {
    name: target.name,
    region,
    account,
    arn: target.functionArn,
    latest: version('$LATEST'),
    published: first,
    nextVersion: publish ? 2 : 1,
    unchangedSince: publish ? '1' : undefined,
    aliases: new Map(),
    tags,
    policies: new Map(),
    provisioned: new Map(),
    urls: new Map(),
    reserved: undefined,
    mappings: [],
    executions: [],
  }
  store.add(owner)
  if (toLatest) publishLatest(call.lambda, owner)
  for (const each of first) takeSnapshot(call.lambda, owner, each)
  // With Publish the answer is the version's, under the function's own ARN (recorded).
  return json(201, writeConfiguration(owner, first[0] ?? owner.latest, owner.arn))
}

async function readCode(call: Call, fields: Fields): Promise<Code> {
  const code = optionalFields(fields, 'Code') ?? {}
  const imageUri = optionalText(code, 'ImageUri')
  const hasRuntime = optionalText(fields, 'Runtime') !== undefined || optionalText(fields, 'Handler') !== undefined
  if (optionalText(fields, 'PackageType') === 'Image') {
    if (hasRuntime) {
      throw invalid("Please don't provide Runtime or Handler or Layer when the intended function PackageType is Image.")
    }
    if (imageUri === undefined)
      throw invalid('Please provide ImageUri when creating a function with packageType Image.')
    return readImage(call.lambda.images, imageUri, call.request.region, call.request.caller)
  }
  if (imageUri !== undefined)
    throw invalid("Please don't provide ImageUri when creating a function with packageType Zip.")
  if (!hasRuntime) {
    throw invalid('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  }
  return readZip(code)
}
