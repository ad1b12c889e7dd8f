import type { Sandbox } from '@deploy-lambda-image/sandbox'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, show, type Theme } from '../../script/page.ts'
import { writeComment } from '../../src/preview/comment.ts'
import { summarize, summarizeFailure } from '../../src/report/summary.ts'
import { failed, kinds } from '../report/kinds.ts'
import { mistakes } from '../report/mistakes.ts'
import { imageStep } from './image-stage.ts'
import { commit, onlyError } from './read-back.ts'
import { account, checkout, create, deploy, openStage } from './stage.ts'

const functionArn = `arn:aws:lambda:us-east-1:${account}:function:hello-world`
const inputs = { alias: 'live', 'memory-size': '256', environment: 'GREETING=hi' }

/** A checkout whose image is made from another one. */
const onBase = (message: string) => checkout(message, 'ENV STAGE=test')

/** Of real runs, which are shown in a browser in the end. */
const real: Record<string, string> = {}

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await openStage()
})
afterAll(() => sandbox.stop())

test('the summary of a first deploy tells function, version, image and commit, and how long each step took', async () => {
  // What no other test has built: nothing but its base is cached.
  const { summary, outputs, main } = await create(sandbox, { workspace: onBase(crypto.randomUUID()) })
  real['of a first deploy'] = summary
  expect(summary).toContain('### ✅ `hello-world` is on version 1 in us-east-1\n')
  expect(summary).toContain(
    `commit [${commit.slice(0, 7)}](<https://github.com/octo-org/hello-lambda/commit/${commit}>)`,
  )
  expect(summary).toContain('| **Version** | *new* | **[version 1](<')
  expect(summary).toContain(`\`${outputs.digest?.slice(7, 19)}\``)
  expect(summary).toContain(`Tags: \`${commit}\``)
  expect(summary).toMatch(/\| Build the image for linux\/amd64: [01] of 2 steps cached \|/)
  expect(summary).toMatch(/\| Push the image to ECR: [12] of 2 layers, [\d.]+ \w+ \|/)
  expect(summary.split('\n').filter((line) => line.includes('test-event'))).toHaveLength(1)
  expect(timedSteps(summary)).toEqual(main.groups)
})

test('the summary of the next one tells what was before: version, image, configuration, layers', async () => {
  const { summary, log } = await deploy(sandbox, { workspace: onBase('two'), inputs })
  real['of the next one'] = summary
  expect(summary, log).toContain('### ✅ `hello-world:live` is on version 2 in us-east-1\n')
  expect(summary).toMatch(/^\| `hello-world:live` \| \*new\* \| \*\*\[version 2\]/m)
  expect(summary).toMatch(/^\| \*\*Image\*\* \| `[0-9a-f]{12}`\u00A0·\u00A0[\d.]+\u00A0MB \| \*\*`[0-9a-f]{12}`\*\*/m)
  expect(summary).toContain('| **memory-size** | 128 MB | **256 MB** |')
  expect(summary).toContain('| **environment** |  | + `GREETING` |')
  expect(summary).toMatch(/^\| \d(?:–\d)? \| [\d.]+ MB \| as before \|/m)
  expect(summary).toMatch(/^\| \d \| \d+ B \| \*\*new\*\* \| `COPY message/m)
})

test('the summary of a run that failed has the reason, what to do and what serves', async () => {
  sandbox.lambda.failNextUpdate({
    name: 'hello-world',
    reasonCode: 'InvalidImage',
    reason: 'It is broken.',
    when: 'latest',
  })
  const broken = await deploy(sandbox, await imageStep(sandbox, inputs, 'three'))
  const { summary, outputs, main } = broken
  real['of one that failed'] = summary
  expect(summary).toContain('### ❌ `hello-world` was not deployed; `live` stays on version 2\n')
  expect(summary).toMatch(
    /^> \[!CAUTION\]\n> \*\*Lambda could not .*: InvalidImage: It is broken\.\*\*\n>\n> \*\*What to do:\*\* /m,
  )
  expect(timedSteps(summary)).toEqual(main.groups)
  const { results = '', ...others } = outputs
  expect(others).toEqual({})
  expect(JSON.parse(results)).toMatchObject({
    'us-east-1': { version: '2', 'function-arn': functionArn, error: onlyError(broken) },
  })
})

/** First cells of the table of steps, each of which has a time beside it. */
function timedSteps(summary: string): string[] {
  const rows = summary.slice(summary.indexOf('| Step | Time |')).split('\n').slice(2)
  const row = /^\| (?!—)(.+?)(?:: [^|]*)? \| (?:(?:under )?[\d.]+ ms|[\d.]+ s|\d+ min(?: \d+ s)?)(?:, failed)? \|$/
  return rows.flatMap((line) => row.exec(line)?.[1] ?? [])
}

const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello-world' }
const runUrl = 'https://github.com/octo-org/hello-lambda/actions/runs/1'
const url = 'https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.ap-southeast-2.on.aws/'
const live = { region: 'ap-southeast-2', url, version: '3', digest: `sha256:${'a'.repeat(64)}`, coldStart: 400 }
const answer = { status: 200, milliseconds: 1234 }
const regions = [
  { ...live, answer },
  { ...live, answer, region: 'us-east-1' },
]
const reasons = [{ what: 'It broke.', remedy: 'Mend it.' }]
const comments = Object.fromEntries(
  [
    { phase: 'building', commit } as const,
    { phase: 'ready', commit, regions: regions.slice(0, 1), size: 12_300_000, baseSize: 12_000_000 } as const,
    { phase: 'ready', commit, regions } as const,
    { phase: 'failed', commit, reasons, after: [] } as const,
    { phase: 'removed', commit, reason: 'The pull request is closed.', kept: ['hello:v1'], left: [] } as const,
  ].map((status, index) => [
    `comment ${index}: ${status.phase}`,
    writeComment(preview, status, { commit, live: { commit, regions } }, runUrl),
  ]),
)

/** What a browser makes of a summary; lengths are CSS pixels. */
interface Shown {
  /** Of its column. */
  width: number
  /** What is wider than its column, as text. */
  wide: string[]
  /** Diagrams of the Markdown that are no picture, or one of an error. */
  undrawn: string[]
  /** Links without a target or a text. */
  dead: string[]
  /** From the top of the summary to the end of what says what to do; absent without. */
  remedyEnds?: number
  text: string
}

// A text, for these are the browser's own words and not Node's.
const look = `[...document.querySelectorAll('article')].map((article) => {
  const box = article.getBoundingClientRect()
  const all = (selector) => [...article.querySelectorAll(selector)]
  const wider = ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1
  const remedy = all('strong').filter((one) => one.textContent === 'What to do:').at(-1)
  return {
    width: box.width,
    wide: [article, ...all('table, .markdown-alert')].filter(wider).map((one) => one.textContent.slice(0, 200)),
    undrawn: all('.mermaid').filter((one) => !one.querySelector('svg') || one.querySelector('.error-icon')).map((one) => one.textContent),
    dead: all('a').filter((one) => !/^https:\\/\\/[^/]+\\//.test(one.href) || one.textContent === '').map((one) => one.outerHTML),
    text: article.textContent,
    ...(remedy && { remedyEnds: remedy.parentElement.getBoundingClientRect().bottom - box.top }),
  }
})`

describe('in a browser', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  })
  afterAll(() => browser?.close())

  async function shown(summaries: Readonly<Record<string, string>>, theme: Theme): Promise<Record<string, Shown>> {
    await show(page, Object.values(summaries), theme)
    const seen: Shown[] = await page.evaluate(look)
    return Object.fromEntries(Object.keys(summaries).map((name, index) => [name, seen[index] ?? Object()]))
  }

  test.each<Theme>(['light', 'dark'])(
    'no table is wider than the page, diagrams are drawn, links lead somewhere: %s',
    async (theme) => {
      const made = Object.entries(kinds).map(([name, one]) => [
        name,
        'findings' in one ? summarizeFailure(one) : summarize(one),
      ])
      const all = await shown({ ...Object.fromEntries(made), ...comments, ...real }, theme)
      for (const [name, { width, wide, undrawn, dead }] of Object.entries(all)) {
        expect({ width, wide, undrawn, dead }, name).toEqual({ width: 880, wide: [], undrawn: [], dead: [] })
      }
    },
  )

  // GitHub's own header and the job's name are above a summary.
  const above = 300

  test('each typical mistake shows its remedy without scrolling', async () => {
    const summaries = mistakes.map(([name, problem]) => [name, summarizeFailure(failed(problem()))])
    const all = await shown(Object.fromEntries(summaries), 'light')
    for (const [name, , remedy] of mistakes) {
      expect(all[name]?.text.replaceAll(/\s+/g, ' '), name).toContain(remedy)
      expect(all[name]?.remedyEnds, name).toBeLessThan(800 - above)
    }
    expect(mistakes).toHaveLength(12)
  })
})
