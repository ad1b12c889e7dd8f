import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseReference } from '../../script/readme/reference.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'

const { inputs } = parseReference(readFileSync('docs/reference.yml', 'utf8'))

/** Inputs that take several lines, each with one line. A list may have the same one twice, variables have names. */
const several = Object.entries(inputs).flatMap(([name, { type, example }]): [string, string][] => {
  const line = example.startsWith('[') ? 'app' : example.replaceAll(/\$\{\{[^}]+\}\}/g, 'a1b2c3')
  return type === 'list' || type === 'variables' || name.endsWith('role-to-assume') ? [[name, line]] : []
})

const beside: Readonly<Record<string, string>> = {
  'function-name': 'hello',
  'aws-region': 'us-east-1',
  'scan-severity': 'high',
}

function reading(name: string, text: string) {
  const get = (input: string) => (input === name ? text : (beside[input] ?? ''))
  return readRunInputs(get, { workspace: '/workspace', temporaryDirectory: '/temp' })
}

test.each(several)('%s reads the same lines, whichever line ends it has', (name, line) => {
  const lines = inputs[name]?.type === 'variables' ? [`A${line}`, `B${line}`, `C${line}`] : [line, line, line]
  const expected = reading(name, lines.join('\n'))
  for (const [first, second] of [
    ['\r\n', '\n'],
    ['\n', '\r\n'],
    ['\r', '\n'],
    ['\r\n', '\r'],
  ]) {
    expect(reading(name, `${lines[0]}${first}${lines[1]}${second}${lines[2]}`)).toEqual(expected)
  }
})
