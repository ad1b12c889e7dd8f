import { type Found, mergeFindings } from '../domain/each-place.ts'
import { isFilled } from '../domain/filled.ts'
import { parseFunctionName } from '../domain/function-name.ts'
import { type Place, placeName } from '../domain/place.ts'
import { Findings, Problem } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'
import { readNamedFile, type Workplace } from './files.ts'
import { type FunctionInputs, hasFunction, type Inputs, readInputs } from './inputs.ts'
import { inputList } from './list.ts'
import {
  type ConfigInput,
  type ConfigText,
  checkFunctions,
  type PlaceConfig,
  parsePlaceConfig,
} from './place-config.ts'

/** The inputs of a run: those of its first region and function, and those of each. */
export type RunInputs<I extends Inputs = Inputs> = I & {
  /** The inputs as they hold in each region, for each of its functions; empty when no region is known. */
  inRegion: ReadonlyMap<Region, OfEach<I>>
  /** The files that inputs name which say what differs, by input. */
  configFiles: ReadonlyMap<ConfigInput, ConfigFile>
}

/** A file that an input names, and what it said when it was read. */
export interface ConfigFile {
  path: string
  json: string
}

/** Inputs for each function of a region, in order; those without one where there is none. */
export type OfEach<I extends Inputs> = readonly [I, ...I[]]

/**
 * The inputs of a run that is about functions.
 *
 * @returns undefined when no region has one
 * @throws Problem when only some regions have one
 */
export function functionInputsOf(inputs: RunInputs): RunInputs<FunctionInputs> | undefined {
  const lacking = [...inputs.inRegion].flatMap(([region, own]) => (own.every(hasFunction) ? [] : [region]))
  const inRegion = new Map(
    [...inputs.inRegion].flatMap(([region, own]): [Region, OfEach<FunctionInputs>][] => {
      const having = own.filter(hasFunction)
      return isFilled(having) ? [[region, having]] : []
    }),
  )
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
 * Reads every input once for each function of each region: `{region}` is replaced, and what regions-config and
 * functions-config say of it wins.
 *
 * @param where the folders that files of inputs are in, and the region of the environment, for where neither aws-region
 *   nor function-name names one
 * @throws Problem that lists everything that is wrong with them; what is wrong everywhere is said once
 */
export function readRunInputs(get: Get, where: Workplace & { ambientRegion?: string }): RunInputs {
  const regions = regionsOf(get, where.ambientRegion)
  const ofConfig = new Findings()
  const texts = configInputs.flatMap((input) => ofConfig.collect(() => readConfig(get, input, where)) ?? [])
  const config = parsePlaceConfig(texts, regions, ofConfig)
  const configFiles = new Map<ConfigInput, ConfigFile>(
    texts.flatMap(({ input, json, path }) => (path === undefined ? [] : [[input, { path, json }]])),
  )
  const written = new Map(regions.map((region) => [region, namesIn(getIn({ region }, get, config))]))
  checkFunctions(config, [...new Set([...written.values()].flat().map(bareName))], ofConfig)
  const [first] = regions
  if (first === undefined) {
    const [name = ''] = namesIn(get)
    ofConfig.refuse()
    return { ...readInputs(withName(get, name)), inRegion: new Map(), configFiles }
  }
  const several = [...written.values()].some((names) => names.length > 1)
  const found: Found[] = []
  const inRegion = new Map<Region, OfEach<Inputs>>()
  for (const [region, names] of written) {
    const all = names.map((name) => {
      const place = { region, functionName: bareName(name) }
      const findings = new Findings()
      const inputs = findings.collect(() => readInputs(withName(getIn(place, get, config), name)))
      found.push({ region, ...(several && place), findings: findings.list })
      return inputs
    })
    const read = all.filter((inputs) => inputs !== undefined)
    if (isFilled(read)) inRegion.set(region, read)
  }
  const inputs = inRegion.get(first)?.[0]
  if (inputs && !inputs.preview.enabled && !inputs.release.rollback) checkSentOnce(get, config, written, ofConfig)
  const all = [...ofConfig.list, ...mergeFindings(found)]
  if (inputs === undefined || all.length > 0) throw new Problem(all)
  return { ...inputs, inRegion, configFiles }
}

/** What is written once is sent once: two functions or regions may have one database. */
function checkSentOnce(
  get: Get,
  config: PlaceConfig,
  written: ReadonlyMap<Region, readonly string[]>,
  findings: Findings,
): void {
  const input = 'before-traffic-event'
  const several = [...written.values()].some((names) => names.length > 1)
  const places = [...written].flatMap(([region, names]) =>
    names.map((name) => ({ region, functionName: bareName(name) })),
  )
  const sent = places.filter((place) => (config.get(place, input) ?? get(input)) !== '')
  for (const same of Map.groupBy(sent, (place) => config.source(place, input)).values()) {
    if (same.length === 1) continue
    const names = same.map((place) => (several ? placeName(place) : place.region))
    findings.add(
      `${input}: what is written once is sent once, and here it is for ${names.join(', ')}.`,
      `Name the one that is to get it in ${several ? 'functions-config' : 'regions-config'}, or each that has a database of its own.`,
    )
  }
}

const configInputs: readonly ConfigInput[] = ['regions-config', 'functions-config']

/** The functions, as they are written, each once; an empty name where there is none. */
function namesIn(get: Get): readonly [string, ...string[]] {
  const names = inputList(get('function-name'), 'function-name')
  const all = names.filter((name, index) => names.findIndex((other) => bareName(other) === bareName(name)) === index)
  return isFilled(all) ? all : ['']
}

/** The name alone, of an ARN too; what is neither is refused where it is read. */
function bareName(text: string): string {
  return new Findings().collect(() => parseFunctionName(text).name) ?? text
}

function withName(get: Get, functionName: string): Get {
  return (name) => (name === 'function-name' ? functionName : get(name))
}

/** The regions of the run, as far as they can be read; what is wrong with them is said where the inputs are read. */
function regionsOf(get: Get, ambientRegion: string | undefined): Region[] {
  const findings = new Findings()
  const named = findings.collect(() => inputList(get('aws-region'), 'aws-region').map((text) => parseRegion(text)))
  if (named === undefined || named.length > 0) return [...new Set(named)]
  const ofArn = findings.collect(() => parseFunctionName(namesIn(get)[0]).region)
  return [ofArn ?? ambientRegion].filter((region) => region !== undefined)
}

function getIn(place: Pick<Place, 'region'> & Partial<Place>, get: Get, config: PlaceConfig): Get {
  return (name) => {
    const text = config.get(place, name) ?? get(name)
    return templates.includes(name) ? text.replaceAll('{region}', place.region) : text
  }
}

/** The JSON of one of the two configs, and where it was written; empty when there is none. */
function readConfig(get: Get, input: ConfigInput, workplace: Workplace): (ConfigText & { path?: string })[] {
  const text = get(input)
  if (text === '') return []
  if (text.startsWith('{')) return [{ input, json: text, source: input }]
  const remedy = 'Write the path of a JSON file, relative to the workspace, or the JSON itself.'
  return [{ input, json: readNamedFile(text, input, workplace, remedy), source: `${input}: ${text}`, path: text }]
}
