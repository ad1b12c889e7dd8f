import type { ContainerStart, FunctionFacts } from './container.ts'
import type { Network } from './network.ts'

/** What is run, and how. */
export interface ExecutionRequest {
  /** Name or id in the engine. */
  image: string
  start: ContainerStart
  function: FunctionFacts
  functionArn: string
  /** Whom it runs for, when it isolates tenants. */
  tenantId?: string
  /** Of a durable function: the seconds that an execution of it may take in all. */
  executionTimeout?: number
  /** MB of /tmp. */
  storage: number
  /** The function's own variables, and those of the rehearsal. */
  variables: Readonly<Record<string, string>>
  network: Network
  /** Names of the extensions in the image. */
  extensions: readonly string[]
  /** Whether docker adds the proxies of its config, which must not get requests to the Runtime API. */
  proxied: boolean
  /** A private directory for the environment file. */
  scratch: string
  /** Called with the container's name before the container exists. */
  noteContainer: (container: string) => void
  log: (line: string) => void
  /** Values that no line may show: what the function has, GitHub does not know as secret. */
  conceal: (text: string) => string
}
