import { describe, expect, test } from 'vitest'
import { insertTables, tables } from '../../script/readme.ts'

const MANIFEST = `name: Example
inputs:
  # One
  first:
    description: The first, one|other
    required: true
  second:
    description: The second
    default: 'false'
  # Two
  third:
    description: The third
    default: ''
outputs:
  result:
    description: What came of it
`

describe('tables', () => {
  test('are made from names, descriptions, defaults and the comments between them', () => {
    expect(tables(MANIFEST)).toEqual({
      inputs: [
        '| Input | Meaning | Default |',
        '| --- | --- | --- |',
        '| **One** |  |  |',
        '| `first` | The first, one\\|other | required |',
        '| `second` | The second | `false` |',
        '| **Two** |  |  |',
        '| `third` | The third |  |',
      ].join('\n'),
      outputs: '| Output | Meaning |\n| --- | --- |\n| `result` | What came of it |',
    })
  })

  test.each([
    [
      'a missing description',
      MANIFEST.replace('description: The second', 'required: false'),
      'second has no description',
    ],
    ['no outputs', MANIFEST.slice(0, MANIFEST.indexOf('outputs')), 'must be maps'],
    ['broken YAML', 'inputs: {', 'Flow map'],
  ])('are refused with %s', (_, manifest, message) => {
    expect(() => tables(manifest)).toThrow(message)
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
