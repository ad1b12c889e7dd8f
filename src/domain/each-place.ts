import { type Place, placeName, placeOf } from './place.ts'
import { type Finding, Findings, findingOf, Problem } from './problem.ts'
import type { Region } from './region.ts'
import { inPlace } from './waits.ts'

/** What went wrong, by the name of the place. */
export type Failures = Map<string, unknown>

/**
 * Does the same in every region, or for every function of one, side by side, and lets each finish, also when another one
 * fails.
 *
 * @throws the error of the one place that failed; a Problem with the findings of all that failed when there are more
 */
export async function inEveryPlace<T extends Place, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
): Promise<R[]> {
  const failures: Failures = new Map()
  const done = await settle(targets, work, failures)
  if (failures.size > 0) throw failureOf(failures, targets.length)
  return done
}

/**
 * The same, for a run that goes on without the regions that fail, as long as there is one left.
 *
 * @param lost gets the places that failed; when it is absent, one failure ends the run
 */
export async function inPlacesLeft<T extends Place, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
  lost: Failures | undefined,
): Promise<R[]> {
  if (lost === undefined) return inEveryPlace(targets, work)
  const done = await settle(targets, work, lost)
  if (done.length === 0 && lost.size > 0) throw failureOf(lost, lost.size)
  return done
}

async function settle<T extends Place, R>(
  targets: readonly T[],
  work: (target: T) => Promise<R>,
  failures: Failures,
): Promise<R[]> {
  const named = (target: T) => (targets.length === 1 ? work(target) : inPlace(placeName(target), () => work(target)))
  const settled = await Promise.allSettled(targets.map(named))
  return settled.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return [outcome.value]
    const target = targets[index]
    if (target) failures.set(placeName(target), outcome.reason)
    return []
  })
}

/** What went wrong in a place, or in all of its region. */
export function failureAt(failures: Failures | undefined, place: Place): unknown {
  return failures?.get(placeName(place)) ?? failures?.get(place.region)
}

/**
 * One error for all that went wrong.
 *
 * @param count of the run's places: with one alone its name says nothing
 * @returns the error of the one place, a bug when one is among them, else a Problem with the findings of all
 */
export function failureOf(failures: Failures, count: number): unknown {
  const [first] = failures.values()
  if (count === 1) return first
  const bug = [...failures.values()].find((error) => !(error instanceof Problem))
  return bug ?? new Problem([...failures].flatMap(findingsOf), { cause: first })
}

function findingsOf([name, error]: [string, unknown]): Finding[] {
  if (!(error instanceof Problem)) return []
  return error.findings.map((finding) => findingOf(name, finding))
}

/** What was found in one place. */
export type Found = Place & { findings: readonly Finding[] }

/**
 * Findings of several places in one list: what all of them have is said once, what only some have is said with their
 * names.
 */
export function mergeFindings(found: readonly Found[]): Finding[] {
  const merged = new Map<string, { finding: Finding; having: Set<Place> }>()
  for (const place of found) {
    for (const finding of place.findings) {
      const key = JSON.stringify(finding)
      const known = merged.get(key) ?? { finding, having: new Set() }
      known.having.add(place)
      merged.set(key, known)
    }
  }
  return [...merged.values()].map(({ finding, having }) => {
    const names = namesOf(having, found)
    const plain = having.size === found.length || names.every((name) => finding.what.includes(name))
    return plain ? finding : findingOf(names.join(', '), finding)
  })
}

/** A region stands for all functions that it has. */
function namesOf(having: ReadonlySet<Place>, all: readonly Place[]): string[] {
  const names = all.flatMap((place) => {
    if (!having.has(place)) return []
    const whole = all.every((other) => other.region !== place.region || having.has(other))
    return [whole ? place.region : placeName(place)]
  })
  return [...new Set(names)]
}

/** What is found in one region: about what its functions share, and about each of them where the run has several. */
export class RegionFindings {
  readonly region: Region
  readonly shared = new Findings()
  readonly #own = new Map<string, Place & { own: Findings }>()

  constructor(region: Region) {
    this.region = region
  }

  /** Whether nothing is wrong there, as far as it is known. */
  get none(): boolean {
    return [this.shared, ...[...this.#own.values()].map(({ own }) => own)].every(({ list }) => list.length === 0)
  }

  of(place: Place): Findings {
    if (place.functionName === undefined) return this.shared
    const known = this.#own.get(place.functionName) ?? { ...placeOf(place), own: new Findings() }
    this.#own.set(place.functionName, known)
    return known.own
  }

  /** Begins an inspection. What makes it impossible for one of several functions hides nothing of the others. */
  collectFrom<T>(place: Place, inspect: () => Promise<T>): Promise<T | undefined> {
    return place.functionName === undefined ? inspect() : this.of(place).collectFrom(inspect)
  }

  /** Of each function. */
  get found(): Found[] {
    return [...this.#own.values()].map(({ own, ...place }) => ({ ...place, findings: own.list }))
  }
}
