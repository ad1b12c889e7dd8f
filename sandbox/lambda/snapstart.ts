import { type Fields, isFields, optionalFields, optionalText, optionalTexts } from '../core/fields.ts'
import type { Reason } from './lifecycle.ts'
import type { Content } from './model.ts'

/** The label by which an image that is not built on an AWS base says that it may be restored from a snapshot. */
const LABEL = 'com.amazonaws.lambda.feature.snapstart'
/** AWS base images set it, and nothing says offline what an image was built on. */
const BASE_VARIABLE = 'LAMBDA_RUNTIME_DIR='

/** Whether versions of this content have a snapshot, which takes its time. */
export function hasSnapshot({ settings }: Content): boolean {
  return settings.SnapStart.ApplyOn === 'PublishedVersions'
}

/**
 * Why no snapshot can be taken of an image: it is not built on an AWS base and lacks the label ("Activating and
 * managing Lambda SnapStart"). That the version then ends Failed, and the words of it, are inferred.
 */
export function snapshotRefusal(content: Content): Reason | undefined {
  const { code } = content
  if (!hasSnapshot(content) || code.packageType === 'Zip' || code.found?.config === undefined) return undefined
  const config = readConfig(code.found.config)
  const labels = optionalFields(config, 'Labels') ?? {}
  const isBase = (optionalTexts(config, 'Env') ?? []).some((variable) => variable.startsWith(BASE_VARIABLE))
  if (isBase || optionalText(labels, LABEL) === 'Allow') return undefined
  const text = `SnapStart needs an AWS base image, or the label ${LABEL}="Allow" in the image's configuration.`
  return { code: 'InvalidImage', text }
}

/** `config` of an image's configuration (OCI Image Specification, "Image Configuration"). */
function readConfig(text: string): Fields {
  const parsed: unknown = JSON.parse(text)
  return (isFields(parsed) ? optionalFields(parsed, 'config') : undefined) ?? {}
}
