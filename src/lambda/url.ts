import { isDeepStrictEqual } from 'node:util'
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  type GetFunctionUrlConfigCommandOutput,
  type LambdaClient,
  RemovePermissionCommand,
  UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { isRecord, parseJson } from '../domain/json.ts'
import { Problem } from '../domain/problem.ts'
import type { UrlConfig } from '../inputs/preview.ts'

// Lambda developer guide, "Control access to Lambda function URLs": a public URL needs both since October 2025.
const permissions = [
  { StatementId: 'preview-url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' },
  { StatementId: 'preview-invoke', Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true },
] as const satisfies Omit<AddPermissionCommandInput, 'FunctionName'>[]

/**
 * Gives a function its URL with the desired configuration. Everyone may call a public URL.
 *
 * @returns the URL
 * @throws Problem when Lambda refuses
 */
export async function putUrl(lambda: LambdaClient, FunctionName: string, desired: UrlConfig): Promise<string> {
  try {
    const present = await findUrl(lambda, FunctionName)
    // The permissions go first: a URL that becomes private must not stay open to everyone.
    if (desired.authType !== 'NONE') await forbidAll(lambda, FunctionName)
    const url = present
      ? await changed(lambda, FunctionName, present, desired)
      : await created(lambda, FunctionName, desired)
    if (desired.authType === 'NONE') await allowAll(lambda, FunctionName)
    return url
  } catch (error) {
    throw explain(error, `Could not give ${FunctionName} a URL`)
  }
}

/** @returns undefined when the function has no URL */
async function findUrl(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<GetFunctionUrlConfigCommandOutput | undefined> {
  try {
    return await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }))
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return undefined
    throw error
  }
}

async function created(lambda: LambdaClient, FunctionName: string, desired: UrlConfig): Promise<string> {
  const { authType: AuthType, invokeMode: InvokeMode, cors: Cors } = desired
  try {
    const command = new CreateFunctionUrlConfigCommand({ FunctionName, AuthType, InvokeMode, ...(Cors && { Cors }) })
    return (await lambda.send(command)).FunctionUrl ?? ''
  } catch (error) {
    // An answer that was lost, or another run of the same pull request.
    const there = hasCode(error, 'ResourceConflictException') && (await findUrl(lambda, FunctionName))
    if (there) return changed(lambda, FunctionName, there, desired)
    throw error
  }
}

async function changed(
  lambda: LambdaClient,
  FunctionName: string,
  present: GetFunctionUrlConfigCommandOutput,
  { authType: AuthType, invokeMode: InvokeMode, cors: Cors = {} }: UrlConfig,
): Promise<string> {
  const url = present.FunctionUrl ?? ''
  const same =
    present.AuthType === AuthType &&
    (present.InvokeMode ?? 'BUFFERED') === InvokeMode &&
    isDeepStrictEqual(present.Cors ?? {}, Cors)
  if (!same) await lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, AuthType, InvokeMode, Cors }))
  return url
}

async function allowAll(lambda: LambdaClient, FunctionName: string): Promise<void> {
  for (const permission of permissions) {
    try {
      const { Statement } = await lambda.send(new AddPermissionCommand({ FunctionName, ...permission }))
      if (isWithoutCondition(Statement)) await refuseWithoutCondition(lambda, FunctionName, permission.StatementId)
    } catch (error) {
      // It is there from an earlier push.
      if (!hasCode(error, 'ResourceConflictException')) throw error
    }
  }
}

/** Whether a statement is for all calls, and not for those of the URL alone: a region that does not know a member leaves it out. */
function isWithoutCondition(statement = ''): boolean {
  const made = parseJson(statement)
  return isRecord(made) && made.Condition === undefined
}

/** @throws Problem once everyone may no longer invoke the function past its URL */
async function refuseWithoutCondition(lambda: LambdaClient, FunctionName: string, StatementId: string): Promise<never> {
  await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }))
  throw new Problem({
    what: `Lambda made the statement ${StatementId} of the policy of ${FunctionName} without a condition, so that everyone could have invoked it by more than its URL: the statement was removed.`,
    remedy: "Set preview-url-auth to 'aws-iam', so that callers sign their requests.",
  })
}

async function forbidAll(lambda: LambdaClient, FunctionName: string): Promise<void> {
  for (const { StatementId } of permissions) {
    try {
      await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }))
    } catch (error) {
      if (!hasCode(error, 'ResourceNotFoundException')) throw error
    }
  }
}
