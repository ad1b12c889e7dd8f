import { isRecord, scalarText } from '../domain/json.ts'

/** Inputs that are about the function or its release: they may differ by function and by region. */
const ofPlace = [
  ...['role', 'publish', 'alias', 'missing'],
  ...['memory-size', 'timeout', 'ephemeral-storage', 'description', 'snap-start', 'tags-function', 'function-config'],
  ...['environment', 'environment-mode', 'environment-remove'],
  ...['image-command', 'image-entry-point', 'image-working-directory'],
  ...['before-traffic-event', 'before-traffic-expect'],
  ...['provisioned-concurrency', 'traffic', 'rollback-alarms', 'codedeploy-application', 'codedeploy-deployment-group'],
  ...['rollback-on', 'rollback-minimum-invocations', 'rollback-when-quiet', 'keep-versions', 'rollback-to'],
]

/** Inputs that may differ from function to function: how one is tried has nothing to do with the region. */
export const ofFunction = [
  ...ofPlace,
  ...['test-event', 'test-expect', 'test-env', 'test-timeout'],
  ...['verify-event', 'verify-expect', 'verify-tenant-id'],
]

/** Inputs that are about the function, its image in ECR or its release, and may differ from region to region. */
export const ofRegion = [
  'function-name',
  'role-to-assume',
  'repository',
  'repository-role-to-assume',
  'image-uri',
  ...ofPlace,
]

/** Inputs whose lists are JSON, too; those of all others are lines. */
const wordLists = ['image-command', 'image-entry-point']

/** Inputs that are JSON. */
const objects = [
  ...['environment', 'function-config'],
  ...['test-event', 'test-expect', 'verify-event', 'verify-expect', 'before-traffic-event', 'before-traffic-expect'],
]

/** A value as its input would be written; undefined when it can't be written as an input. */
export function writeInput(name: string, value: unknown): string | undefined {
  const text = scalarText(value)
  if (text !== undefined) return text.trim()
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item === 'string')
    return plain ? (wordLists.includes(name) ? JSON.stringify(value) : value.join('\n')) : undefined
  }
  if (!isRecord(value)) return undefined
  if (objects.includes(name)) return JSON.stringify(value)
  if (name !== 'tags-function') return undefined
  const tags = Object.entries(value).map(([key, tag]) => ({ key, text: scalarText(tag) }))
  return tags.every((tag) => tag.text !== undefined)
    ? tags.map(({ key, text }) => `${key}=${text}`).join('\n')
    : undefined
}
