import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseArchitecture, platformOf } from '../../src/domain/architecture.ts'
import { parseBoolean } from '../../src/domain/boolean.ts'
import { formatDuration, parseDuration, parseWait } from '../../src/domain/duration.ts'
import { parseRoleArn } from '../../src/domain/role-arn.ts'
import { defaultSessionName, parseSessionName } from '../../src/domain/session-name.ts'
import { refusal } from '../support/refusal.ts'

describe('architecture', () => {
  test.each([
    ['x86_64', 'linux/amd64'],
    ['arm64', 'linux/arm64'],
  ] as const)('%s is built for %s', (architecture, platform) => {
    expect(platformOf(parseArchitecture(architecture))).toBe(platform)
  })

  const several = 'names more than one, but Lambda refuses an image for several platforms.'
  test.each([
    ['amd64', "architecture: 'amd64' is not an architecture of Lambda. Write 'x86_64'."],
    ['LINUX/ARM64', "architecture: 'LINUX/ARM64' is not an architecture of Lambda. Write 'arm64'."],
    ['constructor', "architecture: 'constructor' is not an architecture of Lambda. Write 'x86_64' or 'arm64'."],
    ['riscv', "architecture: 'riscv' is not an architecture of Lambda. Write 'x86_64' or 'arm64'."],
    [
      'x86_64,arm64',
      `architecture: 'x86_64,arm64' ${several} Write 'x86_64' or 'arm64'; deploy one function for each.`,
    ],
    [
      'x86_64\narm64',
      `architecture: 'x86_64 arm64' ${several} Write 'x86_64' or 'arm64'; deploy one function for each.`,
    ],
  ])('%j is refused', (text, message) => {
    expect(refusal(() => parseArchitecture(text))).toBe(message)
  })
})

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['yes', undefined],
  ['1', undefined],
  ['tRUE', undefined],
  ['', undefined],
])('boolean %j', (text, value) => {
  expect(parseBoolean(text)).toBe(value)
})

describe('duration', () => {
  test.each([
    ['500ms', 500],
    ['90', 90_000],
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h', 3_600_000],
    ['1h2m3s4ms', 3_723_004],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text, 'wait-timeout')).toBe(milliseconds)
  })

  test.each(['', '0', '0s', '-1s', '1.5h', '10 m', '1d', 'soon', '9'.repeat(30)])('%j is refused', (text) => {
    expect(refusal(() => parseDuration(text, 'wait-timeout'))).toBe(
      `wait-timeout: '${text}' is not a duration. Write for example '90s', '10m' or '1h'.`,
    )
  })

  test('of a wait is none that no job lasts for', () => {
    expect(parseWait('120h', 'wait-timeout')).toBe(432_000_000)
    expect(parseDuration('2160h', 'preview-ttl')).toBe(7_776_000_000)
    expect(refusal(() => parseWait('9999999', 'wait-timeout'))).toBe(
      "wait-timeout: '9999999' is longer than any job lasts. Write '120h' at most.",
    )
  })

  test.each([
    [0, '0 ms'],
    [0.02, 'under 0.1 ms'],
    [0.43, '0.4 ms'],
    [6.04, '6 ms'],
    [9.94, '9.9 ms'],
    [9.96, '10 ms'],
    [44, '40 ms'],
    [994, '990 ms'],
    [995, '1.0 s'],
    [12_345, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min'],
    [125_000, '2 min 5 s'],
  ])('%d ms is written %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })

  test('is its count times its unit, whatever the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (count) => {
        expect(parseDuration(`${count}m`, 'x')).toBe(count * 60_000)
        expect(parseDuration(`${count}s${count}ms`, 'x')).toBe(count * 1001)
      }),
    )
  })
})

describe('role ARN', () => {
  test.each([
    'arn:aws:iam::111122223333:role/deploy',
    'arn:aws:iam::111122223333:role/ci/team/deploy',
    'arn:aws-cn:iam::111122223333:role/deploy',
    'arn:aws-us-gov:iam::111122223333:role/deploy',
    'arn:aws-eusc:iam::111122223333:role/a+=,.@-_z',
  ])('%s', (text) => {
    expect(parseRoleArn(text, 'role')).toBe(text)
  })

  test.each([
    'deploy',
    'arn:aws:iam::1:role/deploy',
    'arn:aws:iam::111122223333:user/me',
    'arn:aws:iam::111122223333:role/',
  ])('%s is refused', (text) => {
    expect(refusal(() => parseRoleArn(text, 'role'))).toBe(
      `role: '${text}' is not the ARN of an IAM role. Write 'arn:aws:iam::<account>:role/<name>'.`,
    )
  })
})

describe('session name', () => {
  test('leads to the run, whatever the repository is called', () => {
    expect(defaultSessionName('octo-org/hello-lambda', '5550001234')).toBe('octo-org-hello-lambda-5550001234')
    expect(defaultSessionName('ö/c', '42')).toBe('--c-42')
    expect(defaultSessionName(`o/${'r'.repeat(100)}`, '42')).toBe(`o-${'r'.repeat(59)}-42`)
  })

  test('is always one that STS takes', () => {
    const runId = fc.integer({ min: 1 }).map(String)
    fc.assert(
      fc.property(fc.string(), runId, (repository, id) => {
        const name = defaultSessionName(repository, id)
        expect(parseSessionName(name)).toBe(name)
        expect(name.endsWith(`-${id}`)).toBe(true)
      }),
    )
  })

  test.each(['a', 'a b', 'a/b', 'a'.repeat(65)])('%s is refused', (text) => {
    expect(refusal(() => parseSessionName(text))).toBe(
      `role-session-name: '${text}' is not a name that STS takes. ` +
        "Write 2 to 64 letters, digits and '_', '+', '=', ',', '.', '@', '-'.",
    )
  })
})
