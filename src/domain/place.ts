import type { Region } from './region.ts'

/** Where a run releases to: a region, and one function there where the run has several. */
export interface Place {
  region: Region
  /** In a run of several functions; with one for each region the region says it all. */
  functionName?: string
}

/** A place as a key, and in a sentence: `eu-west-1`, or `api in eu-west-1`. */
export function placeName({ region, functionName }: Place): string {
  return functionName === undefined ? region : `${functionName} in ${region}`
}

/** The place alone, without what else is known of it. */
export function placeOf({ region, functionName }: Place): Place {
  return { region, ...(functionName !== undefined && { functionName }) }
}

/** The first of each region, in order. */
export function oneOfEachRegion<T extends Place>(all: readonly T[]): T[] {
  return all.filter(({ region }, index) => all.findIndex((other) => other.region === region) === index)
}

/** The place as the end of a phrase: `in eu-west-1`, or `of api in eu-west-1`. */
export function atPlace(place: Place): string {
  return `${place.functionName === undefined ? 'in' : 'of'} ${placeName(place)}`
}
