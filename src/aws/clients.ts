import { CloudWatchClient } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { CodeDeployClient } from '@aws-sdk/client-codedeploy'
import { ECRClient } from '@aws-sdk/client-ecr'
import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Region } from '../domain/region.ts'
import { connection } from './connection.ts'
import type { CredentialSource } from './credentials.ts'

/** The clients of one region. They share the credentials of the run. */
export interface RegionClients {
  region: Region
  lambda: LambdaClient
  /** For polls: the SDK's retries would back off for many seconds, where the next poll is near anyway. */
  polling: LambdaClient
  /** For invocations, which last as long as a function may run, and are not repeated behind one's back. */
  invoking: LambdaClient
  ecr: ECRClient
  /** For layers that are copied: a part of 20 MB takes a slow line a while. */
  copying: ECRClient
  cloudWatch: CloudWatchClient
  /** For polls, as above. */
  watching: CloudWatchClient
  codeDeploy: CodeDeployClient
  logs: CloudWatchLogsClient
}

/** Milliseconds: a function runs for 15 minutes at most. */
const longestInvocation = 16 * 60_000

/** Milliseconds for one part of a layer. */
const longestPart = 5 * 60_000

export function clientsFor(region: Region, credentials: CredentialSource, signal: AbortSignal): RegionClients {
  return {
    region,
    lambda: new LambdaClient({ ...connection('lambda', region, signal), credentials }),
    polling: new LambdaClient({ ...connection('lambda', region, signal), credentials, maxAttempts: 1 }),
    invoking: new LambdaClient({
      ...connection('lambda', region, signal, longestInvocation),
      credentials,
      maxAttempts: 1,
    }),
    cloudWatch: new CloudWatchClient({ ...connection('monitoring', region, signal), credentials }),
    watching: new CloudWatchClient({ ...connection('monitoring', region, signal), credentials, maxAttempts: 1 }),
    codeDeploy: new CodeDeployClient({ ...connection('codedeploy', region, signal), credentials }),
    logs: new CloudWatchLogsClient({ ...connection('logs', region, signal), credentials }),
    ecr: new ECRClient({ ...connection('api.ecr', region, signal), credentials }),
    copying: new ECRClient({ ...connection('api.ecr', region, signal, longestPart), credentials }),
  }
}
