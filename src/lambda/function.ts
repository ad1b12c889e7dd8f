import { GetFunctionCommand, type LambdaClient, paginateListVersionsByFunction } from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { type Architecture, defaultArchitecture } from '../domain/architecture.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import { readConfiguration } from './read-configuration.ts'

/** What Lambda says of a function, or of one of its versions. */
export interface FunctionState {
  /** With the qualifier when the call named one. */
  arn: string
  packageType: 'Image' | 'Zip'
  architecture: Architecture
  /** `sha256:…` of the image; absent for a zip function. */
  digest?: string
  /** `registry/repository@sha256:…` of the image, or what was deployed when it is gone; absent for a zip function. */
  imageUri?: string
  state: string
  stateReason: Reason
  lastUpdateStatus: string
  lastUpdateReason: Reason
  /** A version's number, or `$LATEST`. */
  version: string
  /** Changes with every update, when it begins and when it ends. */
  revisionId: string
  /** Without Environment when Lambda can't show it. */
  config: FunctionConfig
  /** Why Lambda can't show the environment; absent when it can. */
  environmentError?: string
  /** Reserved concurrency; 0 lets nothing be invoked. Absent when the function shares what the account has. */
  reserved?: number
  tags: Readonly<Record<string, string>>
  /** Whether Lambda does not show the tags to this role. */
  tagsHidden?: true
}

/** Lambda's defaults for a new function (Lambda API reference, "CreateFunction"). */
export const defaultConfig = {
  MemorySize: 128,
  Timeout: 3,
  EphemeralStorage: { Size: 512 },
} as const satisfies FunctionConfig

/** Lambda's reason for a state. */
export interface Reason {
  /** For example `ImageDeleted`; empty when Lambda gives none. */
  code: string
  text: string
}

/**
 * Asks Lambda for a function or one of its versions. GetFunction is used rather than GetFunctionConfiguration: its
 * quota of 100 requests a second is not shared with the rest of the control plane (Lambda quotas, "API requests").
 *
 * @param qualifier a version; $LATEST when absent
 * @returns undefined when there is none
 * @throws what the SDK threw for everything else, so that callers can tell a transient error from a denial
 */
export async function getFunction(
  lambda: LambdaClient,
  name: string,
  qualifier?: string,
): Promise<FunctionState | undefined> {
  try {
    const request = { FunctionName: name, ...(qualifier !== undefined && { Qualifier: qualifier }) }
    const {
      Configuration: found = {},
      Code: code = {},
      Tags: tags = {},
      TagsError: tagsError,
      Concurrency: { ReservedConcurrentExecutions: reserved } = {},
    } = await lambda.send(new GetFunctionCommand(request))
    const image = found.PackageType === 'Image'
    // Lambda can't resolve an image that was deleted; the image URI of the request still names its repository.
    const imageUri = code.ResolvedImageUri ?? code.ImageUri
    return {
      arn: found.FunctionArn ?? '',
      packageType: image ? 'Image' : 'Zip',
      architecture: found.Architectures?.[0] ?? defaultArchitecture,
      ...(image && found.CodeSha256 && { digest: `sha256:${found.CodeSha256}` }),
      ...(image && imageUri && { imageUri }),
      // A version that was published a moment ago has been seen without a status of its own.
      state: found.State ?? 'Active',
      stateReason: { code: found.StateReasonCode ?? '', text: found.StateReason ?? '' },
      lastUpdateStatus: found.LastUpdateStatus ?? 'Successful',
      version: found.Version ?? '$LATEST',
      revisionId: found.RevisionId ?? '',
      config: readConfiguration(found),
      ...(found.Environment?.Error && {
        environmentError: found.Environment.Error.Message ?? found.Environment.Error.ErrorCode ?? 'no reason given',
      }),
      ...(reserved !== undefined && { reserved }),
      tags,
      ...(tagsError && { tagsHidden: true }),
      lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
    }
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return undefined
    throw error
  }
}

/** The same, for callers that need not tell errors apart. @throws Problem when Lambda refuses the call */
export async function getVersion(
  lambda: LambdaClient,
  name: string,
  qualifier: string,
): Promise<FunctionState | undefined> {
  try {
    return await getFunction(lambda, name, qualifier)
  } catch (error) {
    throw explain(error, `Could not read ${name}:${qualifier}`)
  }
}

/** A reason in Lambda's own words, for example `ImageDeleted: The image is gone.` */
export function describeReason({ code, text }: Reason): string {
  return [code, text].filter((part) => part !== '').join(': ') || 'no reason given'
}

/** Whether Lambda takes an update now: the function is neither being created nor being updated. */
export function isSettled({ state, lastUpdateStatus }: FunctionState): boolean {
  return state !== 'Pending' && lastUpdateStatus !== 'InProgress'
}

/** A published version as lists have it. */
export interface PublishedVersion {
  /** Its number. */
  version: string
  /** `sha256:…` of its image. */
  digest: string
  /** Whether it is one of a durable function. */
  durable?: true
}

/** The numbers of the published versions, oldest first; none when there is no such function. */
export async function publishedVersions(lambda: LambdaClient, name: string): Promise<string[]> {
  return (await listVersions(lambda, name)).map(({ version }) => version)
}

/**
 * The version that has what $LATEST has: the newest with its image, else the newest of all. A version that was rejected
 * is newer than what serves.
 */
export function versionOfLatest(
  published: readonly PublishedVersion[],
  digest: string | undefined,
): string | undefined {
  return (published.findLast((one) => one.digest === digest) ?? published.at(-1))?.version
}

/** Lists the published versions, oldest first; none when there is no such function. */
export async function listVersions(lambda: LambdaClient, name: string): Promise<PublishedVersion[]> {
  const found: PublishedVersion[] = []
  try {
    // Versions come oldest first, fifty a page.
    for await (const { Versions = [] } of paginateListVersionsByFunction({ client: lambda }, { FunctionName: name })) {
      found.push(
        ...Versions.map(({ Version = '', CodeSha256 = '', DurableConfig }) => ({
          version: Version,
          digest: `sha256:${CodeSha256}`,
          ...(DurableConfig && { durable: true as const }),
        })),
      )
    }
    // $LATEST, and $LATEST.PUBLISHED of a function with a capacity provider, have no number.
    return found.filter(({ version }) => /^\d+$/.test(version))
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return []
    throw explain(error, `Could not list the versions of ${name}`)
  }
}
