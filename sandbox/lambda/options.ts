import type { SignedRequest } from '../aws/signature.ts'
import type { Arn } from '../core/arn.ts'
import type { ImageSource, Service } from '../core/contract.ts'
import type { RoleCaller } from '../iam/caller.ts'
import type { Reason } from './lifecycle.ts'
import type { Architecture } from './model.ts'
import type { Handler } from './runtime/images.ts'

/** How long Lambda takes, in ms. */
export interface Settle {
  /** A new function, until it is Active. */
  create: number
  /** An update, until LastUpdateStatus is Successful. */
  update: number
  /** A version published together with an update, until it is Active. */
  publish: number
  /** The snapshot of a version with SnapStart, on top of what the version takes without. */
  snapshot: number
  /** An idle function after its first invocation, until it is Active. */
  restore: number
  /** Provisioned concurrency, until it is READY. */
  provision: number
}

/**
 * Finds out who signed a request for `service` in `region`; undefined when it is not signed for that.
 *
 * @throws ServiceError when the signature is wrong
 */
export type Identify = (request: SignedRequest, service: string, region: string) => Promise<RoleCaller | undefined>

export interface LambdaOptions {
  images: ImageSource
  /** The account of `seed` and of the other handles when they name none. */
  accountId: string
  settle?: Partial<Settle>
  /** Told, each time that a function runs, the log group that it writes to. */
  onLog?: (owner: { region: string; account: string }, logGroup: string) => void
  /** ms since the epoch; default `Date.now`. */
  clock?: () => number
  /** Whether the runtime of a function's version asks for the restore from a snapshot; default: its image is run to see it. */
  restores?: (owner: { name: string }, version: { version: string }) => Promise<boolean>
  /** Whether Lambda can assume a role; default: any. */
  isExecutionRole?: (role: Arn) => boolean
  /** Whether a role may do something, on any resource; default: anything. */
  roleAllows?: (role: Arn, action: string) => boolean
  /** Whether KMS knows a role; default: any. */
  isKnownToKms?: (role: Arn) => boolean
  /** Variables with which a durable handler reaches Lambda as its execution role; default: none. */
  access?: (role: Arn) => Record<string, string>
  /** Verifies signatures of requests to function URLs with AuthType AWS_IAM; default: no caller may call those. */
  identify?: Identify
}

/** The mount targets of file systems, EFS' and those of S3 Files. */
export interface MountTargets {
  /** ARNs of access points whose file system has mount targets that are still being created. */
  readonly creating: Set<Arn>
}

/** Which function a handle is about. The region may be left out where the name says enough. */
export interface Which {
  name: string
  region?: string
  account?: string
}

/** Which version; absent: `$LATEST`. */
export interface WhichVersion extends Which {
  version?: string
}

/** A function that is there without an API call, Active and Successful. */
export interface Seed extends Which {
  region: string
  /** The image it runs. Absent: a function of packageType Zip. */
  imageUri?: string
  /** `sha256:…` of an image that need not be there any more: the URI is not looked up. */
  digest?: string
  architecture?: Architecture
  /** Execution role; default `arn:…:role/execution` of the account. */
  role?: string
  environment?: Record<string, string>
  /** Whether version 1 is published of it. */
  publish?: boolean
  /** Whether it runs durable executions. */
  durable?: boolean
}

/** An update, or a creation, that shall end Failed. */
export interface Failure extends Which {
  /** For example `InvalidImage`. */
  reasonCode: Reason['code']
  reason: Reason['text']
  /** `latest`: the update, and a version published with it; `version`: that version alone. */
  when: 'latest' | 'version'
}

/** An allocation of provisioned concurrency that shall end FAILED. */
export interface ProvisioningFailure extends Which {
  /** StatusReason, for example `FUNCTION_ERROR_INIT_FAILURE`. */
  reason: string
}

/** What the sandbox's Lambda holds under a name, settled to the present. Members are those of the API. */
export interface FunctionState {
  name: string
  arn: string
  region: string
  account: string
  latest: Readonly<Record<string, unknown>>
  /** Oldest first. */
  versions: Readonly<Record<string, unknown>>[]
  aliases: { name: string; functionVersion: string; weights: Record<string, number> }[]
  tags: Record<string, string>
}

/** What hands a function events: to itself unless it names a version or an alias. */
export interface MappingSeed extends Which {
  qualifier?: string
}

/** A running execution of a durable function. */
export interface ExecutionSeed extends Which {
  version: string
}

/** Where an alias goes. */
export interface AliasRoute {
  functionVersion: string
  weights: Record<string, number>
  /** Absent: it keeps the one that it has. */
  description?: string
}

/** The sandbox's Lambda, and what tests do to it behind the API's back. */
export interface LambdaSandbox extends Service {
  /** May be changed while it runs. */
  readonly settle: Settle
  readonly mountTargets: MountTargets
  /** Whether the account blocks public access to its functions. */
  blockPublicAccess: boolean
  /** All functions there are. */
  functions(): FunctionState[]
  /** @throws Error when there is none of that name, or several and no region */
  function(which: string | Which): FunctionState
  seed(seed: Seed): Promise<void>
  /** Makes a function Inactive with reason code Idle, as weeks without an invocation do. */
  setIdle(which: string | WhichVersion): void
  /** Makes a version Inactive, or Failed, with reason code ImageDeleted, as weeks without its image in ECR do. */
  loseImage(which: string | WhichVersion, state?: 'Inactive' | 'Failed'): void
  /** Makes a capacity provider, which functions may be created on; it takes 100 versions, or as many. @returns its ARN */
  putCapacityProvider(which: Which & { versions?: number }): string
  /** Takes a version on managed instances out of service, as a scaling configuration of 0 does. */
  deactivate(which: WhichVersion, state?: 'Deactivating' | 'Deactivated'): void
  /** Shows the environment of a function no longer, as Lambda does to those who may not use its KMS key. */
  hideEnvironment(which: string | Which, reason: string): void
  showEnvironment(which: string | Which): void
  /** Holds for the next update, or creation, of that function. It need not exist yet. */
  failNextUpdate(failure: Failure): void
  /** Holds for the next PutProvisionedConcurrencyConfig, or the next move of an alias that has it. */
  failNextProvisioning(failure: ProvisioningFailure): void
  /** An update by another run: 409 for `ms`, then Successful, with the content unchanged. */
  busyFor(which: string | Which, ms: number): void
  /** Ends at once what Lambda is doing to a function, to its versions and to its provisioned concurrency. */
  settleNow(which: string | Which): void
  /** Moves an alias, as CodeDeploy and people do. @throws Error without that alias, or a version of it */
  setAlias(which: string | Which, alias: string, to: AliasRoute): void
  /** An event source that hands a function events. @returns the mapping's UUID */
  mapEventSource(seed: MappingSeed): string
  /** An execution of a durable function begins on a version, and runs until the sandbox is stopped. @returns its name */
  startExecution(seed: ExecutionSeed): string
  /** Publishes `$LATEST.PUBLISHED`, as functions on managed instances do. */
  publishLatest(which: string | Which): void
  /** Answers the events of an image in its place, from its first invocation on: nothing is pulled, and no container started. */
  play(digest: string, handler: Handler): void
  /** Closes all function URLs, and removes the containers and images that invocations brought to the engine. */
  stop(): Promise<void>
}
