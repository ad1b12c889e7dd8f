import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  permissions?: Record<string, string>
  needs?: string | string[]
  outputs?: Record<string, string>
  steps: Step[]
}
const text = readFileSync(new URL('../../.github/workflows/release.yml', import.meta.url), 'utf8')
const workflow: { permissions: Record<string, string>; jobs: Record<string, Job> } = parse(text)
const jobs = Object.entries(workflow.jobs)
const writes = ({ permissions = workflow.permissions }: Job) => Object.values(permissions).includes('write')

/** What runs code of the checkout, of packages or of an artifact. */
const foreign = /npm|node\b|npx|script\/|tsc|ncc|\.\/|\bsource\b|\beval\b/

test('no job that may write runs what it checks out, installs or downloads', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
  const writing = jobs.filter(([, job]) => writes(job))
  expect(writing.map(([name]) => name)).toEqual(['publish'])
  for (const { run = '', uses = '' } of writing.flatMap(([, job]) => job.steps)) {
    expect(run).not.toMatch(foreign)
    expect(uses).not.toMatch(/^\.|setup-|checkout|cache/)
  }
})

test('the job that builds may only read, and leaves no token in its checkout', () => {
  const { build } = workflow.jobs
  expect(build && writes(build)).toBe(false)
  expect(build?.steps.some(({ run = '' }) => run.includes('script/check-dist'))).toBe(true)
  const checkout = build?.steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@'))
  expect(checkout?.with).toEqual({ 'persist-credentials': false })
})

test('what is published is verified by the digest that the build tells, before it is attested or released', () => {
  const { build, publish } = workflow.jobs
  expect(publish?.needs).toBe('build')
  expect(Object.keys(build?.outputs ?? {})).toEqual(['digest'])
  const steps = (publish?.steps ?? []).map(({ uses = '', run = '' }) => `${uses}${run}`)
  const at = (part: string) => steps.findIndex((step) => step.includes(part))
  expect(at('actions/download-artifact@')).toBe(0)
  expect(at('sha256sum --check')).toBe(1)
  expect(at('actions/attest-build-provenance@')).toBeGreaterThan(1)
  expect(at('gh release create')).toBeGreaterThan(at('actions/attest-build-provenance@'))
})
