import type { Arn } from '../core/arn.ts'
import type { FoundImage } from '../core/contract.ts'
import type { Listening } from '../core/http.ts'
import type { DurableExecution } from './durable/model.ts'
import type { Lifecycle } from './lifecycle.ts'

export interface ImageConfig {
  EntryPoint?: string[]
  Command?: string[]
  WorkingDirectory?: string
}

export interface ManagedInstances {
  CapacityProviderArn: string
  PerExecutionEnvironmentMaxConcurrency: number
  ExecutionEnvironmentMemoryGiBPerVCpu: number
}

/** What a function has from its creation on, or never. */
export interface Chosen {
  DurableConfig?: { ExecutionTimeout?: number; RetentionPeriodInDays?: number; KMSKeyArn?: string }
  CapacityProviderConfig?: { LambdaManagedInstancesCapacityProviderConfig: ManagedInstances }
  TenancyConfig?: { TenantIsolationMode: 'PER_TENANT' }
}

/** A version's configuration, kept in the members of the API's FunctionConfiguration. */
export interface Settings extends Chosen {
  Description: string
  Role: Arn
  /** Seconds. */
  Timeout: number
  /** MB. */
  MemorySize: number
  Environment?: { Variables: Record<string, string> }
  /** MB. */
  EphemeralStorage: { Size: number }
  ImageConfigResponse?: { ImageConfig: ImageConfig }
  Handler?: string
  Runtime?: string
  RuntimeVersionConfig?: { RuntimeVersionArn: Arn }
  SnapStart: { ApplyOn: string; OptimizationStatus: string }
  TracingConfig: { Mode: string }
  LoggingConfig: { LogFormat: string; LogGroup: string; ApplicationLogLevel?: string; SystemLogLevel?: string }
  VpcConfig?: object
  DeadLetterConfig?: object
  FileSystemConfigs?: unknown
  KMSKeyArn?: string
  Layers?: { Arn: string }[]
}

export interface ImageCode {
  packageType: 'Image'
  /** As the request gave it. */
  imageUri: string
  /** `<registry>/<repository>@sha256:<hex>`: a tag is resolved once, when the code is set. */
  resolvedImageUri: string
  /** The digest's bare hex. */
  sha256: string
  /** Absent for a seeded function whose image is gone. */
  found?: FoundImage
}

export interface ZipCode {
  packageType: 'Zip'
  /** Base64. */
  sha256: string
  /** Bytes. */
  size: number
}

export type Code = ImageCode | ZipCode
export type Architecture = 'x86_64' | 'arm64'

/** What a version is made of. */
export interface Content {
  settings: Settings
  code: Code
  architecture: Architecture
}

export interface FunctionVersion extends Content {
  /** `$LATEST` or a number. */
  version: string
  /** ms since the epoch. */
  lastModified: number
  lifecycle: Lifecycle
  /** What invocations run: while an update is under way, and after one that failed, what was there before. */
  serving: Content
}

export interface Alias {
  name: string
  functionVersion: string
  description: string
  /** Version to weight, at most one. */
  weights: Record<string, number>
  revisionId: string
}

/**
 * Provisioned concurrency of one version or alias. What is still to happen is kept as times, as in a Lifecycle:
 * nothing ticks.
 */
export interface Provisioned {
  /** Environments that the caller wants. */
  readonly requested: number
  /** When a caller last set it, ms since the epoch. */
  readonly lastModified: number
  /** When this allocation started, and when it is over; ms since the epoch. */
  readonly start: number
  readonly end: number
  /** StatusReason of an allocation that fails, for example `FUNCTION_ERROR_INIT_FAILURE`. */
  readonly failure: string | undefined
  /** The version that the alias is leaving: it serves until the other has its environments. */
  readonly leaving?: string
}

export type AuthType = 'NONE' | 'AWS_IAM'

/** In the members of the API. */
export interface Cors {
  AllowCredentials?: boolean
  AllowHeaders?: string[]
  AllowMethods?: string[]
  AllowOrigins?: string[]
  ExposeHeaders?: string[]
  /** Seconds. */
  MaxAge?: number
}

/** What a caller may choose of a function URL. */
export interface UrlSettings {
  authType: AuthType
  cors?: Cors
  invokeMode?: 'BUFFERED' | 'RESPONSE_STREAM'
}

export interface FunctionUrl extends UrlSettings {
  /** 32 characters, as in the host names of AWS. */
  id: string
  /** Where it is served, and what serves it. */
  listening: Listening
  /** ms since the epoch. */
  created: number
  lastModified: number
}

export interface LambdaFunction {
  name: string
  region: string
  account: string
  arn: Arn
  latest: FunctionVersion
  /** Published versions, oldest first. */
  published: FunctionVersion[]
  /** Numbers are never given twice, even when a version was deleted. */
  nextVersion: number
  /** The version that `$LATEST` still equals: publishing again returns it. */
  unchangedSince: string | undefined
  aliases: Map<string, Alias>
  tags: Record<string, string>
  /** Statements by qualifier, and by `''` for the function itself. */
  policies: Map<string, object[]>
  /** By version or alias. */
  provisioned: Map<string, Provisioned>
  /** By alias, and by `''` for the function itself. */
  urls: Map<string, FunctionUrl>
  /** Why Lambda does not show the environment; absent when it does. */
  hiddenEnvironment?: string
  /** Reserved concurrency; undefined when there is none. */
  reserved: number | undefined
  /** What hands it events. */
  mappings: EventSourceMapping[]
  /** Of a durable function. */
  executions: DurableExecution[]
  /** `$LATEST.PUBLISHED`, which functions on managed instances have. */
  latestPublished?: FunctionVersion
}

/** An event source, for example a queue, whose events Lambda hands to a function, a version or an alias. */
export interface EventSourceMapping {
  uuid: string
  /** A version's number or an alias; absent: the function itself. */
  qualifier?: string
}
