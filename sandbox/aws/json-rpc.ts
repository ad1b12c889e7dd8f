import {
  type Operation,
  type Permission,
  ServiceError,
  type ServiceReply,
  type ServiceRequest,
} from '../core/contract.ts'
import { type Fields, readBody } from '../core/fields.ts'

/** A request of a service that speaks AWS JSON. */
export interface JsonCall {
  request: ServiceRequest
  fields: Fields
}

/** One operation of such a service, under its API's name. */
export interface JsonOperation {
  permissions(call: JsonCall): Permission[]
  /** The members of the answer. */
  run(call: JsonCall): object | Promise<object>
}

/** "AWS JSON 1.0 and 1.1 protocols", Smithy specification. */
export interface JsonProtocol {
  version: '1.0' | '1.1'
  /** What X-Amz-Target has before the operation's name, with the dot. */
  target: string
}

/**
 * Finds the operation that X-Amz-Target names.
 *
 * @throws ServiceError UnknownOperationException, or SerializationException for a body that is no JSON object
 */
export function findJsonOperation(
  { version, target }: JsonProtocol,
  operations: Readonly<Record<string, JsonOperation>>,
  request: ServiceRequest,
): Operation {
  const asked = request.headers['x-amz-target'] ?? ''
  const name = asked.startsWith(target) ? asked.slice(target.length) : ''
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (operation === undefined) throw new ServiceError('UnknownOperationException', `No operation ${asked}`)
  const call = { request, fields: readBody(request.body) }
  return {
    name,
    permissions: operation.permissions(call),
    run: async () => jsonReply(version, 200, await operation.run(call)),
  }
}

/** Writes an error. Denials are 400 like the others, and have their text in the member `Message`. */
export function jsonError({ version }: JsonProtocol, error: ServiceError, requestId: string): ServiceReply {
  const denied = error.code === 'AccessDeniedException'
  const text = { [denied ? 'Message' : 'message']: error.message }
  const reply = jsonReply(version, denied ? 400 : error.status, { __type: error.code, ...text, ...error.members })
  return { ...reply, headers: { ...reply.headers, 'x-amzn-requestid': requestId } }
}

/** One page of `items`. Undefined for a token that this function did not make. */
export function pageOf<T>(
  items: readonly T[],
  token: string | undefined,
  most: number,
): { items: T[]; next: string | undefined } | undefined {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString() || Number.NaN)
  if (!Number.isInteger(start) || start < 0) return undefined
  const end = start + most
  const next = end < items.length ? Buffer.from(`${end}`).toString('base64') : undefined
  return { items: items.slice(start, end), next }
}

function jsonReply(version: JsonProtocol['version'], status: number, body: object): ServiceReply {
  return { status, headers: { 'content-type': `application/x-amz-json-${version}` }, body: JSON.stringify(body) }
}
