import { randomUUID } from 'node:crypto'
import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { type Fields, optionalFields, optionalNumberMap, optionalText } from '../../core/fields.ts'
import type { Alias, LambdaFunction } from '../model.ts'
import { conflict, invalid, missing, notFound, requirePattern, violates } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { removeUrl } from '../url/config.ts'
import { body, type Call, functionRoute, page, type Route, type Target } from './operation.ts'
import { moveProvisioned, requireAllocated, requireMovable } from './provisioning.ts'
import { requireFunction, requireRevision } from './requirements.ts'

const ALIASES = '/2015-03-31/functions/{FunctionName}/aliases'
const ALIAS = `${ALIASES}/{Name}`
/** Service Authorization Reference, "AWS Lambda": alias operations are judged on the function. */
const ON_FUNCTION = { judged: 'functionArn' } as const

export const aliasRoutes: Route[] = [
  functionRoute(`POST ${ALIASES}`, 'CreateAlias', createAlias, ON_FUNCTION),
  functionRoute(`GET ${ALIASES}`, 'ListAliases', listAliases, ON_FUNCTION),
  functionRoute(`GET ${ALIAS}`, 'GetAlias', getAlias, ON_FUNCTION),
  functionRoute(`PUT ${ALIAS}`, 'UpdateAlias', updateAlias, ON_FUNCTION),
  functionRoute(`DELETE ${ALIAS}`, 'DeleteAlias', deleteAlias, ON_FUNCTION),
]

function createAlias(call: Call, target: Target): ServiceReply {
  const fields = body(call)
  const name = optionalText(fields, 'Name') ?? ''
  requirePattern(name, 'name', '(?!^[0-9]+$)([a-zA-Z0-9-_]+)')
  const weights = readWeights(fields) ?? {}
  const version = optionalText(fields, 'FunctionVersion') ?? ''
  const owner = call.lambda.store.find(target.functionArn)
  if (owner === undefined) throw notFound(`${target.functionArn}:${version}`)
  requireRoutable(owner, version, weights)
  if (owner.aliases.has(name)) throw conflict(`Alias already exists: ${owner.arn}:${name}`)
  const alias: Alias = {
    name,
    functionVersion: version,
    description: optionalText(fields, 'Description') ?? '',
    weights,
    revisionId: randomUUID(),
  }
  owner.aliases.set(name, alias)
  return json(201, writeAlias(owner, alias))
}

function updateAlias(call: Call, target: Target): ServiceReply {
  const fields = body(call)
  const owner = requireFunction(call, target)
  const alias = owner.aliases.get(call.path('Name'))
  if (alias === undefined) throw missing(`Alias not found: ${owner.arn}:${call.path('Name')}`)
  requireRevision(optionalText(fields, 'RevisionId'), alias.revisionId)
  const version = optionalText(fields, 'FunctionVersion') ?? alias.functionVersion
  const given = readWeights(fields)
  const weights = given ?? alias.weights
  const moves = version !== alias.functionVersion
  if (moves || given !== undefined) requireAllocated(call, owner, alias)
  requireRoutable(owner, version, weights)
  if (moves) requireMovable(owner, alias, version, weights)
  const description = optionalText(fields, 'Description') ?? alias.description
  const leaving = alias.functionVersion
  Object.assign(alias, { functionVersion: version, weights, description, revisionId: randomUUID() })
  if (moves) moveProvisioned(call, owner, alias, leaving)
  return json(200, writeAlias(owner, alias))
}

function getAlias(call: Call, target: Target): ServiceReply {
  const owner = requireFunction(call, target)
  const alias = owner.aliases.get(call.path('Name'))
  if (alias === undefined) throw missing(`Cannot find alias arn: ${owner.arn}:${call.path('Name')}`)
  return json(200, writeAlias(owner, alias))
}

async function deleteAlias(call: Call, target: Target): Promise<ServiceReply> {
  const owner = requireFunction(call, target)
  const name = call.path('Name')
  owner.aliases.delete(name)
  // Its provisioned concurrency goes with it (recorded), and its URL (inferred).
  owner.provisioned.delete(name)
  await removeUrl(owner, name)
  return noContent()
}

function listAliases(call: Call, target: Target): ServiceReply {
  const owner = requireFunction(call, target)
  const version = call.query('FunctionVersion')
  const aliases = [...owner.aliases.values()]
    .filter((alias) => version === undefined || alias.functionVersion === version || version in alias.weights)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const { items, marker } = page(aliases, call, 50)
  return json(200, { Aliases: items.map((alias) => writeAlias(owner, alias)), ...marker })
}

function writeAlias(owner: LambdaFunction, alias: Alias): object {
  return {
    AliasArn: `${owner.arn}:${alias.name}`,
    Name: alias.name,
    FunctionVersion: alias.functionVersion,
    Description: alias.description,
    RevisionId: alias.revisionId,
    ...(Object.keys(alias.weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: alias.weights } }),
  }
}

/** AdditionalVersionWeights of the request. Absent: undefined. The refusals are recorded. */
function readWeights(fields: Fields): Record<string, number> | undefined {
  const routing = optionalFields(fields, 'RoutingConfig')
  const weights = routing && optionalNumberMap(routing, 'AdditionalVersionWeights')
  if (weights === undefined) return undefined
  const member = 'routingConfig.additionalVersionWeights'
  const entries = Object.entries(weights)
  const shown = `{${entries.map(([version, weight]) => `${version}=${javaDouble(weight)}`).join(', ')}}`
  if (entries.some(([, weight]) => weight < 0 || weight > 1)) {
    throw violates(
      shown,
      member,
      'Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]',
    )
  }
  if (entries.some(([version]) => !/^[0-9]+$/.test(version))) {
    throw violates(
      shown,
      member,
      'Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]',
    )
  }
  if (entries.length > 1) throw invalid('Number of items in AdditionalVersionWeights cannot be greater than 1')
  return weights
}

/** Refuses versions that are not there, and pairs that an alias can't have. The texts are recorded. */
function requireRoutable(owner: LambdaFunction, version: string, weights: Record<string, number>): void {
  const additional = Object.keys(weights)
  const published = (number: string) => owner.published.some((one) => one.version === number)
  if (version === '$LATEST' && additional.length > 0) {
    const message = '$LATEST is not supported for an alias pointing to more than 1 version'
    throw new ServiceError('InvalidParameterValueException', message)
  }
  for (const number of [version, ...additional]) {
    if (number !== '$LATEST' && !published(number)) throw notFound(`${owner.arn}:${number}`)
  }
  if (additional.includes(version)) {
    throw invalid(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    )
  }
}

function javaDouble(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : `${value}`
}
