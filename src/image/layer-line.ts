import { formatBytes } from './facts.ts'

/** What became of a layer on its way to a registry: the words in which the log says it. */
export type LayerEnd = 'pushed' | 'copied' | 'already there'

/**
 * For example `Layer 2 of 5: 12.1 MB, pushed`.
 *
 * @param layer its size in bytes, compressed
 * @param index from 0
 */
export function layerLine(
  { size }: { size: number },
  index: number,
  { count, end }: { count: number; end?: LayerEnd | undefined },
): string {
  return `Layer ${index + 1} of ${count}: ${formatBytes(size)}${end === undefined ? '' : `, ${end}`}`
}
