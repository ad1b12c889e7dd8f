import { type RemedyRule, remediesByCode } from '../domain/remedy.ts'

const again = 'run the job again; a concurrency group lets one run at a time deploy a function.'
const zipOnly = 'Code signing is for zip functions: take its configuration off the function.'
const unready = 'Set a longer wait-timeout'

// Lambda API reference, the errors of each operation. A test reads those of the operations that are called from the SDK.
export const lambdaRules: readonly RemedyRule[] = remediesByCode({
  AliasLimitExceededException: 'Delete aliases of the function that have no callers, or have the quota raised.',
  CodeArtifactUserDeletedException:
    'Deploy the image again: it may be gone from ECR. Let no lifecycle rule delete images that versions use.',
  CodeArtifactUserFailedException: "Read the version's StateReason in Lambda, and deploy an image that starts.",
  CodeArtifactUserPendingException: `${unready}: Lambda still fetches the image.`,
  CodeSigningConfigNotFoundException: zipOnly,
  CodeVerificationFailedException: zipOnly,
  InvalidCodeSignatureException: zipOnly,
  CodeStorageExceededException: 'Delete versions that are no longer used, or have the quota raised.',
  DurableExecutionAlreadyStartedException:
    'An execution of that name runs already: run the job again when it has ended.',
  EC2AccessDeniedException:
    "Let the function's execution role manage network interfaces: attach the policy AWSLambdaVPCAccessExecutionRole to it.",
  EC2ThrottledException: `${unready}: EC2 throttles Lambda, because other functions of the VPC are updated too.`,
  EC2UnexpectedException:
    "EC2 failed while Lambda set up the function's network: check that its subnets and security groups exist, then run the job again.",
  EFSIOException: "Check the throughput of the function's file system, and the rights of its access point.",
  EFSMountConnectivityException:
    'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 open between both security groups.',
  EFSMountFailureException:
    "Let the function's execution role mount the file system (elasticfilesystem:ClientMount and ClientWrite), and check that the access point exists.",
  EFSMountTimeoutException: 'Run the job again; if it stays so, check the load of the file system.',
  ENILimitReachedException: 'Raise the quota of network interfaces, or delete unused ones.',
  ENINotReadyException: `${unready}: Lambda still makes the function's network interface.`,
  FunctionVersionsPerCapacityProviderLimitExceededException:
    "Delete versions of functions that use the capacity provider, with 'aws lambda delete-function --qualifier': it takes 100, and no more. Set keep-versions, which deletes older ones after each deploy.",
  InvalidParameterValueException: 'Correct the value that AWS names.',
  InvalidRequestContentException: 'Write JSON in the event.',
  InvalidRuntimeException:
    'Lambda does not support the runtime that the function has: deploy an image to a new function.',
  InvalidSecurityGroupIDException: 'Correct the security groups of the function, VpcConfig in function-config.',
  InvalidSubnetIDException: 'Correct the subnets of the function, VpcConfig in function-config.',
  InvalidZipFileException: 'The zip package of the function is broken: deploy an image to a new function.',
  KMSAccessDeniedException:
    "Let the function's execution role use the KMS key of its environment (kms:Decrypt). A role that was deleted and created again needs a new grant: " +
    'change the role of the function to another one and back.',
  KMSDisabledException:
    "Enable the KMS key of the function's environment, or give the function another one: KMSKeyArn in function-config.",
  KMSInvalidStateException:
    "Bring the KMS key of the function's environment to the state Enabled: it may wait for its deletion, or lack its key material.",
  KMSNotFoundException:
    "The KMS key of the function's environment is gone: give the function another one, KMSKeyArn in function-config.",
  ModeNotSupportedException:
    'The function takes no synchronous invocations: remove verify-event and before-traffic-event.',
  NoPublishedVersionException: "The function is invoked by its published versions only: set publish to 'true'.",
  PolicyLengthExceededException:
    "Remove statements from the function's policy that are no longer needed: it takes 20 KB.",
  PreconditionFailedException: `Another run or a person changed the function meanwhile: ${again}`,
  ProvisionedConcurrencyConfigNotFoundException: `Another run or a person removed the provisioned concurrency meanwhile: ${again}`,
  PublicPolicyException:
    "The account blocks public access to its functions: set preview-url-auth to 'aws-iam', so that callers sign their requests, or have an administrator of the account lift the block.",
  RecursiveInvocationException: 'The function calls itself, perhaps through another service: end that loop.',
  RequestTooLargeException: 'Make the event smaller: Lambda takes 6 MB.',
  SerializedRequestEntityTooLargeException: 'Make the event smaller: Lambda takes 6 MB.',
  ResourceConflictException: `Another run or a person is changing it, or has made it already: ${again}`,
  ResourceNotFoundException: 'Check the name, the region and the account.',
  ResourceNotReadyException: `${unready}: Lambda connects the function to its network again, because it was idle.`,
  S3FilesMountConnectivityException:
    'Let the function reach the file system: a mount target in each availability zone of its subnets, and port 2049 open between both security groups.',
  S3FilesMountFailureException:
    "Let the function's execution role mount the file system (s3files:ClientMount and ClientWrite), and check that the access point exists.",
  S3FilesMountTimeoutException: 'Run the job again; if it stays so, check the load of the file system.',
  ServiceQuotaExceededException: 'Delete what uses up the quota, or request an increase in Service Quotas.',
  SnapStartException:
    "Correct the function's hook that runs after a snapshot is restored; its log group has the error.",
  SnapStartNotReadyException: `${unready}: Lambda still restores the snapshot of the version.`,
  SnapStartRegenerationFailureException: 'Deploy again: a new version gets a new snapshot.',
  SnapStartTimeoutException: 'Have the hooks that run after a snapshot is restored do less: they have ten seconds.',
  SubnetIPAddressLimitReachedException: "Give the function's subnets free addresses, or more subnets.",
  UnsupportedMediaTypeException: 'Write JSON in the event.',
})
