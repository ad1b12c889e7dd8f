import { type RemedyRule, remediesByCode } from '../domain/remedy.ts'

/** @returns the same remedy for each code */
function all(codes: readonly string[], remedy: string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, remedy]))
}

const throttles = [
  'TooManyRequestsException',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'RequestLimitExceeded',
]

/** What AWS itself calls internal. */
const internal = [
  'ServiceException',
  'ServerException',
  'InternalFailure',
  'InternalError',
  'InternalServerException',
  'InternalServiceFault',
  'InternalServiceException',
  'ServiceUnavailableException',
  'ServiceUnavailable',
]

const upload = [
  'EmptyUploadException',
  'ImageDigestDoesNotMatchException',
  'InvalidLayerException',
  'InvalidLayerPartException',
  'LayerPartTooSmallException',
  'UploadNotFoundException',
]

const madeMeanwhile = [
  'ImageAlreadyExistsException',
  'LayerAlreadyExistsException',
  'RepositoryAlreadyExistsException',
  'ConcurrentModificationException',
  'ConflictException',
  'OperationAbortedException',
]

const group = 'codedeploy-application and codedeploy-deployment-group'
const byName = [
  'ApplicationDoesNotExistException',
  'ApplicationNameRequiredException',
  'DeploymentGroupDoesNotExistException',
  'DeploymentGroupNameRequiredException',
  'InvalidApplicationNameException',
  'InvalidDeploymentGroupNameException',
]
const ofGroup = [
  'AlarmsLimitExceededException',
  'DeploymentConfigDoesNotExistException',
  'InvalidAlarmConfigException',
  'InvalidAutoRollbackConfigException',
  'InvalidAutoScalingGroupException',
  'InvalidComputePlatformException',
  'InvalidDeploymentConfigNameException',
  'InvalidECSServiceException',
  'InvalidLoadBalancerInfoException',
  'InvalidTargetInstancesException',
  'InvalidTrafficRoutingConfigurationException',
  'UnsupportedActionForDeploymentTypeException',
]
const ended = [
  'DeploymentAlreadyCompletedException',
  'DeploymentDoesNotExistException',
  'DeploymentIdRequiredException',
  'InvalidDeploymentIdException',
]

/** Members of requests that no input fills. */
const own = [
  'DescriptionTooLongException',
  'InvalidDeploymentStatusException',
  'InvalidExternalIdException',
  'InvalidFileExistsBehaviorException',
  'InvalidGitHubAccountTokenException',
  'InvalidIgnoreApplicationStopFailuresValueException',
  'InvalidInputException',
  'InvalidNextToken',
  'InvalidNextTokenException',
  'InvalidRevisionException',
  'InvalidTimeRangeException',
  'InvalidUpdateOutdatedInstancesOnlyValueException',
  'MalformedPolicyDocumentException',
  'PackedPolicyTooLargeException',
  'RevisionDoesNotExistException',
  'RevisionRequiredException',
]

// The API references of ECR, STS, CloudWatch, CloudWatch Logs and CodeDeploy, the errors of each operation, and what all
// services have in common. A test reads those of the operations that are called from the SDK.
export const codeRules: readonly RemedyRule[] = remediesByCode({
  ...all(throttles, 'AWS throttles the calls: run the job again, or let fewer jobs deploy at the same time.'),
  ...all(
    internal,
    "AWS failed by itself: run the job again. If it stays so, ask AWS Support; the request's id leads them to it.",
  ),
  ...all(
    ['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId'],
    'Either the account has not enabled the region: enable it, or correct aws-region. Or the keys of the environment are ' +
      'wrong: sign in again before this step, or use role-to-assume.',
  ),
  CredentialsProviderError: 'Name a role in role-to-assume, or provide AWS credentials in the environment.',
  ...all(
    ['InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature'],
    "Check that AWS_SECRET_ACCESS_KEY belongs to AWS_ACCESS_KEY_ID, and the machine's clock.",
  ),
  ...all(
    ['AccessDenied', 'AccessDeniedException'],
    'Compare the policy of the role that deploys with docs/iam; CloudTrail has the action and the resource.',
  ),
  ...all(['InvalidParameterException', 'ValidationException', 'ValidationError'], 'Correct the value that AWS names.'),
  ...all(upload, 'The upload was disturbed on its way: run the job again.'),
  ...all(madeMeanwhile, 'Another run made or changed the same meanwhile: run the job again.'),
  ImageTagAlreadyExistsException:
    'The tag is on another image, and the repository does not let it be moved: name another tag.',
  ImageArchivedException:
    'Restore it with the storage class STANDARD, and run the job again once its status is ACTIVE.',
  UnsupportedImageTypeException: 'Remove scan-severity: the scanner does not know this type of image.',
  ScanNotFoundException: 'Let the registry scan on push what matches the repository.',
  ImageNotFoundException: 'Push the image first, or correct its tag or digest.',
  ...all(
    ['InvalidTagParameterException', 'InvalidTagsToAddException', 'TooManyTagsException'],
    'Correct the tags: 50 at most, keys of 128 characters and values of 256.',
  ),
  KmsException: 'Let the role use the KMS key of the repository, and check that the key is enabled.',
  ...all(
    ['LayerInaccessibleException', 'LayersNotFoundException', 'ReferencedImagesNotFoundException'],
    'ECR no longer has all parts of the image: push it again.',
  ),
  LimitExceededException: 'Delete what is no longer used, or have the quota raised in Service Quotas.',
  ...all(
    ['RepositoryNotFoundException'],
    "Correct the name of the repository, its region and its account, or set create-repository to 'true'.",
  ),
  SigningConfigurationNotFoundException:
    'Nothing is to be done unless images are to be signed: then give the registry a signing configuration.',
  RepositoryPolicyNotFoundException: 'Give the repository a policy that lets lambda.amazonaws.com pull.',
  ...all(
    [
      'UnableToGetUpstreamImageException',
      'UnableToGetUpstreamLayerException',
      'UnableToListUpstreamImageReferrersException',
    ],
    "Check the repository's pull through cache rule, and the secret with the credentials for its source.",
  ),
  RegionDisabledException:
    'Activate STS for this region, in IAM under "Account settings"; or name another region first in aws-region, whose ' +
    'sessions are good in all regions.',
  IDPCommunicationErrorException: 'AWS could not reach the issuer of the token for its keys: run the job again.',
  IDPRejectedClaimException: 'The issuer of the token rejected it: run the job again.',
  InvalidIdentityTokenException:
    'Check the issuer, the audience and the thumbprints of the provider in IAM, under "Identity providers".',
  ...all(byName, `Correct ${group}.`),
  ...all(ofGroup, 'Correct the deployment group in CodeDeploy: it must be of the compute platform Lambda.'),
  InvalidRoleException: 'Correct the service role of the deployment group: attach AWSCodeDeployRoleForLambda to it.',
  DeploymentLimitExceededException: 'Wait for the end of that deployment, or stop it: a group has one at a time.',
  ...all(ended, 'The deployment has ended, or another run stopped it: run the job again.'),
  ...all(
    ['ArnNotSupportedException', 'InvalidArnException', 'ResourceArnRequiredException', 'TagRequiredException', ...own],
    'No input of the step leads to this: report it as a bug of this action.',
  ),
})
