import type { Finding } from '../domain/problem.ts'

/** What of an image decides whether SnapStart takes it. */
export interface SnapStartFacts {
  labels: Readonly<Record<string, string>>
  /** Names of the variables that the image sets. */
  variables: readonly string[]
}

const label = 'com.amazonaws.lambda.feature.snapstart'

/**
 * Says why SnapStart would not take an image; undefined when it would. Images of an AWS base are known by the variable
 * that all of them set; any other must say in a label that it is fit to be restored from a snapshot (Lambda developer
 * guide, "Improving startup performance with Lambda SnapStart").
 *
 * @param image its name, for the text
 */
export function refuseSnapStart({ labels, variables }: SnapStartFacts, image: string): Finding | undefined {
  if (labels[label] === 'Allow' || variables.includes('LAMBDA_RUNTIME_DIR')) return undefined
  return {
    what: `snap-start: ${image} is not built on an AWS base image, and lacks the label by which SnapStart takes others.`,
    remedy: `Add to the Dockerfile: LABEL ${label}="Allow"`,
  }
}
