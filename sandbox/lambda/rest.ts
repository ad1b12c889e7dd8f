import type { ServiceError, ServiceReply } from '../core/contract.ts'

/** A REST JSON answer. */
export function json(status: number, body: object): ServiceReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function noContent(): ServiceReply {
  return { status: 204 }
}

/** Exceptions whose text Lambda writes in the member `Message`; all others write `message` (recorded). */
const CAPITALISED = new Set(['ResourceNotFoundException', 'AccessDeniedException'])

/** Writes an error as Lambda does: the code in a header, the text in the body. */
export function restError(error: ServiceError, requestId: string): ServiceReply {
  const member = CAPITALISED.has(error.code) ? 'Message' : 'message'
  const reply = json(error.status, { ...error.members, [member]: error.message })
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': error.code, 'x-amzn-requestid': requestId } }
}
