import type { FunctionVersion } from '../model.ts'

/** `concurrency`: how many events managed instances hand to an environment at a time. */
export type Initialization =
  | { kind: 'on-demand' | 'snap-start' }
  | { kind: 'lambda-managed-instances'; concurrency: number }

/** Only versions are restored from snapshots, and only they run on managed instances. */
export function initializationOf({ version, settings }: FunctionVersion): Initialization {
  const { LambdaManagedInstancesCapacityProviderConfig: instances } = settings.CapacityProviderConfig ?? {}
  if (instances) {
    return { kind: 'lambda-managed-instances', concurrency: instances.PerExecutionEnvironmentMaxConcurrency }
  }
  const snapshots = version !== '$LATEST' && settings.SnapStart.ApplyOn === 'PublishedVersions'
  return { kind: snapshots ? 'snap-start' : 'on-demand' }
}
