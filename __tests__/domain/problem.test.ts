import { describe, expect, test } from 'vitest'
import { denials } from '../../src/domain/denial.ts'
import { Findings, Problem } from '../../src/domain/problem.ts'
import { allow, type Concern, findRemedy } from '../../src/domain/remedy.ts'
import { tail } from '../../src/domain/text.ts'
import { refusal } from '../support/refusal.ts'

const finding = { what: 'It is dark.', remedy: 'Switch the light on.' }

describe('a Problem', () => {
  test('of one finding says what is wrong and ends with the remedy', () => {
    const cause = new Error('no light')
    const problem = new Problem(finding, { cause })
    expect(problem).toMatchObject({ name: 'Problem', message: 'It is dark. Switch the light on.', cause })
    expect(problem.findings).toEqual([finding])
  })

  test('of several numbers them', () => {
    const other = { what: 'It is cold.', remedy: 'Close the window.' }
    expect(new Problem([finding, other]).message).toBe(
      '2 problems were found:\n1. It is dark. Switch the light on.\n2. It is cold. Close the window.',
    )
  })
})

describe('findings', () => {
  test('collect Problems, and give what did not fail', async () => {
    const findings = new Findings()
    findings.add('One.', 'First.')
    expect(findings.collect(() => 1)).toBe(1)
    expect(await findings.collectFrom(() => Promise.resolve(2))).toBe(2)
    expect(refusal(() => new Findings().refuse())).toBeUndefined()
    const fail = () => {
      throw new Problem(finding)
    }
    expect(findings.collect(fail)).toBeUndefined()
    expect(await findings.collectFrom(() => Promise.reject(new Problem([finding])))).toBeUndefined()
    expect(findings.list).toEqual([{ what: 'One.', remedy: 'First.' }, finding, finding])
    expect(refusal(() => findings.refuse())).toMatch(/^3 problems were found:\n1\. One\. First\.\n/)
  })

  test('do not swallow a bug', async () => {
    const bug = new TypeError('undefined is not a function')
    const findings = new Findings()
    expect(() =>
      findings.collect(() => {
        throw bug
      }),
    ).toThrow(bug)
    await expect(findings.collectFrom(() => Promise.reject(bug))).rejects.toBe(bug)
    expect(findings.list).toEqual([])
  })
})

describe('remedies', () => {
  test('the first rule that matches by code and by text gives it', () => {
    const rules = [
      {
        code: 'A',
        text: /one (\w+)/,
        remedy: ([, word]: RegExpExecArray, { repository }: Concern) => `${word} of ${repository}`,
      },
      { code: 'A', remedy: 'any A' },
      { text: /two/, remedy: 'two' },
    ]
    expect(findRemedy(rules, 'A', 'one apple', { repository: 'the tree' })).toBe('apple of the tree')
    expect(findRemedy(rules, 'A', 'two')).toBe('any A')
    expect(findRemedy(rules, 'B', 'two')).toBe('two')
    expect(findRemedy(rules, 'B', 'one apple')).toBeUndefined()
  })

  const denial =
    'User: arn:aws:sts::1:assumed-role/deploy/x is not authorized to perform: ecr:PutImage on resource: arn:r'
  test.each([
    [
      `${denial} because no identity-based policy allows the ecr:PutImage action`,
      'Add to the policy of the role that deploys: {"Effect":"Allow","Action":"ecr:PutImage","Resource":"arn:r"}',
    ],
    [
      `${denial} because no resource-based policy allows the ecr:PutImage action`,
      'The owner of arn:r must add to its policy: {"Sid":"CrossAccountPermission","Effect":"Allow",' +
        '"Principal":{"AWS":"arn:aws:iam::1:root"},"Action":"ecr:PutImage"}',
    ],
    [
      denial,
      'Add to the policy of the role that deploys: {"Effect":"Allow","Action":"ecr:PutImage","Resource":"arn:r"}',
    ],
  ])('%s', (text, remedy) => {
    expect(findRemedy(denials, 'AccessDeniedException', text)).toBe(remedy)
  })

  test('several actions go into one statement', () => {
    expect(allow(['ecr:A', 'ecr:B'], 'arn:r')).toBe(
      'Add to the policy of the role that deploys: {"Effect":"Allow","Action":["ecr:A","ecr:B"],"Resource":"arn:r"}',
    )
  })
})

describe('a message with much that others said', () => {
  const remedy = 'Correct the handler.'

  test('keeps the remedy, also in one line of the log', () => {
    const { message } = new Problem({ what: `It said ${'x'.repeat(20_000)}.`, remedy })
    expect(message).toHaveLength(2000 + 1 + remedy.length)
    expect(message.endsWith(`x… ${remedy}`)).toBe(true)
  })

  test('has what fits, and every remedy of it', () => {
    const findings = Array.from({ length: 8 }, (_, index) => ({
      what: `Number ${index} said ${'y'.repeat(3000)}.`,
      remedy: `Correct number ${index}.`,
      details: 'z'.repeat(3000),
    }))
    const short = new Problem(findings).messageWithin(3600)
    expect(short.length).toBeLessThanOrEqual(3600)
    for (const { remedy: each } of findings) expect(short).toContain(each)
    expect(short).not.toContain('z')
    const shorter = new Problem(findings).messageWithin(500)
    expect(shorter.length).toBeLessThanOrEqual(500)
    expect(shorter).toMatch(
      /^4 problems were found:\n1\. Number 0 said y+… Correct number 0\.\n[\s\S]*\n4 more: the log has them\.$/,
    )
  })

  test('keeps the last lines below, each cut, where one finding is alone', () => {
    const details = `The container's last lines:\n${'x'.repeat(1_000_000)}\nlast`
    const short = new Problem({ what: 'It failed.', remedy, details }).messageWithin(3600)
    expect(short).toBe(`It failed. ${remedy}\n…\nThe container's last lines:\n${'x'.repeat(299)}…\nlast`)
    const many = Array.from({ length: 50 }, (_, index) => `line ${index} ${'x'.repeat(400)}`)
    const cut = new Problem({ what: 'It failed.', remedy, details: many.join('\n') }).messageWithin(1000)
    expect(cut.length).toBeLessThanOrEqual(1000)
    expect(
      cut
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 7)),
    ).toEqual(['…', 'line 47', 'line 48', 'line 49'])
  })

  test('stays whole where it fits', () => {
    const problem = new Problem({ what: 'It failed.', remedy, details: 'its log' })
    expect(problem.messageWithin(3600)).toBe(problem.message)
  })

  test('is the last 50 lines of a log', () => {
    const lines = Array.from({ length: 80 }, (_, index) => `line ${index}`)
    expect(tail(`${lines.join('\n')}\n\n`)).toBe(lines.slice(30).join('\n'))
  })
})
