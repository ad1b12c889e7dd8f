import { expect, test } from 'vitest'
import { verdictOn } from '../../src/preview/expiry.ts'

const now = Date.parse('2026-11-21T12:00:00Z')
const hour = 3_600_000
const open = { open: true, headSha: 'a' }
const closed = { open: false, headSha: 'a' }

test.each([
  [closed, undefined, 0, true, 'pull request #7 is closed'],
  [open, undefined, 9999, false, 'pull request #7 is open'],
  [open, 24, 24, false, 'pull request #7 is open'],
  [open, 24, 25, true, 'it had no push for 25 h'],
  [open, 24, 72, true, 'it had no push for 3 days'],
  [closed, 24, 1, true, 'pull request #7 is closed'],
  [undefined, 24, 72, false, 'GitHub knows of no pull request #7'],
])('%j with a ttl of %s h, after %s h', (pull, ttl, idle, remove, reason) => {
  const preview = { number: 7, deployedAt: new Date(now - idle * hour) }
  expect(verdictOn(preview, pull, ttl === undefined ? undefined : ttl * hour, now)).toEqual({ remove, reason })
})
