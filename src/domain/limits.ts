/** Whole numbers that Lambda takes, both ends included. */
export interface Limits {
  least: number
  most: number
}

// Lambda developer guide, "Lambda quotas" and "Lambda Managed Instances"; API reference, "CreateFunction". A function with
// a capacity provider runs on managed instances, where asynchronous invocations may take 90 minutes.

/** MB. */
export const memory = { least: 128, most: 10_240 } satisfies Limits
/** MB. */
export const managedMemory = { least: 2048, most: 32_768 } satisfies Limits
/** Seconds. */
export const timeout = { least: 1, most: 900 } satisfies Limits
/** Seconds. */
export const managedTimeout = { least: 1, most: 5400 } satisfies Limits
/** MB. */
export const ephemeralStorage = { least: 512, most: 10_240 } satisfies Limits
/** Seconds for which Lambda lets a caller wait. */
export const synchronousTimeout = 900
/** Bytes of an event whose caller does not wait (InvocationType Event). */
export const asynchronousEvent = 1_048_576
/** Of a function, without those that AWS gives it. */
export const mostTags = 50
/** Versions of functions on one capacity provider ("Lambda Managed Instances quotas"). */
export const mostManagedVersions = 100
/** Characters. */
export const descriptionLength = 256
/** Characters. */
export const workingDirectoryLength = 1000
/** Of a command or an entry point. */
export const mostWords = 1500
