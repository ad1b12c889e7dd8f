// What it takes to compare the largest answer that Lambda lets through, 6 MB, with what is expected of it: time and
// memory beyond the answer itself, for answers of several shapes that differ at their end.
import { compareResponse } from '../src/rehearsal/expect.ts'

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

for (const [name, answer, value] of cases) {
  const payload = Buffer.from(answer)
  const before = process.memoryUsage().rss
  // Time of the CPU: a busy machine changes nothing of it.
  const begin = process.cpuUsage()
  const found = compareResponse(
    { name, payload: '{}', expected: { value } },
    { kind: 'response', payload, streamed: false },
  )
  const { user, system } = process.cpuUsage(begin)
  const [time, memory] = [(user + system) / 1e3, (process.memoryUsage().rss - before) / 1e6]
  console.log(
    `${name}: ${time.toFixed(0)} ms, ${memory.toFixed(0)} MB (target: under ${target} ms and ${memoryTarget} MB)`,
  )
  if (found === undefined) throw new Error('No difference was found')
  if (time > target || memory > memoryTarget) process.exitCode = 1
}
