import {
  type Operation,
  type Permission,
  ServiceError,
  type ServiceReply,
  type ServiceRequest,
} from '../core/contract.ts'
import { optionalText, readBody } from '../core/fields.ts'
import type { JsonObject } from '../core/json.ts'
import { RoleCaller } from '../iam/caller.ts'
import { authorize, type Holder } from './authorization.ts'
import { objects, texts } from './fields.ts'
import type { Run } from './operations/call.ts'
import { imageOperations } from './operations/images.ts'
import { layerOperations } from './operations/layers.ts'
import { repositoryOperations } from './operations/repositories.ts'
import { scanningOperations } from './operations/scanning.ts'
import { signingOperations } from './operations/signing.ts'
import { uploadOperations } from './operations/uploads.ts'
import { writeOperations } from './operations/writes.ts'
import type { Passwords } from './passwords.ts'
import type { Registries } from './registries.ts'
import { repositoryArn } from './repositories.ts'

const TARGET = 'AmazonEC2ContainerRegistry_V20150921.'
const OPERATIONS: Record<string, Run> = {
  ...repositoryOperations,
  ...imageOperations,
  ...writeOperations,
  ...layerOperations,
  ...uploadOperations,
  ...signingOperations,
  ...scanningOperations,
}

export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATIONS)

/** Operations that can't be limited to a repository. */
const OF_REGISTRIES = new Set([
  'GetAuthorizationToken',
  'DescribeRepositoryCreationTemplates',
  'GetSigningConfiguration',
])

export interface EcrContext {
  registries: Registries
  passwords: Passwords<Holder>
  passwordLifetime: () => number
}

/** Finds the operation that a JSON 1.1 request names ("AWS JSON 1.1 protocol", Smithy specification). */
export function findOperation(request: ServiceRequest, context: EcrContext): Operation {
  const target = request.headers['x-amz-target'] ?? ''
  const name = target.startsWith(TARGET) ? target.slice(TARGET.length) : ''
  const run = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined
  if (run === undefined) throw new ServiceError('UnknownOperationException', `No operation ${target}`)
  const fields = readBody(request.body)
  const account = optionalText(fields, 'registryId') ?? request.account
  const names = OF_REGISTRIES.has(name) ? [] : repositoryNames(fields)
  return {
    name,
    permissions: permissions(name, names, fields, { region: request.region, account }),
    async run() {
      const { caller } = request
      if (!(caller instanceof RoleCaller)) throw new ServiceError('AccessDeniedException', 'Not signed')
      const registry = await context.registries.of(account, request.region)
      for (const repositoryName of names) {
        const repository = registry.repositories.get(repositoryName)
        authorize(caller, `ecr:${name}`, { name: repositoryName, account, region: request.region, repository })
      }
      const { registries, passwords } = context
      return json(
        await run({ fields, caller, registry, registries, passwords, passwordLifetime: context.passwordLifetime() }),
      )
    },
  }
}

/** The repositories that a request is about; `*` stands for all of the registry. */
function repositoryNames(fields: JsonObject): string[] {
  const arn = optionalText(fields, 'resourceArn')
  if (arn !== undefined) return [arn.replace(/^.*:repository\//, '')]
  const name = optionalText(fields, 'repositoryName')
  if (name !== undefined) return [name]
  const names = texts(fields, 'repositoryNames')
  return names.length > 0 ? names : ['*']
}

/** The permissions of an operation (Service Authorization Reference, "Amazon Elastic Container Registry"). */
function permissions(
  operation: string,
  names: string[],
  fields: JsonObject,
  { region, account }: { region: string; account: string },
): Permission[] {
  if (OF_REGISTRIES.has(operation)) return [{ action: `ecr:${operation}`, resource: '*' }]
  // Tags at creation need TagResource as well (ECR User Guide, "Using Tag-Based Access Control", first example).
  const tags = operation === 'CreateRepository' && objects(fields, 'tags').length > 0
  const actions = tags ? [operation, 'TagResource'] : [operation]
  return names.flatMap((name) =>
    actions.map((action) => ({ action: `ecr:${action}`, resource: repositoryArn(region, account, name) })),
  )
}

function json(body: object): ServiceReply {
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) }
}

/** Writes an error as ECR does: denials are 400, too, and their text is in the member `Message`. */
export function jsonError(error: ServiceError, requestId: string): ServiceReply {
  const denied = error.code === 'AccessDeniedException'
  return {
    status: denied ? 400 : error.status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: error.code, [denied ? 'Message' : 'message']: error.message, ...error.members }),
  }
}
