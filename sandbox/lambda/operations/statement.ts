import { type Arn, partitionOf } from '../../core/arn.ts'
import { type Fields, flag, optionalText, present } from '../../core/fields.ts'
import { invalid } from '../refusals.ts'

/** AddPermission's parameters as the statement that Lambda makes of them (recorded, but for InvokedViaFunctionUrl). */
export function writeStatement(fields: Fields, sid: string, resource: Arn, region: string): object {
  const condition = writeCondition(fields)
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: writePrincipal(optionalText(fields, 'Principal') ?? '', region),
    Action: optionalText(fields, 'Action'),
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  }
}

function writePrincipal(principal: string, region: string): string | Record<string, string> {
  if (principal === '*') return '*'
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:${partitionOf(region)}:iam::${principal}:root` }
  if (principal.startsWith('arn:')) return { AWS: principal }
  if (/\.amazonaws\.com(\.cn)?$/.test(principal)) return { Service: principal }
  throw invalid('The provided principal was invalid. Please check the principal and try again.')
}

function writeCondition(fields: Fields): Record<string, Record<string, string>> {
  const equal = present({
    'AWS:SourceAccount': optionalText(fields, 'SourceAccount'),
    'lambda:FunctionUrlAuthType': optionalText(fields, 'FunctionUrlAuthType'),
    'lambda:EventSourceToken': optionalText(fields, 'EventSourceToken'),
    'aws:PrincipalOrgID': optionalText(fields, 'PrincipalOrgID'),
  })
  const like = present({ 'AWS:SourceArn': optionalText(fields, 'SourceArn') })
  const viaUrl = flag(fields, 'InvokedViaFunctionUrl')
  return {
    ...(Object.keys(equal).length > 0 && { StringEquals: equal }),
    ...(Object.keys(like).length > 0 && { ArnLike: like }),
    ...(viaUrl && { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }),
  }
}
