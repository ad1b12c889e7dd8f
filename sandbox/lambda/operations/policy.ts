import { randomUUID } from 'node:crypto'
import type { ServiceReply } from '../../core/contract.ts'
import { type Fields, optionalText, present } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import { revised } from '../lifecycle.ts'
import type { LambdaFunction } from '../model.ts'
import {
  conflict,
  invalid,
  missing,
  missingQualified,
  publicPolicy,
  requirePattern,
  staleRevision,
} from '../refusals.ts'
import { json, noContent } from '../rest.ts'
import { body, type Call, functionRoute, type Route, type Target } from './operation.ts'
import { findVersion, requireFunction } from './requirements.ts'
import { writeStatement } from './statement.ts'

const POLICY = '/2015-03-31/functions/{FunctionName}/policy'

/** The resource-based policy of a function, and of each version and alias. All texts are recorded. */
export const policyRoutes: Route[] = [
  functionRoute(`GET ${POLICY}`, 'GetPolicy', getPolicy),
  functionRoute(`POST ${POLICY}`, 'AddPermission', addPermission, { context: permissionContext }),
  functionRoute(`DELETE ${POLICY}/{StatementId}`, 'RemovePermission', removePermission),
]

/** Service Authorization Reference, "AWS Lambda": the condition keys of AddPermission. */
function permissionContext(fields: Fields): Record<string, string> {
  return present({
    'lambda:Principal': optionalText(fields, 'Principal'),
    'lambda:FunctionUrlAuthType': optionalText(fields, 'FunctionUrlAuthType'),
  })
}

function getPolicy(call: Call, target: Target): ServiceReply {
  const owner = call.lambda.store.find(target.functionArn)
  const statements = owner?.policies.get(target.qualifier ?? '')
  if (owner === undefined || statements === undefined) throw missing('The resource you requested does not exist.')
  return json(200, {
    Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }),
    RevisionId: revisionOf(owner, target.qualifier),
  })
}

function addPermission(call: Call, target: Target): ServiceReply {
  const fields = body(call)
  const sid = optionalText(fields, 'StatementId') ?? ''
  requirePattern(sid, 'statementId', '([a-zA-Z0-9-_]+)')
  if (target.qualifier === '$LATEST') throw invalid('We currently do not support adding policies for $LATEST.')
  const owner = requireFunction(call, target)
  requireQualified(owner, target.qualifier)
  requirePolicyRevision(owner, target.qualifier, optionalText(fields, 'RevisionId'))
  const statement = writeStatement(fields, sid, target.arn, owner.region)
  if (call.lambda.isPublicBlocked() && optionalText(fields, 'Principal') === '*') throw publicPolicy()
  const statements = owner.policies.get(target.qualifier ?? '') ?? []
  if (statements.some((one) => sidOf(one) === sid)) {
    throw conflict(
      `The statement id (${sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
    )
  }
  owner.policies.set(target.qualifier ?? '', [...statements, statement])
  revise(owner, target.qualifier)
  return json(201, { Statement: JSON.stringify(statement) })
}

function removePermission(call: Call, target: Target): ServiceReply {
  const owner = call.lambda.store.find(target.functionArn)
  if (owner === undefined) throw missing(`No policy found for: ${target.functionArn}`)
  requireQualified(owner, target.qualifier)
  requirePolicyRevision(owner, target.qualifier, call.query('RevisionId'))
  const statements = owner.policies.get(target.qualifier ?? '')
  if (statements === undefined) throw missing('No policy is associated with the given resource.')
  const sid = call.path('StatementId')
  const kept = statements.filter((one) => sidOf(one) !== sid)
  if (kept.length === statements.length) throw missing(`Statement ${sid} is not found in resource policy.`)
  if (kept.length > 0) owner.policies.set(target.qualifier ?? '', kept)
  else owner.policies.delete(target.qualifier ?? '')
  revise(owner, target.qualifier)
  return noContent()
}

function requireQualified(owner: LambdaFunction, qualifier: string | undefined): void {
  if (qualifier === undefined || owner.aliases.has(qualifier) || findVersion(owner, qualifier) !== undefined) return
  throw missingQualified(owner.arn, qualifier)
}

/** A policy has the revision of what it belongs to. */
function revisionOf(owner: LambdaFunction, qualifier: string | undefined): string | undefined {
  if (qualifier === undefined) return owner.latest.lifecycle.revisionId
  return owner.aliases.get(qualifier)?.revisionId ?? findVersion(owner, qualifier)?.lifecycle.revisionId
}

function requirePolicyRevision(owner: LambdaFunction, qualifier: string | undefined, expected: string | undefined) {
  if (expected !== undefined && expected !== revisionOf(owner, qualifier)) throw staleRevision('GetPolicy')
}

function revise(owner: LambdaFunction, qualifier: string | undefined): void {
  const alias = owner.aliases.get(qualifier ?? '')
  const version = findVersion(owner, qualifier ?? '$LATEST')
  if (alias !== undefined) alias.revisionId = randomUUID()
  else if (version !== undefined) version.lifecycle = revised(version.lifecycle)
}

function sidOf(statement: object): unknown {
  return isJsonObject(statement) ? statement.Sid : undefined
}
