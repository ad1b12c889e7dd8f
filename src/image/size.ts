import type { Finding } from '../domain/problem.ts'
import { formatBytes, tidy } from './facts.ts'

/** Bytes of all layers, uncompressed, that Lambda takes (Lambda quotas, "Container image code package size"). */
const limit = 10 * 1024 ** 3

/** A layer's size. */
export interface SizedLayer {
  /** Bytes. */
  size: number
  /** The instruction of the Dockerfile; empty when it is not known. */
  instruction: string
}

/**
 * Reads what `docker history` prints in the format {@link historyFormat}: the layers' sizes, uncompressed. The classic
 * image store counts the bytes of files, containerd's the blocks on the disk, which are some more.
 */
export function readLayerHistory(text: string): SizedLayer[] {
  return text.split('\n').flatMap((line) => {
    const [, size = '', createdBy = ''] = /^(\d+)\t(.*)$/.exec(line) ?? []
    return size === '' ? [] : [{ size: Number(size), instruction: tidy(createdBy) }]
  })
}

export const historyFormat = '{{.Size}}\t{{.CreatedBy}}'

/** Bytes of all layers. */
export function totalSize(layers: readonly SizedLayer[]): number {
  return layers.reduce((sum, { size }) => sum + size, 0)
}

/** Says why an image is too large for Lambda; undefined when it is not. */
export function refuseSize(layers: readonly SizedLayer[]): Finding | undefined {
  const total = totalSize(layers)
  if (total <= limit) return undefined
  return {
    what: `The image has ${formatBytes(total)} uncompressed, and Lambda takes 10 GiB (${formatBytes(limit)}).`,
    remedy: shrink(layers, 'uncompressed'),
  }
}

/**
 * What to do about an image that is too large.
 *
 * @param layers empty when they are not known
 * @param counted how their sizes are
 */
export function shrink(layers: readonly SizedLayer[], counted: 'compressed' | 'uncompressed'): string {
  const largest = layers.toSorted((one, other) => other.size - one.size).slice(0, 3)
  const told = largest.map(({ size, instruction }) => `${formatBytes(size)}${instruction && ` by '${instruction}'`}`)
  const where = told.length > 0 ? ` Its largest layers, ${counted}: ${told.join(', ')}.` : ''
  return `Use a smaller base, or several stages.${where}`
}
