import { ServiceError, type ServiceReply } from '../../core/contract.ts'
import { optionalNumber } from '../../core/fields.ts'
import { requireProvisioning } from '../chosen.ts'
import type { LambdaFunction } from '../model.ts'
import { writeProvisioned } from '../provisioned.ts'
import { invalid, missingQualified, requireRange } from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { requireProvisionable } from './concurrency.ts'
import { body, type Call, functionRoute, page, type Route, type Target } from './operation.ts'
import { provision, requireAlone, UNPUBLISHED } from './provisioning.ts'
import { findVersion, requireFunction } from './requirements.ts'

const PATH = '/2019-09-30/functions/{FunctionName}/provisioned-concurrency'

/** Provisioned concurrency. IAM judges it on the version or alias, the list on the function. */
export const provisionedRoutes: Route[] = [
  functionRoute(`GET ${PATH}?List=ALL`, 'ListProvisionedConcurrencyConfigs', list, { judged: 'functionArn' }),
  functionRoute(`GET ${PATH}`, 'GetProvisionedConcurrencyConfig', get),
  functionRoute(`PUT ${PATH}`, 'PutProvisionedConcurrencyConfig', put),
  functionRoute(`DELETE ${PATH}`, 'DeleteProvisionedConcurrencyConfig', remove),
]

function put(call: Call, target: Target): ServiceReply {
  const { store } = call.lambda
  const requested = optionalNumber(body(call), 'ProvisionedConcurrentExecutions') ?? 0
  requireRange(requested, 'provisionedConcurrentExecutions', 1, Number.MAX_SAFE_INTEGER)
  const { owner, qualifier } = find(call, target, UNPUBLISHED)
  requireProvisioning((findVersion(owner, qualifier) ?? owner.latest).settings)
  requireAlone(owner, qualifier)
  requireProvisionable(store, owner, qualifier, requested)
  const provisioned = provision(call, owner, requested)
  owner.provisioned.set(qualifier, provisioned)
  return json(202, writeProvisioned(provisioned, store.now()))
}

function get(call: Call, target: Target): ServiceReply {
  const { owner, qualifier } = find(call, target)
  const provisioned = owner.provisioned.get(qualifier)
  if (provisioned === undefined) {
    const message = 'No Provisioned Concurrency Config found for this function'
    throw new ServiceError('ProvisionedConcurrencyConfigNotFoundException', message, 404, { Type: 'User' })
  }
  return json(200, writeProvisioned(provisioned, call.lambda.store.now()))
}

/** Deleting what is not there succeeds (recorded). That it ends an alias' move is inferred. */
function remove(call: Call, target: Target): ServiceReply {
  const { owner, qualifier } = find(call, target)
  const alias = owner.aliases.get(qualifier)
  if (alias !== undefined && owner.provisioned.get(qualifier)?.leaving !== undefined) alias.weights = {}
  owner.provisioned.delete(qualifier)
  return noContent()
}

function list(call: Call, target: Target): ServiceReply {
  const owner = requireFunction(call, target)
  const { items, marker } = page([...owner.provisioned], call, 50)
  return json(200, {
    ProvisionedConcurrencyConfigs: items.map(([qualifier, provisioned]) => ({
      FunctionArn: `${owner.arn}:${qualifier}`,
      ...writeProvisioned(provisioned, call.lambda.store.now()),
    })),
    ...marker,
  })
}

function find(
  call: Call,
  target: Target,
  latestRefused = 'The function resource provided must be an alias or a published version.',
): { owner: LambdaFunction; qualifier: string } {
  const { qualifier = '$LATEST' } = target
  if (qualifier === '$LATEST') throw invalid(latestRefused)
  const owner = call.lambda.store.find(target.functionArn)
  const version = owner && findVersion(owner, qualifier)
  if (owner === undefined || version === undefined) throw missingQualified(target.functionArn, qualifier)
  if (version === owner.latest) throw invalid(latestRefused)
  return { owner, qualifier }
}
