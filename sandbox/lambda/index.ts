import { handles } from './handles.ts'
import { aliasRoutes } from './operations/aliases.ts'
import { concurrencyRoutes } from './operations/concurrency.ts'
import { createRoutes } from './operations/create.ts'
import { durableRoutes } from './operations/durable.ts'
import { eventSourceRoutes } from './operations/event-sources.ts'
import { functionRoutes } from './operations/functions.ts'
import { invokeRoutes } from './operations/invoke.ts'
import type { Lambda } from './operations/operation.ts'
import { policyRoutes } from './operations/policy.ts'
import { provisionedRoutes } from './operations/provisioned.ts'
import { tagRoutes } from './operations/tags.ts'
import { updateRoutes } from './operations/update.ts'
import { urlRoutes } from './operations/urls.ts'
import { versionRoutes } from './operations/versions.ts'
import type { LambdaOptions, LambdaSandbox } from './options.ts'
import { restError } from './rest.ts'
import { findOperation } from './router.ts'
import { FunctionInvoker } from './runtime/invoker.ts'
import { FunctionStore } from './store.ts'

export type * from './options.ts'

const ROUTES = [
  ...functionRoutes,
  ...createRoutes,
  ...updateRoutes,
  ...versionRoutes,
  ...aliasRoutes,
  ...tagRoutes,
  ...policyRoutes,
  ...invokeRoutes,
  ...provisionedRoutes,
  ...concurrencyRoutes,
  ...eventSourceRoutes,
  ...durableRoutes,
  ...urlRoutes,
]

/** The sandbox's Lambda: the control plane that an image deploy uses, and Invoke in the Docker engine. */
export function lambdaService(options: LambdaOptions): LambdaSandbox {
  const store = new FunctionStore(options.settle, options.clock)
  const invoker = new FunctionInvoker(options)
  const { images, identify, isExecutionRole = () => true, roleAllows = () => true, isKnownToKms = () => true } = options
  const mountTargets = { creating: new Set<string>() }
  const roles = { isExecutionRole, roleAllows, isKnownToKms }
  const isPublicBlocked = () => sandbox.blockPublicAccess
  const lambda: Lambda = {
    store,
    images,
    invoker,
    restores: options.restores ?? ((owner, version) => invoker.restores(owner, version)),
    ...roles,
    mountTargets,
    isPublicBlocked,
    ...(identify && { identify }),
  }
  const sandbox: LambdaSandbox = {
    blockPublicAccess: false,
    signingName: 'lambda',
    operations: ROUTES.map(({ operation }) => operation),
    operation: (request) => findOperation(ROUTES, request, lambda),
    error: restError,
    settle: store.settle,
    mountTargets,
    ...handles(store, options.images, options.accountId),
    failNextUpdate: ({ reasonCode, reason, ...rest }) =>
      store.addFailure({ ...rest, reason: { code: reasonCode, text: reason } }),
    failNextProvisioning: ({ reason, ...which }) =>
      store.addFailure({ ...which, when: 'provisioning', reason: { code: reason, text: reason } }),
    play: (digest, handler) => invoker.play(digest, handler),
    async stop() {
      const urls = store.all().flatMap((owner) => [...owner.urls.values()])
      await Promise.all(urls.map((url) => url.listening.close()))
      await invoker.stop()
    },
  }
  return sandbox
}
