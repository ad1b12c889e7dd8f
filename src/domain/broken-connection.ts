import { member } from './json.ts'

/** Whether a connection broke, or did not come about, and the next one may last. */
export function isBrokenConnection(error: unknown): boolean {
  const code = member(error, 'code') ?? member(member(error, 'cause'), 'code')
  return (
    (typeof code === 'string' && ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN'].includes(code)) ||
    (error instanceof Error && error.name === 'TimeoutError')
  )
}
