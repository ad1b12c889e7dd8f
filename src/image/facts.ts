import { counted } from '../domain/text.ts'
import type { ImageConfig, ManifestLayer } from './manifest.ts'
import { programOf, type StartParts, startWarnings } from './start.ts'

/** A layer, and what made it. */
export interface Layer {
  digest: string
  /** Bytes, compressed. */
  size: number
  /** The instruction of the Dockerfile, as the image's history has it; empty when it has none. */
  instruction: string
}

/** What there is to know of an image from its manifest and config. */
export interface ImageFacts {
  /** Bytes of all layers, compressed. */
  compressed: number
  /** The same uncompressed; absent where only the registry has the image: it does not report this size. */
  uncompressed?: number
  layers: Layer[]
  warnings: string[]
  /** What says which program Lambda starts and where, as it is written: instructions of the Dockerfile, or inputs. */
  start: WrittenStart
}

/**
 * Collects the facts of an image's manifest and config, and warnings about what may fail on Lambda.
 *
 * @param override the function's ImageConfig, which replaces what the image starts
 */
export function imageFacts(
  layers: readonly ManifestLayer[],
  config: ImageConfig,
  override: StartParts = {},
): ImageFacts {
  // An instruction that changes no file has a line of history but no layer (OCI Image Specification, "history").
  const instructions = config.history.filter(({ emptyLayer }) => !emptyLayer).map(({ createdBy }) => tidy(createdBy))
  // A base image that was made without a Dockerfile has layers without a history: layers and history then do not match.
  const known = instructions.length === layers.length
  return {
    compressed: layers.reduce((sum, { size }) => sum + size, 0),
    layers: layers.map(({ digest, size }, index) => ({
      digest,
      size,
      instruction: (known && instructions[index]) || '',
    })),
    warnings: [...compressionWarning(layers), ...startWarnings(config, override)],
    start: writtenStart(config, override),
  }
}

/** Where the program is written that Lambda starts, and the folder that it starts in. */
interface WrittenStart {
  program?: string
  folder?: string
}

function writtenStart(config: ImageConfig, override: StartParts): WrittenStart {
  const program = programOf(config, override)
  const folder = lastInstruction(config, 'WORKDIR')
  return {
    ...(program && { program: lastInstruction(config, program.writtenIn) ?? `${program.writtenIn} '${program.path}'` }),
    ...(folder !== undefined && { folder }),
  }
}

/** The last of a Dockerfile's instructions of a kind is the one that counts. */
function lastInstruction({ history }: ImageConfig, instruction: string): string | undefined {
  return history.map(({ createdBy }) => tidy(createdBy)).findLast((line) => line.startsWith(`${instruction} `))
}

/** Writes bytes for a reader, in the units of registries: `4.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
  if (bytes < 999_500_000) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${(bytes / 1e9).toFixed(2)} GB`
}

// Lambda documents gzip layers only; nothing says that zstd or uncompressed ones are taken.
function compressionWarning(layers: readonly ManifestLayer[]): string[] {
  const others = layers.filter(({ mediaType }) => !/[.+]gzip$/.test(mediaType))
  if (others.length === 0) return []
  const types = [...new Set(others.map(({ mediaType }) => mediaType))].join(', ')
  return [
    `${others.length} of ${counted(layers.length, 'layer')} ${others.length === 1 ? 'is' : 'are'} not compressed with gzip (${types}), and Lambda may refuse that: build with gzip layers.`,
  ]
}

/**
 * An instruction as its author wrote it: BuildKit adds its own remark, and the classic builder wrote instructions as
 * shell commands.
 */
export function tidy(createdBy: string): string {
  return (
    createdBy
      .replace(/ # buildkit$/, '')
      .replace(/^\/bin\/sh -c #\(nop\) +/, '')
      // The values of build arguments may be private: `RUN |1 NAME=value /bin/sh -c …`.
      .replace(/^(?:RUN )?\|\d+ .*? \/bin\/sh -c /s, 'RUN ')
      .replace(/^(?:RUN )?\/bin\/sh -c /, 'RUN ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  )
}
