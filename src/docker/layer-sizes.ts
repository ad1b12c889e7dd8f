import { asList, parseJson } from '../domain/json.ts'
import { historyFormat, readLayerHistory, type SizedLayer } from '../image/size.ts'
import type { NewImage } from './build.ts'
import type { Docker } from './process.ts'

/** Bytes of layers, uncompressed, by the first twelve digits of the digest of each one's archive. */
export type LayerSizes = ReadonlyMap<string, number>

/** The layers of an image of an engine. */
export interface EngineLayers {
  /** Digests of their archives, the base's first. */
  diffIds: string[]
  sizes: LayerSizes
}

/**
 * Reads the sizes of an image's layers, uncompressed.
 *
 * @returns nothing where the engine does not have the image, or does not tell
 */
export async function layerSizes(docker: Docker, { localName }: Pick<NewImage, 'localName'>): Promise<SizedLayer[]> {
  if (localName === undefined) return []
  const argv = ['history', '--no-trunc', '--human=false', '--format', historyFormat, localName]
  return readLayerHistory((await docker.ask(argv)).stdout)
}

/** Reads the layers of an image; what the engine does not tell is missing. */
export async function engineLayers(docker: Docker, localName: string): Promise<EngineLayers> {
  const inspect = ['image', 'inspect', '--format', '{{json .RootFS.Layers}}', localName]
  const [inspected, history] = await Promise.all([docker.ask(inspect), layerSizes(docker, { localName })])
  const diffIds = asList(parseJson(inspected.stdout)).filter((each) => typeof each === 'string')
  return { diffIds, sizes: sizesOf(diffIds, history) }
}

/** Instructions that make a layer, though there may be nothing in it. */
const making = /^(?:RUN|COPY|ADD|WORKDIR)\b/

/**
 * Finds the size of each layer. The history has the newest line first, and lines that made no layer: which these are,
 * the engine does not tell.
 *
 * @returns nothing where the lines that seem to have made a layer are not as many as the layers
 */
export function sizesOf(diffIds: readonly string[], history: readonly SizedLayer[]): LayerSizes {
  const choices = [
    history.filter(({ size, instruction }) => size > 0 || making.test(instruction)),
    history.filter(({ size }) => size > 0),
  ]
  const made = choices.find((lines) => lines.length === diffIds.length)?.toReversed() ?? []
  const short = (digest: string) => digest.slice('sha256:'.length, 'sha256:'.length + 12)
  return new Map(made.map(({ size }, index) => [short(diffIds[index] ?? ''), size]))
}
