import {
  GetFunctionCommand,
  type LambdaClient,
  type FunctionConfiguration as LambdaConfiguration,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/aws-error.ts'
import { explain } from '../aws/errors.ts'
import type { Architecture } from '../domain/architecture.ts'

/** What Lambda says of a function, or of one of its versions. */
export interface FunctionState {
  /** With the qualifier when one was asked for. */
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
  configuration: FunctionConfiguration
}

/** What of a function's configuration decides how its image runs. */
export interface FunctionConfiguration {
  /** MB. */
  memory: number
  /** Seconds. */
  timeout: number
  /** MB of /tmp. */
  ephemeralStorage: number
  environment: Readonly<Record<string, string>>
  entryPoint?: readonly string[]
  command?: readonly string[]
  workingDirectory?: string
}

/** What Lambda gives a function that says nothing (Lambda API reference, "CreateFunction"). */
export const defaultConfiguration: FunctionConfiguration = {
  memory: 128,
  timeout: 3,
  ephemeralStorage: 512,
  environment: {},
}

/** Why Lambda put something into a state. */
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
    const { Configuration: found = {}, Code: code = {} } = await lambda.send(new GetFunctionCommand(request))
    const image = found.PackageType === 'Image'
    // Lambda can't resolve an image that is gone; what was asked for then still names its repository.
    const imageUri = code.ResolvedImageUri ?? code.ImageUri
    return {
      arn: found.FunctionArn ?? '',
      packageType: image ? 'Image' : 'Zip',
      architecture: found.Architectures?.[0] ?? 'x86_64',
      ...(image && found.CodeSha256 && { digest: `sha256:${found.CodeSha256}` }),
      ...(image && imageUri && { imageUri }),
      // A version that was published a moment ago has been seen without a status of its own.
      state: found.State ?? 'Active',
      stateReason: { code: found.StateReasonCode ?? '', text: found.StateReason ?? '' },
      lastUpdateStatus: found.LastUpdateStatus ?? 'Successful',
      configuration: readConfiguration(found),
      lastUpdateReason: { code: found.LastUpdateStatusReasonCode ?? '', text: found.LastUpdateStatusReason ?? '' },
    }
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return undefined
    throw error
  }
}

function readConfiguration(found: LambdaConfiguration): FunctionConfiguration {
  const { EntryPoint, Command, WorkingDirectory } = found.ImageConfigResponse?.ImageConfig ?? {}
  return {
    memory: found.MemorySize ?? defaultConfiguration.memory,
    timeout: found.Timeout ?? defaultConfiguration.timeout,
    ephemeralStorage: found.EphemeralStorage?.Size ?? defaultConfiguration.ephemeralStorage,
    environment: found.Environment?.Variables ?? {},
    ...(EntryPoint && { entryPoint: EntryPoint }),
    ...(Command && { command: Command }),
    ...(WorkingDirectory && { workingDirectory: WorkingDirectory }),
  }
}

/** Whether Lambda takes an update now: the function is neither being created nor being updated. */
export function isSettled({ state, lastUpdateStatus }: FunctionState): boolean {
  return state !== 'Pending' && lastUpdateStatus !== 'InProgress'
}

/**
 * Finds the newest published version.
 *
 * @returns its number; undefined when none was published yet
 */
export async function newestVersion(lambda: LambdaClient, name: string): Promise<string | undefined> {
  let newest: string | undefined
  try {
    // Versions come oldest first, fifty a page.
    for await (const page of paginateListVersionsByFunction({ client: lambda }, { FunctionName: name })) {
      const published = page.Versions?.map(({ Version }) => Version).filter((version) => version !== '$LATEST')
      newest = published?.at(-1) ?? newest
    }
    return newest
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return undefined
    throw explain(error, `Could not list the versions of ${name}`)
  }
}
