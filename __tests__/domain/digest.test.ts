import { expect, test } from 'vitest'
import { cutDigests, digestHex, shortDigest, shortenDigests } from '../../src/domain/digest.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const short = 'sha256:0123456789ab'

test.each([
  [digest, '0123456789ab'],
  ['', ''],
])('the twelve digits of %j, and all of them', (text, digits) => {
  expect(shortDigest(text)).toBe(digits)
  expect(digestHex(text)).toBe(text.slice(7))
})

test.each([
  [`hello@${digest} is there`, `hello@${short} is there`],
  [`${digest}, ${digest}`, `${short}, ${short}`],
  // One digit more is another thing.
  [`${digest}0`, `${digest}0`],
  [short, short],
])('digests are cut in %j', (text, cut) => {
  expect(cutDigests(text)).toBe(cut)
})

test('in a log the lines that a program wrote itself keep theirs', () => {
  expect(shortenDigests(`Pushed ${digest}\n| Pushed ${digest}\n#7 0.31 ${digest}`)).toBe(
    `Pushed ${short}\n| Pushed ${digest}\n#7 0.31 ${digest}`,
  )
})
