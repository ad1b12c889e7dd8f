import { mergeByRegion } from '../domain/each-region.ts'
import { parseFunctionName } from '../domain/function-name.ts'
import { type Finding, Findings, Problem } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'
import { readNamedFile, type Workplace } from './files.ts'
import { type FunctionInputs, hasFunction, type Inputs, readInputs } from './inputs.ts'
import { inputList } from './list.ts'
import { parseRegionsConfig, type RegionsConfig } from './regions-config.ts'

/** The inputs of a run: those of its first region, and those of each. */
export type RunInputs<I extends Inputs = Inputs> = I & {
  /** The inputs as they hold in each region; empty when no region is known. */
  inRegion: ReadonlyMap<Region, I>
  /** Path of the file that regions-config names; absent when it is the JSON itself. */
  regionsConfigFile?: string
}

/**
 * The inputs of a run that is about a function.
 *
 * @returns undefined when no region has one
 * @throws Problem when only some regions have one
 */
export function ofFunction(inputs: RunInputs): RunInputs<FunctionInputs> | undefined {
  const lacking = [...inputs.inRegion].flatMap(([region, own]) => (hasFunction(own) ? [] : [region]))
  const inRegion = new Map([...inputs.inRegion].flatMap(([region, own]) => (hasFunction(own) ? [[region, own]] : [])))
  if (lacking.length === 0 && hasFunction(inputs)) return { ...inputs, inRegion }
  if (inRegion.size === 0) return undefined
  throw new Problem({
    what: `function-name is set for some regions, but not for ${lacking.join(', ')}.`,
    remedy: 'Set it for all of them, or use a step for the regions that only get the image.',
  })
}

/** Gives the text of an input, trimmed; empty when it is absent. */
export type Get = (name: string) => string

/** Inputs whose text may hold `{region}`: what is named differently from region to region. */
const templates = ['function-name', 'role-to-assume', 'repository', 'repository-role-to-assume', 'alias', 'image-uri']

/**
 * Reads every input once for each region: `{region}` is replaced, and what regions-config says of a region wins.
 *
 * @param where the folders that files of inputs are in, and the region of the environment, for where neither aws-region
 *   nor function-name names one
 * @throws Problem that lists everything that is wrong with them; what is wrong in every region is said once
 */
export function readRunInputs(get: Get, where: Workplace & { ambientRegion?: string }): RunInputs {
  const regions = regionsOf(get, where.ambientRegion)
  const [first] = regions
  if (first === undefined) return { ...readInputs(get), inRegion: new Map() }
  const ofConfig = new Findings()
  const text = ofConfig.collect(() => readConfig(get('regions-config'), where))
  const config = text ? parseRegionsConfig(text.json, text.source, regions, ofConfig) : new Map()
  const found = new Map<Region, readonly Finding[]>()
  const inRegion = new Map<Region, Inputs>()
  for (const region of regions) {
    const findings = new Findings()
    const inputs = findings.collect(() => readInputs(getIn(region, get, config)))
    if (inputs) inRegion.set(region, inputs)
    found.set(region, findings.list)
  }
  const all = [...ofConfig.list, ...mergeByRegion(found)]
  const inputs = inRegion.get(first)
  if (inputs === undefined || all.length > 0) throw new Problem(all)
  return { ...inputs, inRegion, ...(text?.file !== undefined && { regionsConfigFile: text.file }) }
}

/** The regions of the run, as far as they can be read; what is wrong with them is said where the inputs are read. */
function regionsOf(get: Get, ambientRegion: string | undefined): Region[] {
  const findings = new Findings()
  const named = findings.collect(() => inputList(get('aws-region'), 'aws-region').map((text) => parseRegion(text)))
  if (named === undefined || named.length > 0) return [...new Set(named)]
  const ofArn = findings.collect(() => parseFunctionName(get('function-name')).region)
  return [ofArn ?? ambientRegion].filter((region) => region !== undefined)
}

function getIn(region: Region, get: Get, config: RegionsConfig): Get {
  return (name) => {
    const text = config.get(region)?.get(name) ?? get(name)
    return templates.includes(name) ? text.replaceAll('{region}', region) : text
  }
}

/** The JSON of regions-config, and where it was written; undefined when there is none. */
function readConfig(text: string, workplace: Workplace): { json: string; source: string; file?: string } | undefined {
  if (text === '') return undefined
  if (text.startsWith('{')) return { json: text, source: 'regions-config' }
  const remedy = 'Write the path of a JSON file, relative to the workspace, or the JSON itself.'
  return {
    json: readNamedFile(text, 'regions-config', workplace, remedy),
    source: `regions-config: ${text}`,
    file: text,
  }
}
