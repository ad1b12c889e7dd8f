/** How many names a suggestion has at most. */
const most = 3

/**
 * The names that are most like one that is not among them, the closest first: those with at most a third of its letters
 * changed, added or left out.
 */
export function closest(name: string, names: readonly string[]): string[] {
  const limit = Math.max(1, Math.floor(name.length / 3))
  return names
    .map((one) => ({ one, distance: distanceOf(name.toLowerCase(), one.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, most)
    .map(({ one }) => one)
}

/** The least number of letters to change, add or leave out; beyond the limit any larger number. */
function distanceOf(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1]
    for (const [column, other] of [...to].entries()) {
      const [above = 0, aboveRight = 0, left = 0] = [row[column], row[column + 1], next[column]]
      next.push(letter === other ? above : 1 + Math.min(above, aboveRight, left))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
