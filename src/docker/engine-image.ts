import { shortDigest } from '../domain/digest.ts'
import { asList, member, parseAnswer } from '../domain/json.ts'
import { type ImageConfig, readConfig } from '../image/manifest.ts'
import { historyFormat, readLayerHistory, type SizedLayer } from '../image/size.ts'
import { explainDocker } from './explain.ts'
import type { Docker } from './process.ts'

/** Bytes of layers, uncompressed, by the first twelve digits of the digest of each one's archive. */
export type LayerSizes = ReadonlyMap<string, number>

/** The layers of an image of an engine. */
export interface EngineLayers {
  /** Digests of their archives, the base's first. */
  diffIds: string[]
  sizes: LayerSizes
}

/** What an engine tells of an image that it has. */
export interface EngineImage {
  config: ImageConfig
  layers: EngineLayers
  /** One for each instruction, the newest first; empty where the engine does not tell. */
  history: SizedLayer[]
}

/**
 * Reads all that is needed of an image, at once.
 *
 * @throws Problem when the engine does not have it
 */
export async function readEngineImage(docker: Docker, name: string): Promise<EngineImage> {
  const argv = ['history', '--no-trunc', '--human=false', '--format', historyFormat, name]
  const [text, { stdout }] = await Promise.all([inspectImage(docker, name), docker.ask(argv)])
  const history = readLayerHistory(stdout)
  const layers = asList(member(parseAnswer(text, 'What the engine says of the image'), 'layers'))
  const diffIds = layers.filter((each) => typeof each === 'string')
  return { config: readConfig(text), layers: { diffIds, sizes: sizesOf(diffIds, history) }, history }
}

/**
 * Reads the config alone.
 *
 * @throws Problem when the engine does not have the image
 */
export async function readEngineConfig(docker: Docker, name: string): Promise<ImageConfig> {
  return readConfig(await inspectImage(docker, name))
}

async function inspectImage(docker: Docker, name: string): Promise<string> {
  const format = '{"config": {{json .Config}}, "layers": {{json .RootFS.Layers}}}'
  const answer = await docker.ask(['image', 'inspect', '--format', format, name])
  if (answer.exitCode !== 0) throw explainDocker(answer, 'Could not read the image')
  return answer.stdout
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
  return new Map(made.map(({ size }, index) => [shortDigest(diffIds[index] ?? ''), size]))
}
