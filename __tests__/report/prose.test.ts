import { expect, test } from 'vitest'
import { firstSentence, paragraphs, prose } from '../../src/report/prose.ts'

const digest = `sha256:${'ab'.repeat(32)}`

test.each([
  ["There is no alarm 'hello-errors' in us-east-1.", 'There is no alarm `hello-errors` in us-east-1.'],
  ["The function's role and AWS's own.", "The function's role and AWS's own."],
  ["It says 'a`b'.", 'It says ``a`b``.'],
  ['Trust arn:aws:iam::111122223333:role/deploy.', 'Trust `arn:aws:iam::111122223333:role/deploy`.'],
  [
    `from ${digest} to r.example/hello@${digest}`,
    'from `sha256:abababababab` to `r.example/hello@sha256:abababababab`',
  ],
  ['*a* <b> @octocat', '\\*a\\* \\<b\\> @\u200Boctocat'],
])('%j is written as %j', (text, markdown) => {
  expect(prose(text)).toBe(markdown)
})

test('JSON in a sentence becomes a block, and what follows is a sentence of its own', () => {
  const statement = { Effect: 'Allow', Action: ['a:}', 'b:"{'], Resource: '*' }
  expect(paragraphs(`Add to the policy: ${JSON.stringify(statement)}. Then run it again.`)).toEqual([
    'Add to the policy:',
    '',
    '```json',
    ...JSON.stringify(statement, undefined, 2).split('\n'),
    '```',
    '',
    'Then run it again.',
  ])
  expect(paragraphs('Use {region}, or {"a": }')).toEqual(['Use {region}, or {"a": }'])
  expect(paragraphs(`It must have ${JSON.stringify(statement)}`).at(-1)).toBe('```')
})

test.each(['{"a":', 'x', 'arn:a:', "'", "a'b ", 'sha256:'])('%j of others, repeated, does not take long', (part) => {
  const before = process.cpuUsage()
  paragraphs(part.repeat(20_000))
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(2000)
})

test.each([
  ['It failed. Look at it.', ['It failed.', 'Look at it.']],
  ['aws-region: us-east-1 is none.', ['aws-region: us-east-1 is none.', '']],
  ['Version 1.2 of x.y failed. "Why" is unknown.', ['Version 1.2 of x.y failed.', '"Why" is unknown.']],
])('the first sentence of %j', (text, parts) => {
  expect(firstSentence(text)).toEqual(parts)
})
