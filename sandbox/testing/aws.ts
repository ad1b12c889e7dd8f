import { ECRClient } from '@aws-sdk/client-ecr'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { AssumeRoleWithWebIdentityCommand, type Credentials, STSClient } from '@aws-sdk/client-sts'
import type { Sandbox } from '../index.ts'

export interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
}

export function keysOf(credentials: Credentials | undefined): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

/** How the tests' clients reach a sandbox: without retries, so that what a fault does is seen. */
export function connect(sandbox: Sandbox, credentials: Keys, region = 'us-east-1') {
  return { region, endpoint: sandbox.endpoint, credentials, maxAttempts: 1 }
}

export function clients(sandbox: Sandbox, role: string, region = 'us-east-1') {
  const options = connect(sandbox, sandbox.session(role), region)
  return { lambda: new LambdaClient(options), ecr: new ECRClient(options), sts: new STSClient(options) }
}

/** An STS client of a job that has no credentials yet. */
function unsignedSts(sandbox: Sandbox): STSClient {
  const credentials = () => Promise.reject(new Error('AssumeRoleWithWebIdentity is not signed'))
  return new STSClient({ region: 'us-east-1', endpoint: sandbox.endpoint, credentials, maxAttempts: 1 })
}

/** Signs in with a token of the sandbox's GitHub; `input` replaces members of the request. */
export function assume(sandbox: Sandbox, role: string, token: string, input: object = {}) {
  return unsignedSts(sandbox).send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: sandbox.iam.arnOf(role),
      RoleSessionName: 'session',
      WebIdentityToken: token,
      ...input,
    }),
  )
}

/** What an AWS error says, as an object to compare whole. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string; status: unknown }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const metadata: unknown = '$metadata' in error ? error.$metadata : undefined
    const status =
      typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
        ? metadata.httpStatusCode
        : undefined
    return { name: error.name, message: error.message, status }
  }
  throw new Error('The call was not refused')
}
