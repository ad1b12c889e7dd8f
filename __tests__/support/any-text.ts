import fc from 'fast-check'
import { parseJson } from '../../src/domain/json.ts'
import { Problem } from '../../src/domain/problem.ts'

/** A parser, and texts that it takes, which are changed here and there to come near to what it takes. */
export interface Parser {
  seeds: readonly [string, ...string[]]
  parse: (text: string, other: string) => unknown
}

/** What a parser makes of any text: a value, or a Problem. Anything else is a fault. */
export function parsing({ seeds, parse }: Parser): fc.IPropertyWithHooks<[string, string]> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 60 }),
    fc.json(),
    changed(seeds),
    changedJson(seeds),
  )
  return fc.property(text, fc.oneof(text, fc.constantFrom('push', 'pull_request', 'schedule')), (one, other) => {
    try {
      parse(one, other)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  })
}

/** A seed of JSON, of which one value is another one; as it is where it is no JSON. */
function changedJson(seeds: Parser['seeds']): fc.Arbitrary<string> {
  const odd = fc.constantFrom<unknown>({ toString: null }, { toString: 1, valueOf: 1 }, [], {}, null, 1e21, -0, '', [
    [],
  ])
  return fc
    .tuple(fc.constantFrom(...seeds), fc.nat({ max: 40 }), fc.oneof(odd, fc.jsonValue()))
    .map(([seed, at, put]) => {
      const value = parseJson(seed)
      if (value === undefined) return seed
      let left = at
      return JSON.stringify(value, (_, member: unknown) => (left-- === 0 ? put : member)) ?? seed
    })
}

/** A seed of which parts are taken away, doubled, or replaced. */
function changed(seeds: Parser['seeds']): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      '',
      '\n',
      '\r',
      '\0',
      '"',
      "'",
      '=',
      ':',
      '/',
      '@',
      '{}',
      '[]',
      'null',
      '1e999',
      '__proto__',
      '\ud800',
    ),
  )
  const edit = fc.record({ at: fc.nat(), taken: fc.nat({ max: 12 }), put: piece, twice: fc.boolean() })
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 6 })).map(([seed, edits]) =>
    edits.reduce((text, { at, taken, put, twice }) => {
      const start = at % (text.length + 1)
      const part = text.slice(start, start + taken)
      return `${text.slice(0, start)}${put}${twice ? part + part : ''}${text.slice(start + taken)}`
    }, seed),
  )
}
