import { randomUUID } from 'node:crypto'
import type { ServiceError, ServiceReply } from '../core/contract.ts'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** Members of an answer: text, or members in turn. */
export interface Members {
  [name: string]: string | Members
}

/** An answer of the query protocol ("AWS query protocol", Smithy specification). */
export function xmlReply(operation: string, members: Members): ServiceReply {
  const body = {
    [`${operation}Result`]: members,
    ResponseMetadata: { RequestId: randomUUID() },
  }
  return xml(200, `<${operation}Response xmlns="${NAMESPACE}">${write(body)}</${operation}Response>`)
}

export function xmlError(error: ServiceError, requestId: string): ServiceReply {
  const type = error.status >= 500 ? 'Receiver' : 'Sender'
  // The query protocol's code for a denial has no suffix.
  const code = error.code === 'AccessDeniedException' ? 'AccessDenied' : error.code
  const body = { Error: { Type: type, Code: code, Message: error.message }, RequestId: requestId }
  const reply = xml(error.status, `<ErrorResponse xmlns="${NAMESPACE}">${write(body)}</ErrorResponse>`)
  return { ...reply, headers: { ...reply.headers, 'x-amzn-requestid': requestId } }
}

function xml(status: number, body: string): ServiceReply {
  return { status, headers: { 'content-type': 'text/xml' }, body }
}

function write(members: Members): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${typeof value === 'string' ? escapeXml(value) : write(value)}</${name}>`)
    .join('')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
