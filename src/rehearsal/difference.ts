import { isRecord } from '../domain/json.ts'

/** Where a value lacks what is expected of it. */
export interface Difference {
  /**
   * `value`: another value is there. `missing`: nothing is. `item`: a list has no such item, or none after the item
   * before. `depth`: both are nested deeper than is compared.
   */
  kind: 'value' | 'missing' | 'item' | 'depth'
  /** Members and positions that lead there, outermost first. */
  path: readonly (string | number)[]
  /** The item itself where a list lacks it. */
  expected: unknown
  /** What is there, the whole list where an item is missing; undefined where nothing is. */
  actual: unknown
  /** Names of the members that are there, where one is missing. */
  beside?: readonly string[]
}

/** A difference that is being returned; it collects its own path, innermost first. */
type Found = Omit<Difference, 'path'> & { path: (string | number)[] }

/** Levels of nesting that are compared. More would take more stack than there is. */
export const deepest = 1000

/**
 * Finds where a value from JSON lacks what is expected; undefined when it contains that. An object contains another
 * that has some of its members. A list contains another that has some of its items, in their order. Everything else
 * must be the same.
 *
 * The time is in proportion to the smaller of the two values.
 */
export function findDifference(actual: unknown, expected: unknown): Difference | undefined {
  const found = compare(actual, expected, 0, true)
  return found && { ...found, path: found.path.reverse() }
}

/** @param locate whether it matters where they differ; without that a long list is searched several times faster */
function compare(actual: unknown, expected: unknown, depth: number, locate: boolean): Found | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return locate ? differ('value', actual, expected) : elsewhere
    if (depth === deepest) return differ('depth', actual, expected)
    return compareItems(actual, expected, depth + 1, locate)
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return locate ? differ('value', actual, expected) : elsewhere
    if (depth === deepest) return differ('depth', actual, expected)
    return compareMembers(actual, expected, depth + 1, locate)
  }
  if (Object.is(actual, expected)) return undefined
  return locate ? differ('value', actual, expected) : elsewhere
}

type JsonObject = Readonly<Record<string, unknown>>

function compareMembers(actual: JsonObject, expected: JsonObject, depth: number, locate: boolean): Found | undefined {
  for (const name in expected) {
    const there = Object.hasOwn(actual, name)
    if (!there) return locate ? within(name, lack(expected[name], actual)) : elsewhere
    const found = compare(actual[name], expected[name], depth, locate)
    if (found !== undefined) return within(name, found)
  }
  return undefined
}

function compareItems(
  actual: readonly unknown[],
  expected: readonly unknown[],
  depth: number,
  locate: boolean,
): Found | undefined {
  // Lists of one length are compared item by item, so the place inside the item is known.
  const aligned = actual.length === expected.length
  let position = 0
  for (let index = 0; index < expected.length; index += 1) {
    const item = expected[index]
    let found: Found | undefined
    do {
      if (position === actual.length) return locate ? differ('item', actual, item) : elsewhere
      found = compare(actual[position], item, depth, locate && aligned)
      if (found !== undefined && (aligned || found.kind === 'depth')) return within(position, found)
      position += 1
    } while (found !== undefined)
  }
  return undefined
}

/** Names that are kept of an object that lacks one. */
const named = 200

function lack(expected: unknown, actual: JsonObject): Found {
  const beside: string[] = []
  for (const name in actual) if (beside.push(name) === named) break
  return { ...differ('missing', undefined, expected), beside }
}

function differ(kind: Difference['kind'], actual: unknown, expected: unknown): Found {
  return { kind, path: [], expected, actual }
}

/** Stands for a difference whose place does not matter: the next item is tried. */
const elsewhere: Found = { kind: 'value', path: [], expected: undefined, actual: undefined }

function within(step: string | number, found: Found): Found {
  if (found !== elsewhere) found.path.push(step)
  return found
}
