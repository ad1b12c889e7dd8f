import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRegion, partitionOf } from '../../src/domain/region.ts'
import { refusal } from '../support/refusal.ts'

const partitions = [
  ['us-east-1', { id: 'aws', dnsSuffix: 'amazonaws.com' }],
  ['ap-southeast-7', { id: 'aws', dnsSuffix: 'amazonaws.com' }],
  ['mx-central-1', { id: 'aws', dnsSuffix: 'amazonaws.com' }],
  ['cn-north-1', { id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' }],
  ['us-gov-west-1', { id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' }],
  ['eusc-de-east-1', { id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' }],
  ['us-iso-east-1', { id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' }],
  ['us-isob-east-1', { id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' }],
  ['eu-isoe-west-1', { id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' }],
  ['us-isof-south-1', { id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' }],
] as const

test.each(partitions)('%s is a region of its partition', (region, partition) => {
  expect(parseRegion(region)).toBe(region)
  expect(partitionOf(region)).toEqual(partition)
})

describe('what is no region is refused with the remedy', () => {
  const code = "Write the code, such as 'us-east-1' or 'eu-central-1'; several are separated by commas or lines."
  test.each([
    ['us-east', `aws-region: 'us-east' is not a region code. ${code}`],
    ['US-EAST-1', `aws-region: 'US-EAST-1' is not a region code. ${code}`],
    ['Frankfurt', `aws-region: 'Frankfurt' is not a region code. ${code}`],
    ['us-east-1a', "aws-region: 'us-east-1a' is an availability zone, not a region. Write 'us-east-1'."],
    ['us-gov-west-1b', "aws-region: 'us-gov-west-1b' is an availability zone, not a region. Write 'us-gov-west-1'."],
  ])('%s', (text, message) => {
    expect(refusal(() => parseRegion(text))).toBe(message)
  })
})

test('any text is a region as it stands, or refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const message = refusal(() => expect(parseRegion(text)).toBe(text))
      if (message !== undefined) expect(message).toContain(`aws-region: '${text}'`)
    }),
  )
})
