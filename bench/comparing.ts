// What it takes to compare the largest answer that Lambda lets through, 6 MB, with what is expected of it: time beyond
// reading its JSON, and memory of both, for answers of several shapes that differ at their end.
import { findDifference } from '../src/rehearsal/difference.ts'

const size = 6_291_556
/** ms */
const target = 100
/** MB */
const memoryTarget = 100

/** Repeats an item until the list that ends with `last` has all the bytes there are. */
function fill(item: (index: number) => string, last: string): string {
  const items: string[] = []
  for (let length = last.length + 2, index = 0; ; index += 1) {
    const next = item(index)
    length += next.length + 1
    if (length > size) return `[${[...items, last].join(',')}]`
    items.push(next)
  }
}

const row = (id: number) => JSON.stringify({ id, name: `row ${id}`, tags: ['a', 'b'], at: { x: 1.5, y: id } })
const rows = fill(row, '{"id":"came"}')
const numbers = fill(() => '1', '"came"')
const text = JSON.stringify('x'.repeat(size - 2))
const cases: [string, string, unknown][] = [
  ['rows, all expected', rows, JSON.parse(rows.replace('came', 'expected'))],
  ['rows, one expected that is not there', rows, [{ id: 'expected' }]],
  ['numbers, all expected', numbers, JSON.parse(numbers.replace('came', 'expected'))],
  ['one text', text, 'expected'],
]

/** CPU time of some work, in ms: a busy machine changes nothing of it. */
function timed<T>(work: () => T): { result: T; time: number } {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  return { result, time: (user + system) / 1e3 }
}

for (const [name, answer, value] of cases) {
  const before = process.memoryUsage().rss
  // The answer has to be read in any case; what the comparison takes is the rest.
  const parsed = timed((): unknown => JSON.parse(answer))
  const compared = timed(() => findDifference(parsed.result, value))
  const memory = (process.memoryUsage().rss - before) / 1e6
  const [reading, time] = [parsed.time.toFixed(0), compared.time.toFixed(0)]
  console.log(
    `${name}: read in ${reading} ms, compared in ${time} ms, ${memory.toFixed(0)} MB (target: compared in under ${target} ms, under ${memoryTarget} MB)`,
  )
  if (compared.result === undefined) throw new Error('No difference was found')
  if (compared.time > target || memory > memoryTarget) process.exitCode = 1
}
