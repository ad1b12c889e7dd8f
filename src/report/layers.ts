import { counted, cut } from '../domain/text.ts'
import { formatBytes, type ImageFacts, type Layer } from '../image/facts.ts'
import { totalSize } from '../image/size.ts'
import { formatDifference } from './before-now.ts'
import { code, details, table } from './markdown.ts'
import type { PreviousImage } from './result.ts'

/** Layers of an image that are shown one by one. */
const most = 20

/** What the image is made of, against the one that served before. */
export function layerTable(image: ImageFacts, before: PreviousImage | undefined, tags: readonly string[]): string[] {
  const whole = image.uncompressed === undefined ? '' : `, ${formatBytes(image.uncompressed)} uncompressed`
  const count = counted(image.layers.length, 'layer')
  const difference = before ? `, ${describeSizeDifference(image.compressed - totalSize(before.layers))}` : ''
  const title = `Image: ${formatBytes(image.compressed)} compressed${whole}, ${count}${difference}`
  const kept = new Set(before?.layers.map(({ digest }) => digest))
  const rows = grouped(image.layers, kept).map(({ name, size, isOld, instruction }) => [
    name,
    formatBytes(size),
    ...(before ? [isOld ? 'as before' : '**new**'] : []),
    instruction,
  ])
  const gone = (before?.layers ?? []).filter(({ digest }) => !image.layers.some((layer) => layer.digest === digest))
  return [
    ...details(title, [
      ...table(['Layer', 'Size', ...(before ? ['Since before'] : []), 'Made by'], rows),
      ...(gone.length === 0 ? [] : ['', `In place of ${describeGone(gone)}.`]),
      ...(tags.length === 0 ? [] : ['', `Tags: ${tags.map(code).join(' ')}`]),
    ]),
    '',
  ]
}

function describeSizeDifference(difference: number): string {
  return difference === 0 ? 'as large as before' : `${formatDifference(difference)} since before`
}

function describeGone(gone: readonly Layer[]): string {
  return `${counted(gone.length, 'layer')} of ${formatBytes(totalSize(gone))}`
}

interface Row {
  name: string
  size: number
  isOld: boolean
  instruction: string
}

/** Layers from the bottom up; those that are as before are one row where they follow each other. */
function grouped(layers: readonly Layer[], kept: ReadonlySet<string>): Row[] {
  const rows: (Row & { from: number })[] = []
  for (const [index, { digest, size, instruction }] of layers.entries()) {
    const isOld = kept.has(digest)
    const last = rows.at(-1)
    if (last?.isOld && isOld) {
      last.name = `${last.from}–${index + 1}`
      last.size += size
      last.instruction = ''
    } else {
      const made = instruction && code(cut(instruction, 90))
      rows.push({ name: `${index + 1}`, from: index + 1, size, isOld, instruction: made })
    }
  }
  if (rows.length <= most) return rows
  const rest = rows.slice(most - 1)
  const size = rest.reduce((sum, one) => sum + one.size, 0)
  return [...rows.slice(0, most - 1), { name: `${rest.length} more`, size, isOld: false, instruction: '' }]
}
