import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secrets } from '../../src/session/secret-forms.ts'

function hiding(...values: string[]): (text: string) => string {
  const secrets = new Secrets()
  secrets.add(values)
  return (text) => secrets.hide(text)
}

describe('a secret is hidden', () => {
  const secret = 'p@ss "w/rd" + ümlaut'
  test.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ secret }).slice(1, -1)],
    ['in JSON within JSON', JSON.stringify(JSON.stringify({ secret }))],
    ['in a URL', encodeURIComponent(secret)],
    ['in a form', new URLSearchParams({ secret }).toString().replaceAll('%2B', '%2B')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
  ])('%s', (_, text) => {
    const hidden = hiding(secret)(`before ${text} after`)
    expect(hidden).toContain('***')
    expect(hidden).not.toContain('rd')
  })

  test('line by line, for a log is read line by line', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----\n'
    expect(hiding(key)('a MIIEvQIBADANBg b\nkqhkiG9w0BAQEF')).toBe('a *** b\n***')
  })

  test('whole, where one is the start of another', () => {
    expect(hiding('db.example', 'db.example/?password=hunter22')('at db.example/?password=hunter22')).toBe('at ***')
  })

  test.each(['\u0000', '\u001b[31m', '\u001b]0;x\u0007', '\u009b'])(
    'whatever parts it that no reader sees: %j',
    (mark) => {
      expect(hiding('hunter22hunter')(`\u001b[1ma hunter22${mark}hunter b`)).toBe('a *** b')
      expect(hiding('hunter22hunter')(`\u001b[1ma b${mark}`)).toBe(`\u001b[1ma b${mark}`)
    },
  )

  test('of several, each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 12 }), { minLength: 1, maxLength: 8 }),
        (values) => {
          const worth = values
            .map((value) => value.trim())
            .filter((value) => /[^\d.,:_+-]/.test(value) && value.length >= 12)
          const hide = hiding(...worth)
          for (const value of worth)
            for (const line of value.split(/\r\n|\r|\n/).map((one) => one.trim())) {
              if (line.length >= 12) expect(hide(`<${line}>`)).not.toContain(line)
            }
        },
      ),
    )
  })
})

test.each([
  'true',
  '1',
  'prod',
  'eu-central-1',
  'us-east-1a',
  'production',
  '1764115200',
  '10.0.0.1',
  'INFORMATION',
  '',
])("'%s' is not treated as a secret", (value) => {
  expect(hiding(value)(`a ${value} b`)).toBe(`a ${value} b`)
})

test('what the run says by itself is not hidden', () => {
  const secrets = new Secrets()
  secrets.add(['hello-world', 'hello-world-secret'], ['arn:aws:lambda:us-east-1:111122223333:function:hello-world'])
  expect(secrets.hide('hello-world has hello-world-secret')).toBe('hello-world has ***')
})

describe('a secret that is cut', () => {
  const hide = hiding('correct-horse-battery', 'multi-line-1\nmulti-line-2')
  test.each([
    ['at its end', 'the answer was correct-horse-batt…', 'the answer was ***…'],
    ['after eight characters', 'correct-…', '***…'],
    ['in JSON', '{"a":"multi-line-1\\nmulti…', '{"a":"***…'],
    ['before more text', 'is correct-horse… (12 more characters)', 'is ***… (12 more characters)'],
  ])('%s shows no part', (_, text, expected) => {
    expect(hide(text)).toBe(expected)
  })

  test.each(['correct…', 'correct-answers…', 'correct-horse and more…', '…', 'a…b…'])('%s stays as it is', (text) => {
    expect(hide(text)).toBe(text)
  })

  test('is looked for in time that is linear in the text', { timeout: 20_000 }, () => {
    const many = hiding(...Array.from({ length: 100 }, (_, index) => `${'x'.repeat(4000)}${index}`))
    expect(many('x'.repeat(3000) + '…'.repeat(1_000_000))).toContain('***…')
  })
})
