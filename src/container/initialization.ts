/**
 * How Lambda brings a function's environments to life; `kind` is the value of AWS_LAMBDA_INITIALIZATION_TYPE (Lambda
 * developer guide, "Defined runtime environment variables").
 */
export type Initialization =
  | { kind: 'on-demand' }
  /** From a snapshot, which is taken when a version is published. */
  | { kind: 'snap-start' }
  /** On managed instances, which hand an environment several events at a time; `concurrency` of them at most. */
  | { kind: 'lambda-managed-instances'; concurrency: number }

/** The variables that tell a runtime of it. */
export function initializationVariables(initialization: Initialization): Record<string, string> {
  return {
    AWS_LAMBDA_INITIALIZATION_TYPE: initialization.kind,
    ...(initialization.kind === 'lambda-managed-instances' && {
      // It switches runtimes to their concurrent mode.
      AWS_LAMBDA_MAX_CONCURRENCY: `${initialization.concurrency}`,
    }),
  }
}
