/** Numbers that a seed gives, the same ones again each time (mulberry32). */
export interface Draw {
  /** 0 up to 1. */
  next(): number
  /** One of a list that has some. */
  of<T>(list: readonly T[]): T
  /** All of a list, in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

export function drawing(seed: number): Draw {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const of = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new Error('There is nothing to draw from')
    return found
  }
  const shuffled = <T>(list: readonly T[]): T[] => {
    const keyed = list.map((item) => ({ item, key: next() }))
    return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item)
  }
  return { next, of, shuffled }
}

/** Does some at a time, until a moment has come. @returns what was done */
export async function someAtATime<T>(
  count: number,
  atOnce: number,
  until: number,
  act: (index: number) => Promise<T>,
): Promise<T[]> {
  const done: T[] = []
  let next = 0
  const work = async () => {
    while (next < count && Date.now() < until) {
      const index = next
      next += 1
      done.push(await act(index))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return done
}
