import type { Permission } from '../../core/contract.ts'
import { type Fields, optionalText, optionalTexts } from '../../core/fields.ts'
import { isJsonObject } from '../../core/json.ts'
import type { Settings } from '../model.ts'
import { invalid } from '../refusals.ts'
import type { Call } from './operation.ts'

/** What it takes to give a function its execution role. */
export function passRole(role: string): Permission {
  return { action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } }
}

/** "Giving Lambda functions access to resources in an Amazon VPC", in the order of the texts that users quoted. */
const NETWORK_ACTIONS = ['CreateNetworkInterface', 'DescribeNetworkInterfaces', 'DeleteNetworkInterface']

/**
 * Refuses a configuration that Lambda can't serve with the execution role, in the words that users quoted. Which settings
 * it checks again in an update is inferred: those that the request has, and all with another role. Of S3 Files, the text
 * is that of EFS by inference.
 */
export function requireExecutionRole({ lambda }: Call, fields: Fields, settings: Settings): void {
  const { Role: role } = settings
  const has = (member: string) => fields[member] !== undefined || fields.Role !== undefined
  const { isExecutionRole, roleAllows, isKnownToKms, mountTargets } = lambda
  if (fields.Role !== undefined && !isExecutionRole(role)) {
    throw invalid('The role defined for the function cannot be assumed by Lambda.')
  }
  if (has('VpcConfig') && subnets(settings).length > 0) {
    const lacking = NETWORK_ACTIONS.find((action) => !roleAllows(role, `ec2:${action}`))
    if (lacking) throw invalid(`The provided execution role does not have permissions to call ${lacking} on EC2`)
  }
  if (has('Environment') && Object.keys(settings.Environment?.Variables ?? {}).length > 0 && !isKnownToKms(role)) {
    throw invalid(
      'Lambda was unable to configure access to your environment variables because the KMS key is invalid for CreateGrant. ' +
        `Please check your KMS key settings. KMS Exception: InvalidArnException KMS Message: ARN does not refer to a valid principal: ${role}`,
    )
  }
  const pending = has('FileSystemConfigs')
    ? accessPoints(settings).find((arn) => mountTargets.creating.has(arn))
    : undefined
  if (pending) {
    const fileSystem = pending.replace(/access-point\/fsap-/, 'file-system/fs-')
    throw invalid(
      `EFS file system ${fileSystem} referenced by access point ${pending} has mount targets created in all availability zones the function will execute in, ` +
        'but not all are in the available life cycle state yet. Please wait for them to become available and try the request again.',
    )
  }
}

function subnets({ VpcConfig }: Settings): string[] {
  return optionalTexts({ ...VpcConfig }, 'SubnetIds') ?? []
}

function accessPoints({ FileSystemConfigs: files }: Settings): string[] {
  return Array.isArray(files) ? files.flatMap((one) => (isJsonObject(one) ? (optionalText(one, 'Arn') ?? []) : [])) : []
}
