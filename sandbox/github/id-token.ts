import type { IncomingMessage } from 'node:http'
import type { ServiceReply } from '../core/contract.ts'
import type { Faults } from '../core/faults.ts'
import { json, page, splitTarget } from '../core/http.ts'
import type { RequestLog } from '../core/requests.ts'

interface Parts {
  faults: Faults
  requests: RequestLog
  /** What a job with `permissions: id-token: write` shows. */
  bearer: string
  /** Signs a token for an audience, or for the one that GitHub gives without. */
  issue(audience: string | null): Promise<string>
}

/** Answers a job that asks for an ID token. */
export async function answerIdToken(parts: Parts, request: IncomingMessage): Promise<ServiceReply | 'reset'> {
  const entry = parts.requests.add('github')
  entry.operation = 'GetIdToken'
  const reply = await replyTo(parts, request)
  if (reply !== 'reset' && !reply.torn) entry.status = reply.status
  return reply
}

async function replyTo({ faults, bearer, issue }: Parts, request: IncomingMessage): Promise<ServiceReply | 'reset'> {
  const fault = await faults.strike('github', 'GetIdToken', '')
  if (fault?.kind === 'reset') return 'reset'
  if (fault?.kind === 'throttle' || fault?.kind === 'rate-limit') return json(429, { message: 'Too many requests' })
  if (fault?.kind === 'error') return json(fault.status ?? 503, { message: fault.message ?? 'Service unavailable' })
  if (fault?.kind === 'page') return page(fault.status)
  if (
    fault?.kind === 'deny' ||
    fault?.kind === 'expired-token' ||
    request.headers.authorization !== `Bearer ${bearer}`
  ) {
    return json(401, { message: 'Unauthorized' })
  }
  const token = await issue(new URLSearchParams(splitTarget(request).query).get('audience'))
  if (fault?.kind === 'lost') return 'reset'
  return { ...json(200, { count: token.length, value: token }), torn: fault?.kind === 'truncated' }
}
