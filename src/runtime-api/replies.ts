import type { IncomingMessage, ServerResponse } from 'node:http'
import { dropRest } from './body.ts'

/** A payload over 6 MB is refused (Lambda Developer Guide, "Lambda quotas"); the slack is as Lambda's own message has it. */
export const RESPONSE_LIMIT = 6_291_556

/** One event for the runtime, as `invocation/next` hands it out. */
export interface Invocation {
  requestId: string
  /** ms since the epoch. */
  deadline: number
  functionArn: string
  payload: Buffer
  /** X-Ray header, for example `Root=1-…;Sampled=0`. */
  traceId: string
  /** Whom a function with tenant isolation runs for. */
  tenantId?: string
}

/** Answers `invocation/next` with an event. */
export function handOut(response: ServerResponse, invocation: Invocation): void {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
    'Lambda-Runtime-Deadline-Ms': `${invocation.deadline}`,
    'Lambda-Runtime-Invoked-Function-Arn': invocation.functionArn,
    'Lambda-Runtime-Trace-Id': invocation.traceId,
    ...(invocation.tenantId !== undefined && { 'Lambda-Runtime-Aws-Tenant-Id': invocation.tenantId }),
  })
  response.end(invocation.payload)
}

/** Clients take any other status than 202 as fatal. */
export function accept(response: ServerResponse): void {
  response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}\n')
}

/** What a request is refused with. */
interface Refusal {
  /** HTTP status. */
  status: number
  errorType: string
  errorMessage: string
}

/**
 * Refuses a request in the shape of Lambda's errors. What it still sends is dropped first: many clients read nothing
 * before they have sent all, and a connection that is closed meanwhile tells them nothing.
 */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, errorType, errorMessage }: Refusal,
): Promise<void> {
  await dropRest(request)
  const body = JSON.stringify({ errorType, errorMessage })
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)
}

/** Refuses a body over a limit in bytes, in Lambda's words. */
export function refuseSize(request: IncomingMessage, response: ServerResponse, limit: number): Promise<void> {
  const errorMessage = `Exceeded maximum allowed payload size (${limit} bytes).`
  return refuse(request, response, { status: 413, errorType: 'RequestEntityTooLarge', errorMessage })
}
