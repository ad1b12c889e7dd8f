import type { Arn } from '../core/arn.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Code, FunctionVersion, LambdaFunction, Settings } from './model.ts'
import { hasSnapshot } from './snapstart.ts'

/** A version as GetFunctionConfiguration and the Update operations answer it. `arn` is how the answer names it. */
export function writeConfiguration(owner: LambdaFunction, version: FunctionVersion, arn: Arn): object {
  const { RuntimeVersionConfig: runtimeVersion } = version.settings
  return {
    ...writeListed(owner, version, arn),
    ...(runtimeVersion && { RuntimeVersionConfig: runtimeVersion }),
    ...writeLifecycle(version.lifecycle),
  }
}

/** A version as lists hold it: without its state, and without the version of its runtime (recorded). */
export function writeListed(owner: LambdaFunction, version: FunctionVersion, arn: Arn): object {
  return {
    FunctionName: owner.name,
    FunctionArn: arn,
    Version: version.version,
    PackageType: version.code.packageType,
    Architectures: [version.architecture],
    CodeSha256: version.code.sha256,
    CodeSize: version.code.packageType === 'Zip' ? version.code.size : 0,
    LastModified: writeTime(version.lastModified),
    RevisionId: version.lifecycle.revisionId,
    ...writeSettings(version),
    ...(version.settings.Environment && hidden(owner)),
  }
}

/** What is shown in place of the environment to those who may not use its key. */
function hidden({ hiddenEnvironment: Message }: LambdaFunction): object {
  return Message === undefined ? {} : { Environment: { Error: { ErrorCode: 'AccessDeniedException', Message } } }
}

/** `Code` of GetFunction. */
export function writeCode(code: Code, owner: LambdaFunction): object {
  if (code.packageType === 'Image') {
    return { RepositoryType: 'ECR', ImageUri: code.imageUri, ResolvedImageUri: code.resolvedImageUri }
  }
  const host = `awslambda-${owner.region}-tasks.s3.${owner.region}.amazonaws.com`
  return { RepositoryType: 'S3', Location: `https://${host}/snapshots/${owner.account}/${owner.name}` }
}

/** SnapStart optimises published versions whose snapshot is there ("Activating and managing Lambda SnapStart"). */
function writeSettings(version: FunctionVersion): Omit<Settings, 'SnapStart'> & Partial<Pick<Settings, 'SnapStart'>> {
  const { RuntimeVersionConfig: _, ...settings } = version.settings
  if (settings.CapacityProviderConfig) {
    // It has no SnapStart, not even one that is off.
    const { SnapStart: __, ...others } = settings
    return others
  }
  const optimised = version.version !== '$LATEST' && version.lifecycle.state === 'Active' && hasSnapshot(version)
  return { ...settings, SnapStart: { ...settings.SnapStart, OptimizationStatus: optimised ? 'On' : 'Off' } }
}

function writeLifecycle({ state, stateReason, update }: Lifecycle): object {
  return {
    State: state,
    ...(stateReason && { StateReason: stateReason.text, StateReasonCode: stateReason.code }),
    ...(update && { LastUpdateStatus: update.status }),
    ...(update?.reason && {
      LastUpdateStatusReason: update.reason.text,
      LastUpdateStatusReasonCode: update.reason.code,
    }),
  }
}

/** Lambda's own form of ISO 8601: `2026-01-31T12:00:00.000+0000`. */
function writeTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000')
}
