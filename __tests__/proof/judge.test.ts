import { describe, expect, test } from 'vitest'
import { bound, type Ended, judge } from '../../proof/torture/judge.ts'

const remedied = 'Lambda refused the update: Rate exceeded. Wait a minute, then run this job again.'
const live = `sha256:${'2'.repeat(64)}`
const error = (message = remedied) => ({ level: 'error' as const, message })

/** A run whose new version serves. */
const well: Ended = {
  run: {
    exitCode: 0,
    log: 'Version 2 of hello-world is live',
    summary: '',
    outputs: { digest: live },
    annotations: [],
  },
  serves: 'v2',
  before: 'v1',
  next: 'v2',
  digest: live,
  took: 2000,
  struck: 1,
  passing: false,
  left: [],
  secrets: ['', 'hunter2'],
}

/** A run that was refused, and changed nothing. */
const refused: Ended = {
  ...well,
  run: { ...well.run, exitCode: 1, log: 'Lambda refused the update', outputs: {}, annotations: [error()] },
  serves: 'v1',
}

const withRun = (ended: Ended, run: Partial<Ended['run']>): Ended => ({ ...ended, run: { ...ended.run, ...run } })

describe('nothing is wrong with', () => {
  test.each<[string, Ended]>([
    ['a run that deploys', well],
    ['a run that says why it did not', refused],
    [
      'a run that fails after the alias has moved, and says so',
      { ...withRun(refused, { log: 'v2 is live' }), serves: 'v2' },
    ],
    ['a warning', withRun(well, { annotations: [{ level: 'warning', message: 'GitHub does not answer' }] })],
    ['nothing that happens, and a deploy', { ...well, struck: 0 }],
    ['a deploy through what passes', { ...well, passing: true }],
  ])('%s', (_, ended) => {
    expect(judge(ended)).toEqual([])
  })
})

describe('refused is', () => {
  test.each<[string, Ended, RegExp]>([
    ['a share of the traffic that stays', { ...refused, serves: 'a share on 2' }, /^a share on 2 serves$/],
    ['an image that nobody wanted', { ...refused, serves: 'another image' }, /^another image serves$/],
    ['an alias that is gone', { ...refused, serves: 'no alias' }, /^no alias serves$/],
    ['a success while the old version serves', { ...well, serves: 'v1' }, /^it ended well, and v1 serves$/],
    [
      'an output that names another image',
      withRun(well, { outputs: { digest: 'sha256:1' } }),
      /^the output names another image$/,
    ],
    ['a success without an output', withRun(well, { outputs: {} }), /^the output names another image$/],
    ['a success with an error', withRun(well, { annotations: [error()] }), /^it ended well with an error: /],
    ['a failure although nothing happened', { ...refused, struck: 0 }, /^it failed although nothing happened: /],
    ['a failure by what passes', { ...refused, passing: true }, /^it failed by what passes: /],
    ['a failure that hides that the new version serves', { ...refused, serves: 'v2' }, /^it failed silently live: /],
    ['a failure without a word', withRun(refused, { annotations: [] }), /^0 errors: /],
    ['a failure that says two things', withRun(refused, { annotations: [error(), error()] }), /^2 errors: /],
    [
      'an error without a remedy',
      withRun(refused, { annotations: [error('Rate exceeded.')] }),
      /^no remedy: Rate exceeded\.$/,
    ],
    ['a process that was killed', withRun(refused, { exitCode: null, annotations: [] }), /^0 errors: /],
    ['a run that takes too long', { ...refused, took: bound + 1000 }, /^it took 91 s$/],
    [
      'a folder that is left',
      { ...well, left: ['deploy-lambda-image-x/config.json'] },
      /^deploy-lambda-image-x\/config\.json is left$/,
    ],
    ['an image that is left', { ...well, left: ['the image 1234'] }, /^the image 1234 is left$/],
    ['a secret in the log', withRun(well, { log: 'is live: hunter2' }), /^a secret shows$/],
    ['a secret in the summary', withRun(well, { summary: '`hunter2`' }), /^a secret shows$/],
    ['a secret in an output', withRun(well, { outputs: { digest: live, 'image-uri': 'hunter2' } }), /^a secret shows$/],
    ['a stack', withRun(refused, { log: 'Error\n    at main (/dist/index.js:1:2)\n' }), /^a stack shows$/],
  ])('%s', (_, ended, wrong) => {
    expect(judge(ended)).toEqual([expect.stringMatching(wrong)])
  })
})

test('all that is wrong is told', () => {
  const ended = { ...withRun(well, { log: 'hunter2' }), serves: 'v1', took: bound * 2, left: ['the container c'] }
  expect(judge(ended)).toEqual([
    'it ended well, and v1 serves',
    'it took 180 s',
    'the container c is left',
    'a secret shows',
  ])
})
