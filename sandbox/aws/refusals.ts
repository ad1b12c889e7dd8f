import { ServiceError } from '../core/contract.ts'

/**
 * What every service refuses before it reads the operation. The protocols differ in codes and statuses: REST JSON
 * (Lambda) answers 403, JSON (ECR, CloudWatch, CodeDeploy, Logs) 400, the query protocol (STS) has older codes.
 */
interface Texts {
  status: number
  invalidToken: string
  expiredToken: string
  badSignature: string
  missingToken: string
  throttled: [code: string, status: number]
  failure: string
}

const LAMBDA: Texts = {
  status: 403,
  invalidToken: 'UnrecognizedClientException',
  expiredToken: 'ExpiredTokenException',
  badSignature: 'InvalidSignatureException',
  missingToken: 'MissingAuthenticationTokenException',
  throttled: ['TooManyRequestsException', 429],
  failure: 'ServiceException',
}
const ECR: Texts = { ...LAMBDA, status: 400, throttled: ['ThrottlingException', 400], failure: 'ServerException' }
const CODEDEPLOY: Texts = { ...ECR, failure: 'InternalFailure' }
const CLOUDWATCH: Texts = { ...ECR, failure: 'InternalServiceFault' }
const LOGS: Texts = { ...ECR, failure: 'ServiceUnavailableException' }
const STS: Texts = {
  status: 403,
  invalidToken: 'InvalidClientTokenId',
  expiredToken: 'ExpiredToken',
  badSignature: 'SignatureDoesNotMatch',
  missingToken: 'MissingAuthenticationToken',
  throttled: ['Throttling', 400],
  failure: 'InternalFailure',
}
/** By signing name. */
const TEXTS: Record<string, Texts> = { ecr: ECR, sts: STS, monitoring: CLOUDWATCH, codedeploy: CODEDEPLOY, logs: LOGS }

function texts(service: string): Texts {
  return TEXTS[service] ?? LAMBDA
}

/** No such access key, or not the session token that belongs to it. */
export function invalidToken(service: string): ServiceError {
  const { invalidToken, status } = texts(service)
  return new ServiceError(invalidToken, 'The security token included in the request is invalid.', status)
}

export function expiredToken(service: string): ServiceError {
  const { expiredToken, status } = texts(service)
  return new ServiceError(expiredToken, 'The security token included in the request is expired', status)
}

export function badSignature(service: string, reason?: string): ServiceError {
  const { badSignature, status } = texts(service)
  const text =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
  return new ServiceError(badSignature, reason ?? text, status)
}

export function missingToken(service: string): ServiceError {
  const { missingToken, status } = texts(service)
  return new ServiceError(missingToken, 'Missing Authentication Token', status)
}

/** @param reason Lambda's `Reason` (recorded with an invocation that was throttled) */
export function throttled(service: string, reason?: string): ServiceError {
  const [code, status] = texts(service).throttled
  if (reason === undefined) return new ServiceError(code, 'Rate exceeded', status)
  return new ServiceError(code, 'Rate Exceeded.', status, { Reason: reason, Type: 'User' })
}

export function failure(service: string, status = 500): ServiceError {
  return new ServiceError(texts(service).failure, 'An internal error occurred, please retry.', status)
}
