import { ServiceError } from '../core/contract.ts'
import { messageOf } from '../core/message.ts'
import { beginExecution } from './durable/executions.ts'
import type { DurableExecution } from './durable/model.ts'
import { runExecution } from './durable/run.ts'
import { imageDeleted, isImageDeleted, isWaking, restoring } from './lifecycle.ts'
import type { FunctionVersion, LambdaFunction } from './model.ts'
import type { Lambda, Target } from './operations/operation.ts'
import { requireVersion } from './operations/requirements.ts'
import { artifactDeleted, initializing, inState, invalid, notFound } from './refusals.ts'
import type { Request } from './runtime/invoker.ts'
import type { InvokeResult } from './runtime/result.ts'

/** Bytes of an event (Lambda Developer Guide, "Lambda quotas"). */
export const REQUEST_LIMIT = 6_291_456

/** What an invocation will run. */
export interface Invoked {
  owner: LambdaFunction
  version: FunctionVersion
}

/**
 * The version that this invocation of a function, a version or an alias goes to; an alias' weights are drawn.
 *
 * @throws ServiceError ResourceNotFoundException
 */
export function findInvoked({ store }: Lambda, { functionArn, qualifier }: InvokeTarget): Invoked {
  const owner = store.find(functionArn)
  // Recorded: who names no version asks for $LATEST.
  if (owner === undefined) throw notFound(`${functionArn}:${qualifier ?? '$LATEST'}`)
  // On managed instances who names no version asks for what is published for that.
  const unqualified = owner.latestPublished?.version ?? '$LATEST'
  return { owner, version: requireVersion(owner, routedVersion(owner, qualifier ?? unqualified, Math.random())) }
}

export type InvokeTarget = Pick<Target, 'functionArn' | 'qualifier'>

/** @throws ServiceError as Lambda refuses to invoke a version that is throttled, without its image, or not Active */
export async function requireInvocable(lambda: Lambda, { owner, version }: Invoked): Promise<void> {
  requireUnthrottled(owner)
  await requireImage(lambda, owner, version)
  const { lifecycle } = version
  if (lifecycle.state === 'Active') return
  if (lifecycle.state === 'Inactive') {
    // The first invocation of an idle function is refused, and brings it back ("Lambda function states").
    version.lifecycle = restoring(lifecycle, lambda.store.now() + lambda.store.settle.restore)
    throw initializing()
  }
  throw isWaking(lifecycle) ? initializing() : inState(lifecycle.state)
}

/** How a caller invokes. */
interface Invocation {
  qualifier: string | undefined
  /** Whether the caller waits for the answer. */
  waits: boolean
  tenant: string | undefined
}

/** Refuses invocations that do not suit what the function was created as. The texts are as users quoted them. */
export function requireInvocation({ owner, version }: Invoked, { qualifier, waits, tenant }: Invocation): void {
  const { DurableConfig: durable, CapacityProviderConfig: provider, TenancyConfig: tenancy } = version.settings
  if (provider && version.version === '$LATEST') {
    if (owner.latestPublished) {
      throw invalid(
        "Functions configured with capacity provider configuration can't be invoked with $LATEST qualifier. To invoke this function, specify a published version qualifier or $LATEST.PUBLISHED.",
      )
    }
    const message =
      "The function can't be invoked because no published version exists. For functions with capacity provider configuration, either publish a version to $LATEST.PUBLISHED, or specify a published version qualifier."
    throw new ServiceError('NoPublishedVersionException', message, 400, { Type: 'User' })
  }
  if (durable && qualifier === undefined) {
    throw invalid('You cannot invoke a durable function using an unqualified ARN.')
  }
  if (durable && waits && (durable.ExecutionTimeout ?? 0) > 900) {
    throw invalid(
      'You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.',
    )
  }
  if (tenancy && tenant === undefined) {
    throw invalid(
      'The invoked function is enabled with tenancy configuration. Add a valid tenant ID in your request and try again.',
    )
  }
}

/** What has been begun. */
export interface Running {
  /** Of a durable function. */
  execution?: DurableExecution
  answered: Promise<InvokeResult>
}

/** Begins an execution of a durable function, or runs the version once. @param name of the execution, where it has one */
export function start(lambda: Lambda, invoked: Invoked, request: Request, name?: string): Running {
  const { owner, version } = invoked
  const { DurableConfig: durable } = version.serving.settings
  if (durable === undefined) return { answered: runOnce(lambda, invoked, request) }
  const { now } = lambda.store
  const payload = request.payload.toString('utf8')
  const execution = beginExecution(owner, { version: version.version, payload, name, now: now() })
  execution.answered ??= runExecution(execution, {
    owner,
    invoke: (event) => runOnce(lambda, invoked, { ...request, payload: event }),
    now,
    limit: durable.ExecutionTimeout ?? 0,
  })
  return { execution, answered: execution.answered }
}

/** Runs the version in the engine. */
export function run(lambda: Lambda, invoked: Invoked, request: Request): Promise<InvokeResult> {
  return start(lambda, invoked, request).answered
}

async function runOnce({ invoker }: Lambda, { owner, version }: Invoked, request: Request): Promise<InvokeResult> {
  const { code } = version.serving
  if (code.packageType === 'Zip' || code.found === undefined) {
    throw new ServiceError('ServiceException', 'This sandbox runs container images, and this function has none.', 500)
  }
  return invoker.invoke(owner, version, request).catch((error: unknown) => {
    throw new ServiceError('ServiceException', messageOf(error), 500)
  })
}

/** Lambda runs what it has pulled once, and looks in ECR again when it must pull. */
async function requireImage(
  { invoker, images }: Lambda,
  owner: LambdaFunction,
  version: FunctionVersion,
): Promise<void> {
  const { code } = version.serving
  if (code.packageType === 'Zip' || version.lifecycle.state === 'Pending') return
  if (version.lifecycle.state === 'Active' && code.found !== undefined && invoker.holds(code.found)) return
  if ((await images.find(code.resolvedImageUri, owner.region)) !== undefined) return
  if (!isImageDeleted(version.lifecycle)) version.lifecycle = imageDeleted(version.lifecycle)
  throw artifactDeleted()
}

/** A reservation of 0 is how a function is switched off ("Configuring reserved concurrency"). */
function requireUnthrottled({ reserved }: LambdaFunction): void {
  if (reserved !== 0) return
  throw new ServiceError('TooManyRequestsException', 'Rate Exceeded.', 429, {
    Type: 'User',
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  })
}

/** The version that an invocation of an alias goes to: by weight. `draw` is in 0 to 1. */
function routedVersion(owner: LambdaFunction, qualifier: string, draw: number): string {
  const alias = owner.aliases.get(qualifier)
  if (alias === undefined) return qualifier
  const [additional] = Object.entries(alias.weights)
  return additional !== undefined && draw < additional[1] ? additional[0] : alias.functionVersion
}
