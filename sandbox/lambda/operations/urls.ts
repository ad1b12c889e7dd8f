import type { ServiceReply } from '../../core/contract.ts'
import { type Fields, optionalText, present } from '../../core/fields.ts'
import type { FunctionUrl, LambdaFunction } from '../model.ts'
import { conflict, missing, requirePattern } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { readUrlSettings, removeUrl, writeTime, writeUrl, writeWholeUrl } from '../url/config.ts'
import { serveUrl } from '../url/serve.ts'
import { body, type Call, functionRoute, page, type Route, type Target } from './operation.ts'

const PATH = '/2021-10-31/functions/{FunctionName}/url'
/** Service Authorization Reference, "AWS Lambda": function URLs are judged on the function. */
const ON_FUNCTION = { judged: 'functionArn' } as const
const WITH_AUTH_TYPE = { ...ON_FUNCTION, context: authTypeOf } as const

/** Function URLs: one of the function's own, and one of each alias. The texts are recorded. */
export const urlRoutes: Route[] = [
  functionRoute(`POST ${PATH}`, 'CreateFunctionUrlConfig', create, WITH_AUTH_TYPE),
  functionRoute(`GET ${PATH}`, 'GetFunctionUrlConfig', get, ON_FUNCTION),
  functionRoute(`PUT ${PATH}`, 'UpdateFunctionUrlConfig', update, WITH_AUTH_TYPE),
  functionRoute(`DELETE ${PATH}`, 'DeleteFunctionUrlConfig', remove, ON_FUNCTION),
  functionRoute(`GET ${PATH}s`, 'ListFunctionUrlConfigs', list, ON_FUNCTION),
]

async function create(call: Call, target: Target): Promise<ServiceReply> {
  const fields = body(call)
  requireAlias(target)
  const settings = readUrlSettings(fields)
  requireNone(requireOwner(call, target), target)
  const listening = await serveUrl(call.lambda, target.functionArn, target.qualifier)
  try {
    // Read again: all may have changed while the port was opened.
    const owner = requireOwner(call, target)
    requireNone(owner, target)
    const now = call.lambda.store.now()
    const id = crypto.randomUUID().replaceAll('-', '')
    const url: FunctionUrl = { ...settings, id, listening, created: now, lastModified: now }
    owner.urls.set(target.qualifier ?? '', url)
    return json(201, { ...writeUrl(url, target.arn), ...namedMode(fields) })
  } catch (error) {
    await listening.close()
    throw error
  }
}

function get(call: Call, target: Target): ServiceReply {
  requireAlias(target)
  return json(200, writeWholeUrl(requireUrl(call.lambda.store.find(target.functionArn), target), target.arn))
}

function update(call: Call, target: Target): ServiceReply {
  const fields = body(call)
  requireAlias(target)
  const owner = requireOwner(call, target)
  const before = requireUrl(owner, target)
  const url = { ...before, ...readUrlSettings(fields, before), lastModified: call.lambda.store.now() }
  owner.urls.set(target.qualifier ?? '', url)
  const LastModifiedTime = writeTime(url.lastModified)
  return json(200, { ...writeUrl(url, target.arn), ...namedMode(fields), LastModifiedTime })
}

async function remove(call: Call, target: Target): Promise<ServiceReply> {
  requireAlias(target)
  const owner = call.lambda.store.find(target.functionArn)
  requireUrl(owner, target)
  await removeUrl(owner, target.qualifier)
  return noContent()
}

function list(call: Call, target: Target): ServiceReply {
  const owner = requireOwner(call, target)
  const { items, marker } = page([...owner.urls], call, 50)
  const configs = items.map(([alias, url]) => writeWholeUrl(url, alias === '' ? owner.arn : `${owner.arn}:${alias}`))
  return json(200, { FunctionUrlConfigs: configs, ...marker })
}

/** A version has no URL. */
function requireAlias({ qualifier }: Target): void {
  if (qualifier !== undefined) requirePattern(qualifier, 'qualifier', '((?!^\\d+$)^[0-9a-zA-Z-_]+$)')
}

function requireOwner(call: Call, { functionArn, qualifier }: Target): LambdaFunction {
  const owner = call.lambda.store.find(functionArn)
  if (owner === undefined || (qualifier !== undefined && !owner.aliases.has(qualifier))) {
    throw missing('Function does not exist')
  }
  return owner
}

function requireUrl(owner: LambdaFunction | undefined, { qualifier }: Target): FunctionUrl {
  const url = owner?.urls.get(qualifier ?? '')
  if (url === undefined) throw missing('The resource you requested does not exist.')
  return url
}

function requireNone(owner: LambdaFunction, { qualifier, arn }: Target): void {
  if (!owner.urls.has(qualifier ?? '')) return
  throw conflict(
    `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  )
}

/** Answers to changes lacked InvokeMode where the request did (recorded). */
function namedMode(fields: Fields): object {
  const InvokeMode = optionalText(fields, 'InvokeMode')
  return InvokeMode === undefined ? {} : { InvokeMode }
}

function authTypeOf(fields: Fields): Record<string, string> {
  return present({ 'lambda:FunctionUrlAuthType': optionalText(fields, 'AuthType') })
}
