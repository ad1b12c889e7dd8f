import type { Finding } from '../domain/problem.ts'
import type { ImageConfig } from './manifest.ts'

/**
 * Why Lambda takes snapshots of an image: its runtime asks for the restore, its label allows it, or it is built on one
 * of AWS's base images that need neither.
 */
export type SnapStartGround = 'hooks' | 'label' | 'base'

const label = 'com.amazonaws.lambda.feature.snapstart'

/** Whether an image says in a label that it may be restored from a snapshot as it is. */
export function allowsSnapshots({ labels }: Pick<ImageConfig, 'labels'>): boolean {
  return labels[label] === 'Allow'
}

/** Whether an image has the variable that all of AWS's base images set, those for other languages too. */
export function isOnAwsBase({ environment }: Pick<ImageConfig, 'environment'>): boolean {
  return environment.LAMBDA_RUNTIME_DIR !== undefined
}

/** Files that tell an AWS base image's language. */
export interface BaseFiles {
  /** Where the link /var/lang/bin/python3 leads; absent without one. */
  python?: string
  /** Whether there is /var/lang/lib/jvm.cfg, where Java has it since version 9. */
  java: boolean
}

/**
 * Whether an image is built on one of AWS's base images that need neither label nor hooks: Java 11, Python 3.12, .NET 8
 * and newer (Lambda developer guide, "Implementing SnapStart hooks for container images"). All of them set the same
 * variables but .NET's, so that files must tell the others.
 */
export function isSnapStartBase(config: Pick<ImageConfig, 'environment'>, { python = '', java }: BaseFiles): boolean {
  if (!isOnAwsBase(config)) return false
  const [dotnet] = (config.environment.DOTNET_VERSION ?? '').split('.')
  const minor = /^python3\.(\d+)$/.exec(python)?.[1]
  return java || Number(dotnet) >= 8 || Number(minor) >= 12
}

const remedy =
  'Use a runtime client with restore hooks (those of Java, Python, .NET and Rust, and Lambda Web Adapter have them), or, if ' +
  `the program may be copied while it runs as it is, add to the Dockerfile: LABEL ${label}="Allow"`

/** Says that Lambda takes no snapshots of an image that was rehearsed. */
export function refuseSnapStart(): Finding {
  return {
    what: "snap-start: the image's runtime does not ask for the restore (GET runtime/restore/next), the image lacks the label by which SnapStart takes others, and it is on none of AWS's base images that need neither. Publishing its version would fail.",
    remedy,
  }
}

/** Says that nothing shows whether Lambda takes snapshots of an image. */
export function doubtSnapStart(): string {
  return (
    `snap-start: nothing shows that Lambda takes snapshots of the image: it lacks the label, and it was not rehearsed here. Publishing its version fails unless its runtime ` +
    "asks for the restore, or it is on AWS's base image for Java 11, Python 3.12, .NET 8 or newer. With test-event it is tried before the push. " +
    remedy
  )
}
