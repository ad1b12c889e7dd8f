import { type Fields, optionalFields, optionalText, optionalTexts } from '../core/fields.ts'
import type { Settings } from './model.ts'

/** Of a subnet that a function is in, the sandbox knows no more than that it is in some network. */
const VPC_ID = 'vpc-00000000000000000'

/** Settings without an effect here: they come back as they were given. */
export function readEchoed(body: Fields): Partial<Settings> {
  const vpc = optionalFields(body, 'VpcConfig')
  const letters = optionalText(optionalFields(body, 'DeadLetterConfig') ?? {}, 'TargetArn')
  const key = optionalText(body, 'KMSKeyArn')
  const layers = optionalTexts(body, 'Layers')
  const files = body.FileSystemConfigs
  return {
    ...(vpc && { VpcConfig: writeVpc(vpc) }),
    ...(letters && { DeadLetterConfig: { TargetArn: letters } }),
    ...(key && { KMSKeyArn: key }),
    ...(layers && { Layers: layers.map((arn) => ({ Arn: arn })) }),
    ...(Array.isArray(files) && files.length > 0 && { FileSystemConfigs: files }),
  }
}

/** What was, without the settings that a request clears by an empty value. */
export function withoutEmptied(body: Fields, before: Settings): Settings {
  const { DeadLetterConfig: deadLetters, KMSKeyArn: key, FileSystemConfigs: files, ...kept } = before
  return {
    ...kept,
    ...(deadLetters && body.DeadLetterConfig === undefined && { DeadLetterConfig: deadLetters }),
    ...(key !== undefined && body.KMSKeyArn === undefined && { KMSKeyArn: key }),
    ...(files !== undefined && body.FileSystemConfigs === undefined && { FileSystemConfigs: files }),
  }
}

/** Levels are those of the format JSON alone, where they are INFO by default ("LoggingConfig"). */
export function readLogging(body: Fields, { LoggingConfig: before }: Settings): Pick<Settings, 'LoggingConfig'> {
  const given = optionalFields(body, 'LoggingConfig') ?? {}
  const LogFormat = optionalText(given, 'LogFormat') ?? before.LogFormat
  const LogGroup = optionalText(given, 'LogGroup') ?? before.LogGroup
  if (LogFormat !== 'JSON') return { LoggingConfig: { LogFormat, LogGroup } }
  const level = (member: 'ApplicationLogLevel' | 'SystemLogLevel') =>
    optionalText(given, member) ?? before[member] ?? 'INFO'
  return {
    LoggingConfig: {
      LogFormat,
      LogGroup,
      ApplicationLogLevel: level('ApplicationLogLevel'),
      SystemLogLevel: level('SystemLogLevel'),
    },
  }
}

/** Empty lists take a function out of its network. */
function writeVpc(vpc: Fields): object {
  const subnets = optionalTexts(vpc, 'SubnetIds') ?? []
  return {
    SubnetIds: subnets,
    SecurityGroupIds: optionalTexts(vpc, 'SecurityGroupIds') ?? [],
    VpcId: subnets.length > 0 ? VPC_ID : '',
    Ipv6AllowedForDualStack: vpc.Ipv6AllowedForDualStack === true,
  }
}
