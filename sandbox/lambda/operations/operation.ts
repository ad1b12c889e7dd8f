import type { Arn } from '../../core/arn.ts'
import type { ImageSource, Permission, ServiceReply, ServiceRequest } from '../../core/contract.ts'
import { type Fields, readBody } from '../../core/fields.ts'
import type { FunctionVersion, LambdaFunction } from '../model.ts'
import { readTarget, type Target } from '../names.ts'
import type { Identify, MountTargets } from '../options.ts'
import type { FunctionInvoker } from '../runtime/invoker.ts'
import type { FunctionStore } from '../store.ts'

/** What operations work with. */
export interface Lambda {
  store: FunctionStore
  images: ImageSource
  invoker: FunctionInvoker
  /** Whether a version's runtime asks for the restore from a snapshot. */
  restores(owner: LambdaFunction, version: FunctionVersion): Promise<boolean>
  /** Whether Lambda can assume a role. */
  isExecutionRole(role: Arn): boolean
  /** Whether a role may do something, on any resource. */
  roleAllows(role: Arn, action: string): boolean
  /** Whether KMS knows a role, which takes it some minutes. */
  isKnownToKms(role: Arn): boolean
  mountTargets: MountTargets
  /** Whether the account blocks public access to its functions. */
  isPublicBlocked(): boolean
  /** Who signed a request to a function URL; absent where no caller can. */
  identify?: Identify
}

/** A request, its path already taken apart. */
export interface Call {
  request: ServiceRequest
  /** A parameter of the path, percent-decoded; `''` when the path has none of that name. */
  path(parameter: string): string
  query(parameter: string): string | undefined
  lambda: Lambda
}

/** An operation ready to be judged and carried out. */
export interface Prepared {
  permissions: Permission[]
  run(): Promise<ServiceReply> | ServiceReply
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Method and path as in the API's model, for example `GET /2015-03-31/functions/{FunctionName}`. */
export type RoutePattern = `${Method} /${string}`

export interface Route {
  /** The first that matches is taken. */
  pattern: RoutePattern
  operation: string
  prepare(call: Call): Prepared
}

export interface RouteOptions {
  /** Default: `lambda:<operation>`. */
  action?: string
  /** Which of the target's ARNs IAM judges; default: the one with the qualifier. */
  judged?: 'arn' | 'functionArn'
  /** Condition keys that the request's body gives. */
  context?: (fields: Fields) => Record<string, string>
}

/** A route whose one permission is `lambda:<operation>` on the function that the path names. */
export function functionRoute(
  pattern: RoutePattern,
  operation: string,
  run: (call: Call, target: Target) => Promise<ServiceReply> | ServiceReply,
  options: RouteOptions = {},
): Route {
  const action = options.action ?? `lambda:${operation}`
  return {
    pattern,
    operation,
    prepare(call) {
      const target = readTarget(call.request, call.path('FunctionName'), call.query('Qualifier'), action)
      const resource = target[options.judged ?? 'arn']
      const context = { ...resourceTags(call, resource), ...options.context?.(body(call)) }
      return {
        permissions: [{ action, resource, context }],
        run: () => run(call, target),
      }
    },
  }
}

/** What IAM knows of a function by its tags. Versions and aliases have none ("Using tags on Lambda functions"). */
export function resourceTags({ lambda }: Call, resource: Arn): Record<string, string> {
  return tagContext('aws:ResourceTag/', lambda.store.find(resource)?.tags ?? {})
}

/** What IAM knows of the tags that a request is to give. */
export function requestTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return tagContext('aws:RequestTag/', tags)
}

/** @param prefix of the condition keys, for example `aws:RequestTag/` */
export function tagContext(prefix: string, tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, value]))
}

export function body(call: Call): Fields {
  return readBody(call.request.body)
}

/** Takes one page of `items`: at most `most`, from the marker on. */
export function page<T>(
  items: readonly T[],
  call: Call,
  most: number,
): { items: T[]; marker: { NextMarker?: string } } {
  const wanted = Number(call.query('MaxItems') ?? most)
  const start = Number(Buffer.from(call.query('Marker') ?? '', 'base64').toString() || 0)
  const end = start + Math.min(Math.max(wanted, 1), most)
  const marker = end < items.length ? { NextMarker: Buffer.from(`${end}`).toString('base64') } : {}
  return { items: items.slice(start, end), marker }
}

export type { Arn, Target }
