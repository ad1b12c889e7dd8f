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
  ecr: ECRClient
}

export function clientsFor(region: Region, credentials: CredentialSource, signal: AbortSignal): RegionClients {
  return {
    region,
    lambda: new LambdaClient({ ...connection('lambda', region, signal), credentials }),
    polling: new LambdaClient({ ...connection('lambda', region, signal), credentials, maxAttempts: 1 }),
    ecr: new ECRClient({ ...connection('api.ecr', region, signal), credentials }),
  }
}
