import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeTraffic, parseTraffic, shiftSteps, type Traffic } from '../../src/domain/traffic.ts'
import { refusal } from '../support/refusal.ts'

const parse = (text: string) => parseTraffic(text, 'traffic')

describe('parseTraffic', () => {
  test.each([
    ['all-at-once', { kind: 'all-at-once' }],
    ['canary 10% 5m', { kind: 'canary', percent: 10, duration: 300_000 }],
    ['canary  1%  1h', { kind: 'canary', percent: 1, duration: 3_600_000 }],
    ['linear 99% 30s', { kind: 'linear', percent: 99, duration: 30_000 }],
  ])('%s', (text, traffic) => {
    expect(parse(text)).toEqual(traffic)
  })

  test.each([
    'canary',
    'canary 10%',
    'canary 0% 5m',
    'canary 100% 5m',
    'canary 10 5m',
    'canary 1.5% 5m',
    'linear 5m 10%',
  ])('%j is refused', (text) => {
    expect(refusal(() => parse(text))).toBe(
      `traffic: '${text}' is not a valid traffic shift. Write 'all-at-once', 'canary 10% 5m' or 'linear 10% 1m', with 1% to 99%.`,
    )
  })

  test('a wrong duration is refused as one', () => {
    expect(refusal(() => parse('canary 10% soon'))).toMatch(/^traffic: 'soon' is not a duration\. /)
  })
})

describe('shiftSteps', () => {
  test.each<[Traffic, number[]]>([
    [{ kind: 'all-at-once' }, []],
    [{ kind: 'canary', percent: 10, duration: 1 }, [10]],
    [{ kind: 'linear', percent: 25, duration: 1 }, [25, 50, 75]],
    [{ kind: 'linear', percent: 40, duration: 1 }, [40, 80]],
    [{ kind: 'linear', percent: 99, duration: 1 }, [99]],
  ])('%j', (traffic, percents) => {
    expect(shiftSteps(traffic).map(({ percent }) => percent)).toEqual(percents)
  })

  test('a linear shift grows by the same share, and the last step to all is no larger', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1 }), (percent, duration) => {
        const steps = [0, ...shiftSteps({ kind: 'linear', percent, duration }).map((each) => each.percent), 100]
        const growth = steps.slice(1).map((step, index) => step - (steps[index] ?? 0))
        expect(growth.slice(0, -1).every((each) => each === percent)).toBe(true)
        expect(growth.at(-1)).toBeGreaterThan(0)
        expect(growth.at(-1)).toBeLessThanOrEqual(percent)
      }),
    )
  })
})

test.each([
  ['all-at-once', 'all at once'],
  ['canary 10% 5m', '10% for 5 min, then all'],
  ['linear 10% 60s', '10% more every 1 min'],
])('%s is said as %s', (text, said) => {
  expect(describeTraffic(parse(text))).toBe(said)
})
