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
  const found = compare(actual, expected, 0)
  return found && { ...found, path: found.path.reverse() }
}

function compare(actual: unknown, expected: unknown, depth: number): Found | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return differ('value', actual, expected)
    if (depth === deepest) return differ('depth', actual, expected)
    return compareItems(actual, expected, depth + 1)
  }
  if (isObject(expected)) {
    if (!isObject(actual) || Array.isArray(actual)) return differ('value', actual, expected)
    if (depth === deepest) return differ('depth', actual, expected)
    return compareMembers(actual, expected, depth + 1)
  }
  return Object.is(actual, expected) ? undefined : differ('value', actual, expected)
}

type JsonObject = Readonly<Record<string, unknown>>

function compareMembers(actual: JsonObject, expected: JsonObject, depth: number): Found | undefined {
  for (const name in expected) {
    const there = Object.hasOwn(actual, name)
    const found = there ? compare(actual[name], expected[name], depth) : differ('missing', undefined, expected[name])
    if (found !== undefined) return within(name, found)
  }
  return undefined
}

function compareItems(actual: readonly unknown[], expected: readonly unknown[], depth: number): Found | undefined {
  // Lists of one length are compared item by item, so the place inside the item is known.
  const aligned = actual.length === expected.length
  let position = 0
  for (let index = 0; index < expected.length; index += 1) {
    const item = expected[index]
    let found: Found | undefined
    do {
      if (position === actual.length) return differ('item', actual, item)
      found = compare(actual[position], item, depth)
      if (found !== undefined && (aligned || found.kind === 'depth')) return within(position, found)
      position += 1
    } while (found !== undefined)
  }
  return undefined
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

function differ(kind: Difference['kind'], actual: unknown, expected: unknown): Found {
  return { kind, path: [], expected, actual }
}

function within(step: string | number, found: Found): Found {
  found.path.push(step)
  return found
}
