import { randomUUID } from 'node:crypto'
import type { ServiceError, ServiceReply } from '../core/contract.ts'
import type { Fields } from '../core/fields.ts'

/** Members of an answer: text, lists, or members in turn. What is undefined is left out. */
export interface Members {
  [name: string]: Value | undefined
}

type Value = string | number | boolean | Members | Value[]

/** An answer of the query protocol ("AWS query protocol", Smithy specification). */
export function queryReply(namespace: string, operation: string, members: Members): ServiceReply {
  const body = { [`${operation}Result`]: members, ResponseMetadata: { RequestId: randomUUID() } }
  return xml(200, `<${operation}Response xmlns="${namespace}">${write(body)}</${operation}Response>`)
}

export function queryError(namespace: string, error: ServiceError, requestId: string): ServiceReply {
  const type = error.status >= 500 ? 'Receiver' : 'Sender'
  const body = { Error: { Type: type, Code: queryCode(error), Message: error.message }, RequestId: requestId }
  const reply = xml(error.status, `<ErrorResponse xmlns="${namespace}">${write(body)}</ErrorResponse>`)
  return { ...reply, headers: { ...reply.headers, 'x-amzn-requestid': requestId } }
}

/** The query protocol's code for a denial has no suffix. */
export function queryCode({ code }: ServiceError): string {
  return code === 'AccessDeniedException' ? 'AccessDenied' : code
}

/** Reads parameters such as `Names.member.1=a` into members; all values are texts. */
export function readQuery(body: Buffer): Fields {
  const root: Tree = {}
  for (const [name, value] of new URLSearchParams(body.toString())) plant(root, name.split('.'), value)
  return Object.fromEntries(Object.entries(root).map(([name, tree]) => [name, gather(tree)]))
}

interface Tree {
  [name: string]: Tree | string
}

function plant(tree: Tree, [first = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[first] = value
    return
  }
  const found = tree[first]
  const branch = typeof found === 'object' ? found : {}
  tree[first] = branch
  plant(branch, rest, value)
}

/** A list is what has `member` alone, by number. */
function gather(tree: Tree | string): unknown {
  if (typeof tree === 'string') return tree
  const { member } = tree
  if (typeof member === 'object') {
    const items = Object.entries(member).toSorted(([one], [other]) => Number(one) - Number(other))
    return items.map(([, item]) => gather(item))
  }
  return Object.fromEntries(Object.entries(tree).map(([name, branch]) => [name, gather(branch)]))
}

function xml(status: number, body: string): ServiceReply {
  return { status, headers: { 'content-type': 'text/xml' }, body }
}

function write(members: Members): string {
  return Object.entries(members)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${writeValue(value)}</${name}>`))
    .join('')
}

function writeValue(value: Value): string {
  if (Array.isArray(value)) return value.map((item) => `<member>${writeValue(item)}</member>`).join('')
  return typeof value === 'object' ? write(value) : escapeXml(`${value}`)
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
