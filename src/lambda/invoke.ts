import {
  InvokeCommand,
  type InvokeCommandInput,
  type InvokeCommandOutput,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamCommandOutput,
} from '@aws-sdk/client-lambda'
import { hasCode, isThrottle, isTransient } from '../aws/error.ts'
import { retry } from '../domain/poll.ts'
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
  const { lambda, deadline, signal } = wait
  const mayPass = throttlePatience()
  const whenAwake = <T>(call: () => Promise<T>) =>
    retry({
      what: `the answer of version ${version} of ${wait.functionName}`,
      call,
      again: (error) => (isNotYet(error) || (!once && mayPassByItself(error))) && mayPass(error),
      interval: pause,
      deadline: { at: deadline, error: (last) => explainInvocation(last, `${doing} within wait-timeout`) },
      signal,
    })
  try {
    // What a stream has begun is not asked for again: the function has run.
    return streams
      ? await readStream(
          await whenAwake(() => lambda.send(new InvokeWithResponseStreamCommand(request), { abortSignal: signal })),
        )
      : readAnswer(await whenAwake(() => lambda.send(new InvokeCommand(request), { abortSignal: signal })))
  } catch (error) {
    throw explainInvocation(error, doing)
  }
}

function readAnswer({ FunctionError, Payload, LogResult }: InvokeCommandOutput): Invocation {
  return {
    payload: Buffer.from(Payload ?? []),
    log: readLog(LogResult),
    ...(FunctionError !== undefined && { functionError: FunctionError }),
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
