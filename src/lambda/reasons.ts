import type { LastUpdateStatusReasonCode, StateReasonCode } from '@aws-sdk/client-lambda'
import { type Failed, type Meaning, startReasons } from './start-reasons.ts'

const network = 'VpcConfig in function-config'
const capacity = "the function's capacity provider"

const keyOf = ({ config }: Failed) => (config?.KMSKeyArn ? `the KMS key ${config.KMSKeyArn}` : 'the KMS key')

/**
 * Every reason for a state of a function, or of its last update (Lambda API reference, "FunctionConfiguration"). The
 * type is the SDK's: a reason that a new SDK knows is missed by the compiler.
 */
export const reasons: Record<StateReasonCode | LastUpdateStatusReasonCode, Meaning> = {
  Creating: { means: 'Lambda still creates it.', remedy: 'Set a longer wait-timeout.' },
  Restoring: { means: 'Lambda still restores it.', remedy: 'Set a longer wait-timeout.' },
  Idle: { means: 'It was not invoked for weeks.', remedy: 'Invoke it, which wakes it.' },
  DrainingDurableExecutions: {
    means: 'It is being deleted, and its durable executions still run.',
    remedy: 'Wait until they have ended, or stop them, then run the job again.',
  },
  ImageDeleted: {
    means: 'Its image is gone from ECR.',
    remedy: 'The image was deleted from ECR: push it again, and let no lifecycle rule delete images that versions use.',
  },
  ImageAccessDenied: {
    means: 'Lambda may not read its image.',
    remedy:
      'Let lambda.amazonaws.com pull in the repository policy (ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and use ' +
      'a KMS key that it may use.',
  },
  InvalidImage: {
    means: 'Lambda can not use its image.',
    remedy: 'Build the image again with buildx for one platform, with gzip layers and without attestations.',
  },
  InvalidRuntime: {
    means: 'Lambda does not support its runtime.',
    remedy: 'Deploy the image to a new function.',
  },
  InvalidZipFileException: {
    means: 'Its zip package is broken.',
    remedy: 'Deploy the image to a new function.',
  },
  KMSKeyAccessDenied: {
    means: 'Lambda may not use its KMS key.',
    remedy: (failed) =>
      `Let the function's execution role, and lambda.amazonaws.com, use ${keyOf(failed)} of its environment or its image.`,
  },
  KMSKeyNotFound: {
    means: 'Its KMS key does not exist.',
    remedy: (failed) =>
      `Give the function another key in function-config: ${keyOf(failed)} (KMSKeyArn) does not exist in this region and account.`,
  },
  DisabledKMSKey: {
    means: 'Its KMS key is disabled.',
    remedy: (failed) =>
      `Enable ${keyOf(failed)} in KMS, or give the function another one: KMSKeyArn in function-config.`,
  },
  InvalidStateKMSKey: {
    means: 'Its KMS key can not be used in its state.',
    remedy: (failed) =>
      `Bring ${keyOf(failed)} to the state Enabled: it may wait for its deletion, or lack its key material.`,
  },
  InsufficientRolePermissions: {
    means: 'Its execution role lacks permissions.',
    remedy: "Add what is missing to the function's execution role.",
    // Those of a role that was made a moment ago.
    passes: true,
  },
  InvalidConfiguration: {
    means: 'Its configuration is not valid.',
    remedy: "Correct the function's configuration.",
  },
  InternalError: {
    means: 'Lambda failed by itself.',
    remedy: 'Lambda failed by itself: run the job again. If it stays so, ask AWS Support.',
    passes: true,
  },
  DependencyError: {
    means: 'A service that Lambda needs for it failed.',
    remedy: 'Check the network, the file system and the key of the function, then run the job again.',
    passes: true,
  },
  EniLimitExceeded: {
    means: 'There are no more network interfaces for it.',
    remedy: 'Raise the quota of network interfaces, or delete unused ones.',
    passes: true,
  },
  SubnetOutOfIPAddresses: {
    means: 'Its subnets have no free address.',
    remedy: "Give the function's subnets free addresses, or more subnets.",
  },
  InvalidSubnet: { means: 'A subnet of it is not valid.', remedy: `Correct the function's subnets, ${network}.` },
  InvalidSecurityGroup: {
    means: 'A security group of it is not valid.',
    remedy: `Correct the function's security groups, ${network}.`,
  },
  DisallowedByVpcEncryptionControl: {
    means: 'The encryption controls of its VPC forbid it.',
    remedy: `Exempt Lambda from the VPC's encryption control, or choose subnets of another VPC: ${network}.`,
  },
  EC2RequestLimitExceeded: {
    means: 'EC2 throttles Lambda.',
    remedy: 'Deploy fewer functions of the VPC at the same time, then run the job again.',
    passes: true,
  },
  EFSIOError: {
    means: 'Its file system could not be read or written.',
    remedy: "Check the throughput of the function's file system, and the rights of its access point.",
  },
  EFSMountConnectivityError: {
    means: 'It does not reach its file system.',
    remedy:
      'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 ' +
      'open between both security groups.',
  },
  EFSMountFailure: {
    means: 'It may not mount its file system.',
    remedy:
      "Let the function's execution role mount the file system (ClientMount and ClientWrite), and check that the access " +
      'point exists.',
  },
  EFSMountTimeout: {
    means: 'Mounting its file system took too long.',
    remedy: 'Check the load of the file system, then run the job again.',
    passes: true,
  },
  ServiceQuotaExceededException: {
    means: 'It would exceed a quota.',
    remedy: 'Delete what uses up the quota, or request an increase in Service Quotas.',
  },
  VcpuLimitExceeded: {
    means: 'There are no more vCPUs for it.',
    remedy: `Raise the quota of vCPUs in EC2, or the limit of ${capacity}.`,
  },
  CapacityProviderScalingLimitExceeded: {
    means: 'Its capacity provider has reached its limit.',
    remedy: `Raise the limit of ${capacity}, or delete versions that use it.`,
  },
  InsufficientCapacity: {
    means: 'AWS has no capacity for it at the moment.',
    remedy: `Run the job again later, or allow more instance types and availability zones to ${capacity}.`,
    passes: true,
  },
  ...startReasons,
}
