import {
  InvokeCommand,
  type InvokeCommandInput,
  type InvokeCommandOutput,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamCommandOutput,
} from '@aws-sdk/client-lambda'
import { hasCode, isThrottle, isTransient, isUnknownOperation } from '../aws/error.ts'
import { retry } from '../domain/poll.ts'
import { Problem } from '../domain/problem.ts'
import { explainInvocation, throttlePatience } from './throttle.ts'
import type { Wait } from './wait.ts'

/** What came of an invocation. */
export interface Invocation {
  /** `Unhandled` or `Handled` when the function failed. */
  functionError?: string
  /** The response, whole; the error when the function failed. */
  payload: Buffer
  /** The end of its log, 4 KB at most. */
  log: string
  /** ARN of the durable execution that it began. */
  executionArn?: string
}

/** What is invoked, and how. */
export interface InvocationRequest {
  /** A number, or `$LATEST`. */
  version: string
  /** JSON. */
  payload: string
  /** Whether the response is taken as a stream, of up to 200 MB; else Lambda collects it, up to 6 MB. */
  streams: boolean
  /** Whether it is never sent again when Lambda may have run it. Else that happens when a connection breaks. */
  once?: boolean
  /** Whom a function with tenant isolation runs for. */
  tenantId?: string
}

/** Milliseconds between two invocations of a version that is not there yet. */
const pause = 500

/**
 * Invokes a version. An idle function refuses its first invocation, which wakes it: it is asked again until it answers.
 * So is one that is throttled, for half a minute.
 *
 * @throws Problem when Lambda refuses the invocation, or the connection ends before the response does
 */
export async function invoke(wait: Wait, invocation: InvocationRequest): Promise<Invocation> {
  const { version, payload, streams, tenantId, once = false } = invocation
  const doing = `Could not invoke version ${version} of ${wait.functionName}`
  const request = {
    FunctionName: wait.functionName,
    Qualifier: version,
    Payload: payload,
    LogType: 'Tail',
    ...(tenantId !== undefined && { TenantId: tenantId }),
  } as const satisfies InvokeCommandInput
  const { lambda, signal } = wait
  const own = { doing, what: `the answer of version ${version} of ${wait.functionName}`, once }
  if (!streams) {
    const call = () => lambda.send(new InvokeCommand(request), { abortSignal: signal })
    return readAnswer(await invokeWhenAwake(wait, own, call))
  }
  const call = () => lambda.send(new InvokeWithResponseStreamCommand(request), { abortSignal: signal })
  const answer = await invokeWhenAwake(wait, own, call).catch((error: unknown) => {
    if (error instanceof Problem && isUnknownOperation(error.cause)) return undefined
    throw error
  })
  // Not every region has streams (Lambda developer guide, "Response streaming"): there Lambda collects the response.
  if (answer === undefined) return invoke(wait, { ...invocation, streams: false })
  try {
    // What a stream has begun is not asked for again: the function has run.
    return await readStream(answer)
  } catch (error) {
    throw explainInvocation(error, doing)
  }
}

/**
 * Invokes a version, again while it is woken, or throttled for half a minute.
 *
 * @param doing the beginning of an error's sentence
 * @param what is waited for, a phrase
 * @param once whether it is never sent again when Lambda may have taken it
 * @throws Problem when Lambda refuses the invocation
 */
export async function invokeWhenAwake<T>(
  { deadline, signal }: Wait,
  { doing, what, once = false }: { doing: string; what: string; once?: boolean },
  call: () => Promise<T>,
): Promise<T> {
  const mayPass = throttlePatience()
  try {
    return await retry({
      what,
      call,
      again: (error) => (isNotYet(error) || (!once && mayPassByItself(error))) && mayPass(error),
      interval: pause,
      deadline: { at: deadline, error: (last) => explainInvocation(last, `${doing} within wait-timeout`) },
      signal,
    })
  } catch (error) {
    throw explainInvocation(error, doing)
  }
}

function readAnswer({ FunctionError, Payload, LogResult, DurableExecutionArn: arn }: InvokeCommandOutput): Invocation {
  return {
    payload: Buffer.from(Payload ?? []),
    log: readLog(LogResult),
    ...(FunctionError !== undefined && { functionError: FunctionError }),
    ...(arn !== undefined && { executionArn: arn }),
  }
}

/** The last event of a stream says whether the function failed, and how (Lambda API reference, "InvokeWithResponseStreamCompleteEvent"). */
async function readStream({ EventStream }: InvokeWithResponseStreamCommandOutput): Promise<Invocation> {
  const chunks: Uint8Array[] = []
  for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
    if (PayloadChunk?.Payload) chunks.push(PayloadChunk.Payload)
    if (!InvokeComplete) continue
    const { ErrorCode, ErrorDetails, LogResult } = InvokeComplete
    const log = readLog(LogResult)
    if (!ErrorCode) return { payload: Buffer.concat(chunks), log }
    return { functionError: ErrorCode, payload: ErrorDetails ? Buffer.from(ErrorDetails) : Buffer.concat(chunks), log }
  }
  throw new Error('The stream ended before the response did')
}

function readLog(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}

// Lambda API reference, "Invoke": answered with status 502, although they stay until a person changes something.
const permanent = [
  'EC2AccessDeniedException',
  'EFSMountFailureException',
  'InvalidRuntimeException',
  'InvalidSecurityGroupIDException',
  'InvalidSubnetIDException',
  'InvalidZipFileException',
  'KMSAccessDeniedException',
  'KMSDisabledException',
  'KMSInvalidStateException',
  'KMSNotFoundException',
  'SubnetIPAddressLimitReachedException',
]

function mayPassByItself(error: unknown): boolean {
  return isTransient(error) && !hasCode(error, ...permanent)
}

/**
 * Whether Lambda has refused to begin: it throttles, or a function, its image or its file system is being brought back
 * (Lambda API reference, "Invoke").
 */
function isNotYet(error: unknown): boolean {
  return (
    isThrottle(error) ||
    hasCode(
      error,
      'CodeArtifactUserPendingException',
      'EFSMountTimeoutException',
      'ResourceConflictException',
      'ResourceNotReadyException',
      'S3FilesMountTimeoutException',
      'SnapStartNotReadyException',
    )
  )
}
