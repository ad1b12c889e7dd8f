import type { Arn } from './arn.ts'

/** A request to one of the sandbox's AWS services, after its signature was verified. */
export interface ServiceRequest {
  method: string
  /** Path, still percent-encoded, without the query. */
  path: string
  query: URLSearchParams
  /** Header names in lower case. */
  headers: Record<string, string>
  body: Buffer
  /** From the credential scope of the signature. */
  region: string
  /** Twelve digits: the account of the caller. */
  account: string
  caller: Caller
}

/** Who signed a request. Absent access key: an unsigned request (AssumeRoleWithWebIdentity). */
export interface Caller {
  /** As AWS names it in denials, for example `arn:aws:sts::111122223333:assumed-role/deploy/session`. */
  arn: Arn
  /** Judges an action on a resource by the policies of the caller's role. Throws nothing. */
  allows(action: string, resource: Arn, context?: Record<string, string>): boolean
}

export interface ServiceReply {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
  /** Whether the connection is cut in the middle of the body. */
  torn?: boolean
}

/** One permission that a request needs. All of an operation's permissions are judged before it is carried out. */
export interface Permission {
  action: string
  resource: Arn
  /** IAM condition keys, for example `iam:PassedToService`. */
  context?: Record<string, string>
}

/** One operation of a service, as found from the request's path or target header. */
export interface Operation {
  /** The API's own name, for example `UpdateFunctionCode`. Faults are set by it. */
  name: string
  permissions: Permission[]
  run(): Promise<ServiceReply> | ServiceReply
}

/** A service of the sandbox: finds the operation that a request names. */
export interface Service {
  /** The signing name in the credential scope: `lambda`, `ecr`, `sts`, `monitoring` (CloudWatch), `codedeploy`, `logs`. */
  signingName: string
  /** Names of all operations that it has. */
  readonly operations: readonly string[]
  /** Answers the operation, or throws a ServiceError when there is none. */
  operation(request: ServiceRequest): Operation
  /** Writes an error the way that this service's protocol does (REST JSON, AWS JSON or query/XML). */
  error(error: ServiceError, requestId: string, request: Pick<ServiceRequest, 'headers'>): ServiceReply
}

/** An error that a service answers: `code` is AWS's error code, `message` its text. */
export class ServiceError extends Error {
  readonly code: string
  readonly status: number
  /** Further members of the error's body, for example `Type: 'User'`. */
  readonly members: Record<string, string>

  constructor(code: string, message: string, status = 400, members: Record<string, string> = {}) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = status
    this.members = members
  }
}

/** An image in the sandbox's ECR, as Lambda finds it under a URI. */
export interface FoundImage {
  /** `<registry>/<repository>@sha256:<hex>`, which the engine can pull with `dockerConfig`. */
  reference: string
  repositoryArn: Arn
  /** `sha256:<hex>` */
  digest: string
  mediaType: string
  /** The manifest as it is stored. */
  manifest: string
  /** The image's configuration as it is stored, JSON; absent when it is not known. */
  config?: string
  /** Whether the repository's policy lets `lambda.amazonaws.com` pull. */
  lambdaMayPull: boolean
  /** Judges an action of a caller by the repository's policy, which has a say across accounts only. */
  ownerAllows(action: string, caller: Caller): boolean
  /** A directory with a Docker config that may pull from this registry. */
  dockerConfig: string
}

/** What the sandbox's Lambda asks of its ECR. */
export interface ImageSource {
  /**
   * Resolves `<registry>/<repository>:<tag>` or `…@<digest>` in a region, as Lambda does at each call.
   *
   * @returns undefined when the registry is this region's but has no such image
   * @throws ServiceError InvalidParameterValueException `Source image X is not valid. …` for any other host
   */
  find(imageUri: string, region: string): Promise<FoundImage | undefined>
  /** Adds the statement that lets Lambda pull, as Lambda does when its caller may. */
  letLambdaPull(repositoryArn: Arn): void
}
