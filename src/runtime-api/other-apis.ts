import type { ExecutionRequest } from '../container/request.ts'
import { DurableApi } from './durable/api.ts'
import { ExtensionsApi } from './extensions-api.ts'
import { MetadataApi } from './metadata.ts'
import type { OtherApi } from './runtime-api.ts'

/** What an execution environment answers beside the Runtime API, at the same address. */
export interface OtherApis {
  extensionsApi: ExtensionsApi
  metadata: MetadataApi
  /** Absent where the function is not a durable one. */
  durable?: DurableApi
  answer: OtherApi
}

/** What a container is answered beside the Runtime API: extensions, telemetry, metadata, durable executions. */
export function otherApis(request: ExecutionRequest): OtherApis {
  const { executionTimeout } = request
  const extensionsApi = new ExtensionsApi(request)
  const metadata = new MetadataApi(request.function.region)
  const durable = executionTimeout === undefined ? undefined : new DurableApi(request, executionTimeout)
  return {
    extensionsApi,
    metadata,
    ...(durable && { durable }),
    answer: async (asked, response) =>
      metadata.answer(asked, response) ||
      (await durable?.answer(asked, response)) ||
      extensionsApi.answer(asked, response),
  }
}
