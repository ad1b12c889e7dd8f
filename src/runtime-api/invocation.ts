import type { ExecutionRequest } from '../container/request.ts'
import type { Invocation } from './replies.ts'

/** Makes an invocation of a function. @param left milliseconds until its deadline */
export function newInvocation(
  { functionArn, tenantId }: Pick<ExecutionRequest, 'functionArn' | 'tenantId'>,
  payload: string,
  left: number,
): Invocation {
  const requestId = crypto.randomUUID()
  const [seconds, digits] = [Math.floor(Date.now() / 1000).toString(16), requestId.replaceAll('-', '').slice(0, 24)]
  return {
    requestId,
    deadline: Date.now() + left,
    functionArn,
    ...(tenantId !== undefined && { tenantId }),
    payload: Buffer.from(payload),
    traceId: `Root=1-${seconds}-${digits};Sampled=0`,
  }
}
