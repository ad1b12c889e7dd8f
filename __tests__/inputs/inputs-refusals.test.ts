import { describe, expect, test } from 'vitest'
import { refusal } from '../support/refusal.ts'
import { read } from './read.ts'

describe('what is written wrongly is refused with the remedy', () => {
  const lifetime = "Write 900 to 43200 seconds, at most the role's own maximum session duration."
  const pair = 'Write one id=… per line; put a value of several lines in double quotes, the id included.'

  test.each([
    [
      'function-name',
      '',
      'function-name is missing. Name the Lambda function to deploy to, or set repository to build and push an image without one.',
    ],
    ['role-duration-seconds', '899', `role-duration-seconds: '899' is not a lifetime that STS grants. ${lifetime}`],
    ['role-duration-seconds', '43201', `role-duration-seconds: '43201' is not a lifetime that STS grants. ${lifetime}`],
    ['role-duration-seconds', '1e3', `role-duration-seconds: '1e3' is not a lifetime that STS grants. ${lifetime}`],
    [
      'image-uri',
      'localhost:5000/hello',
      "image-uri: 'localhost:5000/hello' names no tag and no digest. Add ':<tag>' or '@sha256:<digest>'.",
    ],
    [
      'region-strategy',
      'serial',
      "region-strategy: 'serial' is not known. Write 'parallel' or 'one-then-rest' or 'sequential'.",
    ],
    ['replicate', 's3', "replicate: 's3' is not known. Write 'ecr'."],
    ['preview-fork', 'toString', "preview-fork: 'toString' is not known. Write 'notice' or 'fail'."],
    [
      'scan-severity',
      'severe',
      "scan-severity: 'severe' is not known. Write 'critical' or 'high' or 'medium' or 'low' or 'informational'.",
    ],
    [
      'scan-ignore',
      'CVE-2026-1 until 2026-12-31',
      'scan-ignore: there is no scan-severity, so no scan is waited for. Set scan-severity too.',
    ],
    ...[
      ['wait-timeout', '121h'],
      ['test-timeout', '9999999'],
    ].map(([input = '', text = '']) => [
      input,
      text,
      `${input}: '${text}' is longer than any job lasts. Write '120h' at most.`,
    ]),
    ['traffic', 'canary 10% 121h', "traffic: '121h' is longer than any job lasts. Write '120h' at most."],
    ...['A B=1', '#A=1'].map((line) => [
      'test-env',
      line,
      `test-env: '${line.slice(0, -2)}' is not the name of a variable. Write a name without white space that does not begin with '#'.`,
    ]),
    ['secrets', 'hunter2', `secrets: a line is not of the form 'id=…'. ${pair}`],
    ['secret-envs', '=TOKEN', `secret-envs: a line is not of the form 'id=…'. ${pair}`],
    ['secret-files', 'npmrc=', `secret-files: a line is not of the form 'id=…'. ${pair}`],
  ])('%s: %j', (input, value, message) => {
    expect(refusal(() => read({ [input]: value }))).toBe(message)
  })

  const parsed = ['aws-region', 'role-to-assume', 'role-session-name', 'architecture', 'role', 'repository', 'tags']
  test.each([...parsed, 'image-uri', 'wait-timeout', 'publish', 'no-cache', 'pull', 'dry-run'])('%s: a b:', (input) => {
    expect(refusal(() => read({ [input]: 'a b:' }))).toMatch(new RegExp(`^${input}: 'a b:' `))
  })

  test('each at once, in the order of the inputs', () => {
    expect(refusal(() => read({ 'aws-region': 'x,y', publish: 'maybe', pull: 'no' }))?.split('\n')).toEqual([
      '4 problems were found:',
      expect.stringMatching(/^1\. aws-region: 'x' /),
      expect.stringMatching(/^2\. aws-region: 'y' /),
      "3. publish: 'maybe' is not a boolean. Write 'true' or 'false'.",
      "4. pull: 'no' is not a boolean. Write 'true' or 'false'.",
    ])
  })
})
