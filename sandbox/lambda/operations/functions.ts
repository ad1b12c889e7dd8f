import type { ServiceReply } from '../../core/contract.ts'
import { writeCode, writeConfiguration, writeListed } from '../configuration.ts'
import type { FunctionVersion, LambdaFunction } from '../model.ts'
import { conflict, invalid, missing, notFound, requireEnum } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { removeUrl } from '../url/config.ts'
import { writeReserved } from './concurrency.ts'
import { type Call, functionRoute, page, type Route, type Target } from './operation.ts'
import { findVersion, requireFunction, requireVersion } from './requirements.ts'

/** Reading and deleting functions. */
export const functionRoutes: Route[] = [
  functionRoute('GET /2015-03-31/functions/{FunctionName}', 'GetFunction', getFunction),
  functionRoute('GET /2015-03-31/functions/{FunctionName}/configuration', 'GetFunctionConfiguration', getConfiguration),
  functionRoute('DELETE /2015-03-31/functions/{FunctionName}', 'DeleteFunction', deleteFunction),
  {
    pattern: 'GET /2015-03-31/functions',
    operation: 'ListFunctions',
    prepare: (call) => ({
      permissions: [{ action: 'lambda:ListFunctions', resource: '*' }],
      run: () => listFunctions(call),
    }),
  },
  // Asynchronous invocation is not played: no function has such a configuration.
  functionRoute(
    'GET /2019-09-25/functions/{FunctionName}/event-invoke-config',
    'GetFunctionEventInvokeConfig',
    noEventInvokeConfig,
  ),
]

function getFunction(call: Call, target: Target): ServiceReply {
  const { owner, version } = readVersion(call, target)
  // "Lambda returns tag data only if you have explicit allow permissions for lambda:ListTags" (API Reference, GetFunction).
  const mayList = call.request.caller.allows('lambda:ListTags', owner.arn)
  const reserved = writeReserved(owner)
  const hasTags = Object.keys(owner.tags).length > 0
  return json(200, {
    Configuration: writeConfiguration(owner, version, target.arn),
    Code: writeCode(version.code, owner),
    ...(mayList && hasTags && { Tags: owner.tags }),
    ...(!mayList && { TagsError: { ErrorCode: 'AccessDeniedException', Message: 'lambda:ListTags is not allowed.' } }),
    ...(reserved && { Concurrency: reserved }),
  })
}

function getConfiguration(call: Call, target: Target): ServiceReply {
  const { owner, version } = readVersion(call, target)
  return json(200, writeConfiguration(owner, version, target.arn))
}

/** Reads name the function with its qualifier when it is missing, as recorded. */
function readVersion(call: Call, target: Target): { owner: LambdaFunction; version: FunctionVersion } {
  const owner = call.lambda.store.find(target.functionArn)
  if (owner === undefined) throw notFound(target.arn)
  return { owner, version: requireVersion(owner, target.qualifier) }
}

/** Deleting a version that is not there succeeds (recorded). */
async function deleteFunction(call: Call, target: Target): Promise<ServiceReply> {
  const owner = requireFunction(call, target)
  const { qualifier } = target
  if (qualifier === undefined) {
    call.lambda.store.remove(owner.arn)
    await Promise.all([...owner.urls.keys()].map((alias) => removeUrl(owner, alias)))
    return noContent()
  }
  if (qualifier === '$LATEST') throw invalid('$LATEST version cannot be deleted without deleting the function.')
  if (owner.aliases.has(qualifier)) throw invalid('Deletion of aliases is not currently supported.')
  const users = [...owner.aliases.values()].filter(
    (alias) => alias.functionVersion === qualifier || qualifier in alias.weights,
  )
  if (users.length > 0 && findVersion(owner, qualifier) !== undefined) {
    const names = users.map((alias) => alias.name).join(', ')
    throw conflict(`Unable to delete version because the following aliases reference it: [${names}]`)
  }
  if (owner.provisioned.has(qualifier)) {
    // Inferred, the text too.
    throw conflict('Unable to delete version because it has a Provisioned Concurrency configuration')
  }
  if (qualifier === '$LATEST.PUBLISHED') delete owner.latestPublished
  const managed = owner.latest.settings.CapacityProviderConfig !== undefined
  owner.published = owner.published.filter((one) => one.version !== qualifier)
  if (owner.unchangedSince === qualifier) owner.unchangedSince = undefined
  // Its execution environments end later (SDK model, DeleteFunctionResponse).
  return managed ? { status: 202 } : noContent()
}

function listFunctions(call: Call): ServiceReply {
  const { account, region } = call.request
  const which = call.query('FunctionVersion')
  if (which !== undefined) requireEnum(which, 'functionVersion', ['ALL'])
  const owners = call.lambda.store.list(account, region)
  const versions = owners.flatMap((owner) =>
    which === 'ALL'
      ? [owner.latest, ...owner.published].map((one) => writeListed(owner, one, `${owner.arn}:${one.version}`))
      : [writeListed(owner, owner.latest, owner.arn)],
  )
  const { items, marker } = page(versions, call, 50)
  return json(200, { Functions: items, ...marker })
}

function noEventInvokeConfig(_call: Call, target: Target): ServiceReply {
  throw missing(
    `The function ${target.qualifier ? target.arn : `${target.arn}:$LATEST`} doesn't have an EventInvokeConfig`,
  )
}
