import { describe, expect, test } from 'vitest'
import { parseReference } from '../../script/readme/reference.ts'
import { insertTables, tables } from '../../script/readme.ts'

const MANIFEST = `name: Example
inputs:
  # One
  first:
    description: The first, one|other
    required: true
  second:
    description: The <second>
    default: 'false'
  # Two and three
  third:
    description: The third
    default: ''
outputs:
  result:
    description: What came of it
`

const REFERENCE = parseReference(`
inputs:
  first: { type: ARN, example: 'a|b' }
  second: { type: boolean, example: 'true' }
  third: { type: [one, other], example: <one> }
outputs:
  result: { example: done }
`)

describe('tables', () => {
  test('are made from names, descriptions, defaults and the comments between them, with types and examples', () => {
    expect(tables(MANIFEST, REFERENCE)).toEqual({
      inputs: [
        '[One](#inputs-one) · [Two and three](#inputs-two-and-three)',
        '',
        '### Inputs: One',
        '',
        '| Input | Type | Default | Meaning |',
        '| --- | --- | --- | --- |',
        '| `first` | ARN | required | The first, one\\|other.<br>Example: `a\\|b` |',
        '| `second` | `true` or `false` | `false` | The &lt;second>.<br>Example: `true` |',
        '',
        '### Inputs: Two and three',
        '',
        '| Input | Type | Default | Meaning |',
        '| --- | --- | --- | --- |',
        '| `third` | `one`, `other` |  | The third.<br>Example: `<one>` |',
      ].join('\n'),
      outputs: '| Output | Meaning | Example |\n| --- | --- | --- |\n| `result` | What came of it | `done` |',
    })
  })

  test.each([
    ['without an entry', { ...REFERENCE, outputs: {} }, 'the type and an example of result'],
    [
      'of a type that there is not',
      parseReference('{ inputs: { first: { type: maybe, example: a } }, outputs: {} }'),
      'example of first',
    ],
    ['that there is not', { ...REFERENCE, outputs: { ...REFERENCE.outputs, more: { example: 'a' } } }, 'has no more'],
  ])('are refused for an input or output %s', (_, reference, message) => {
    expect(() => tables(MANIFEST, reference)).toThrow(message)
  })

  test.each([
    [
      'a missing description',
      MANIFEST.replace('description: The <second>', 'required: false'),
      'second has no description',
    ],
    ['no outputs', MANIFEST.slice(0, MANIFEST.indexOf('outputs')), 'must be maps'],
    ['broken YAML', 'inputs: {', 'Flow map'],
  ])('are refused with %s', (_, manifest, message) => {
    expect(() => tables(manifest, REFERENCE)).toThrow(message)
  })
})

describe('insertTables', () => {
  const made = { inputs: 'INPUTS', outputs: 'OUTPUTS' }
  const readme = 'a\n<!-- inputs -->\nold\n<!-- /inputs -->\nb\n<!-- outputs --><!-- /outputs -->\nc\n'

  test('replaces what is between the markers and nothing else', () => {
    expect(insertTables(readme, made)).toBe(
      'a\n<!-- inputs -->\n\nINPUTS\n\n<!-- /inputs -->\nb\n<!-- outputs -->\n\nOUTPUTS\n\n<!-- /outputs -->\nc\n',
    )
  })

  test('changes nothing the second time', () => {
    const once = insertTables(readme, made)
    expect(insertTables(once, made)).toBe(once)
  })

  test('refuses a README without markers', () => {
    expect(() => insertTables('nothing here', made)).toThrow('<!-- inputs -->')
  })
})
