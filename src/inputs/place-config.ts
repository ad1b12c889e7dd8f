import { isRecord, parseJsonAsWritten } from '../domain/json.ts'
import type { Place } from '../domain/place.ts'
import { type Findings, Problem } from '../domain/problem.ts'
import { parseRegion, type Region } from '../domain/region.ts'
import { ofFunction, ofRegion, writeInput } from './place-inputs.ts'

/** Texts of inputs by their names, for each region, each function, and each function in a region, that has its own. */
export class PlaceConfig {
  readonly #texts = new Map<string, Map<string, string>>()
  /** Where each function was written that has inputs of its own, by its name. */
  readonly functions = new Map<string, string>()

  set({ region, functionName }: Partial<Place>, name: string, text: string): void {
    const key = keyOf(region, functionName)
    this.#texts.set(key, (this.#texts.get(key) ?? new Map()).set(name, text))
  }

  /** The text for a place: the more it is about this one alone, the more it counts. */
  get(place: Partial<Place>, name: string): string | undefined {
    const key = this.source(place, name)
    return key === undefined ? undefined : this.#texts.get(key)?.get(name)
  }

  /** Which of its texts that is: places with the same source have one text between them; undefined when it has none. */
  source({ region, functionName }: Partial<Place>, name: string): string | undefined {
    const keys = functionName === undefined ? [] : [keyOf(region, functionName), keyOf(undefined, functionName)]
    return [...keys, keyOf(region, undefined)].find((key) => this.#texts.get(key)?.has(name))
  }
}

function keyOf(region = '', functionName = ''): string {
  return `${region}/${functionName}`
}

/** What a config is keyed by. */
interface Level {
  noun: 'region' | 'function'
  inputs: readonly string[]
  /** The input that one level may hold in the other. */
  inner: ConfigInput
}

const levels: Record<ConfigInput, Level> = {
  'regions-config': { noun: 'region', inputs: ofRegion, inner: 'functions-config' },
  'functions-config': { noun: 'function', inputs: ofFunction, inner: 'regions-config' },
}

export type ConfigInput = 'regions-config' | 'functions-config'

/** One of the two inputs. */
export interface ConfigText {
  input: ConfigInput
  /** JSON. */
  json: string
  /** Where it was written, for the error. */
  source: string
}

/**
 * Parses regions-config and functions-config: objects keyed by region or by function, whose values are objects keyed by
 * names of inputs. A value is what the input would be; lists, objects, numbers and booleans may be written as such. One
 * may hold the other, under its name.
 *
 * @param regions those of the run. A run for one of them alone, as in a matrix, may be given a file that has others too
 * @param findings gets everything that is wrong
 */
export function parsePlaceConfig(
  texts: readonly ConfigText[],
  regions: readonly Region[],
  findings: Findings,
): PlaceConfig {
  const config = new PlaceConfig()
  for (const { input, json, source } of texts) {
    const value = findings.collect(() => parseObject(json, source, levels[input]))
    if (value) readLevel({ config, regions, findings }, input, value, { where: source, place: {} })
  }
  return config
}

/** Finds what is said of functions that the run has not. */
export function checkFunctions({ functions }: PlaceConfig, names: readonly string[], findings: Findings): void {
  const unknown = [...functions].filter(([name]) => !names.includes(name))
  // A run for one function alone may be given a file that has others too.
  if (names.length === 1 && unknown.length < functions.size) return
  for (const [name, where] of unknown) {
    findings.add(
      `${where}: the run has no function ${name}; it has ${names.join(', ') || 'none'}.`,
      'Add it to function-name, or take it out here.',
    )
  }
}

interface Reading {
  config: PlaceConfig
  regions: readonly Region[]
  findings: Findings
}

/** What has been read up to here. */
interface Within {
  where: string
  place: Partial<Place>
}

function readLevel(reading: Reading, input: ConfigInput, members: object, { where, place }: Within): void {
  const { regions, findings, config } = reading
  const leg = regions.length === 1 && Object.keys(members).some((region) => region === regions[0])
  for (const [name, inputs] of Object.entries(members)) {
    // Editors read it, to find the schema.
    if (name === '$schema') continue
    const within = { where: `${where}: ${name}`, place }
    if (input === 'functions-config') {
      if (!config.functions.has(name)) config.functions.set(name, where)
      readInputsOf(reading, input, inputs, { ...within, place: { ...place, functionName: name } })
      continue
    }
    const region = findings.collect(() => parseRegion(name, where))
    if (region === undefined) continue
    if (!regions.includes(region) && !leg) {
      findings.add(
        `${where}: the run has no region ${region}; it has ${regions.join(', ') || 'none'}.`,
        'Add it to aws-region, or take it out here.',
      )
    }
    readInputsOf(reading, input, inputs, { ...within, place: { ...place, region } })
  }
}

function readInputsOf(reading: Reading, input: ConfigInput, value: unknown, { where, place }: Within): void {
  const { findings, config } = reading
  if (!isRecord(value)) {
    findings.add(`${where}: its value is not an object.`, 'Write an object keyed by names of inputs.')
    return
  }
  const { noun, inner } = levels[input]
  const innermost = place.region !== undefined && place.functionName !== undefined
  const inputs = innermost ? ofFunction : levels[input].inputs
  for (const [name, given] of Object.entries(value)) {
    if (name === inner && !innermost && isRecord(given)) {
      readLevel(reading, inner, given, { where: `${where}: ${inner}`, place })
    } else if (!inputs.includes(name)) {
      findings.add(
        `${where}: '${name}' is not an input that may differ from ${noun} to ${noun}.`,
        `Write names of inputs of action.yml: ${inputs.join(', ')}.`,
      )
    } else {
      const text = writeInput(name, given)
      if (text === undefined) findings.add(`${where}: the value of ${name} can't be read.`, 'Write it as a text.')
      else config.set(place, name, text)
    }
  }
}

function parseObject(text: string, source: string, { noun }: Level): object {
  const value = parseJsonAsWritten(text)
  if (isRecord(value)) return value
  throw new Problem({ what: `${source} is not a JSON object.`, remedy: `Write an object keyed by ${noun}.` })
}
