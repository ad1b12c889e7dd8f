import type { Place } from '../domain/place.ts'
import type { Tools } from '../session/tools.ts'

/** The log for one of several regions that are worked on side by side: each line says which one it is about. */
export function regionLog({ log }: Pick<Tools, 'log'>, region: string, all: readonly Place[]): Tools['log'] {
  const several = all.some((place) => place.region !== region)
  return several ? (line) => log(`${region}: ${line}`) : log
}
