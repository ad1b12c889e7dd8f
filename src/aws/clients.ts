import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import type { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import type { CodeDeploy } from '@aws-sdk/client-codedeploy'
import { ECRClient } from '@aws-sdk/client-ecr'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { type Lazy, lazy } from '../domain/lazy.ts'
import type { Region } from '../domain/region.ts'
import { withSharedClock } from './clock.ts'
import { connection, connectionForOnce } from './connection.ts'
import type { CredentialSource } from './session-credentials.ts'

/**
 * The clients of one region. They share the credentials of the run.
 *
 * Few runs use the lazy ones. Their packages are imported nowhere else, except for types: an operation is a method of
 * the client, so that no module needs the package's commands.
 */
export interface RegionClients {
  region: Region
  lambda: LambdaClient
  /** For polls: the SDK's retries would back off for many seconds, where the next poll is near anyway. */
  polling: LambdaClient
  /** For invocations, which last as long as a function may run, and must not be repeated. */
  invoking: LambdaClient
  ecr: ECRClient
  /** For layers that are copied: a part of 20 MB takes a slow line a while. */
  copying: ECRClient
  cloudWatch: Lazy<CloudWatch>
  /** For polls, as above. */
  watching: Lazy<CloudWatch>
  codeDeploy: Lazy<CodeDeploy>
  logs: Lazy<CloudWatchLogs>
}

/** Milliseconds: a function runs for 15 minutes at most. */
const longestInvocation = 16 * 60_000

/** Milliseconds for one part of a layer. */
const longestPart = 5 * 60_000

/** @param ofRepository for ECR, where they are others */
export function clientsFor(
  region: Region,
  credentials: CredentialSource,
  signal: AbortSignal,
  ofRepository = credentials,
): RegionClients {
  const usual = (timeout?: number) => ({ ...connection(region, signal, timeout), credentials })
  const once = (timeout?: number) => ({ ...connectionForOnce(region, signal, timeout), credentials })
  return {
    region,
    lambda: withSharedClock(new LambdaClient(usual())),
    polling: withSharedClock(new LambdaClient(once())),
    invoking: withSharedClock(new LambdaClient(once(longestInvocation))),
    cloudWatch: lazy(async () => {
      const { CloudWatch } = await import('@aws-sdk/client-cloudwatch')
      return withSharedClock(new CloudWatch(usual()))
    }),
    watching: lazy(async () => {
      const { CloudWatch } = await import('@aws-sdk/client-cloudwatch')
      return withSharedClock(new CloudWatch(once()))
    }),
    codeDeploy: lazy(async () => {
      const { CodeDeploy } = await import('@aws-sdk/client-codedeploy')
      return withSharedClock(new CodeDeploy(usual()))
    }),
    logs: lazy(async () => {
      const { CloudWatchLogs } = await import('@aws-sdk/client-cloudwatch-logs')
      return withSharedClock(new CloudWatchLogs(usual()))
    }),
    ecr: withSharedClock(new ECRClient({ ...usual(), credentials: ofRepository })),
    copying: withSharedClock(new ECRClient({ ...usual(longestPart), credentials: ofRepository })),
  }
}
