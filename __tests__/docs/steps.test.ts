import { expect, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { plan } from '../../src/plan/decide.ts'
import { context } from '../plan/stage.ts'
import { documentedSteps, root } from '../support/documented-steps.ts'

/** What stands for an expression, which only a run has a value for, in inputs without which there are no others. */
const samples: Readonly<Record<string, string>> = { 'aws-region': 'us-east-1', 'function-name': 'hello-world' }

/** What the runner gives for inputs that a step does not write. */
const defaults: Readonly<Record<string, string>> = { 'github-token': 'ghs_default' }

function textOf(name: string, written: unknown): string {
  const text = String(written)
  if (text.includes('${{')) return samples[name] ?? ''
  // A file of the reader's own.
  return name === 'regions-config' && !text.startsWith('{') ? '' : text.trim()
}

/** The run that a workflow_run is after. */
const cause = { event: 'push', repository: context.repository, commit: context.sha }

const pullRequest = { number: 7, open: true, headSha: context.sha }

test.each(documentedSteps())('the action can read the inputs of $where, and plan the run', ({ event, inputs }) => {
  const get = (name: string) => (name in inputs ? textOf(name, inputs[name]) : (defaults[name] ?? ''))
  const where = { workspace: root, temporaryDirectory: root, ambientRegion: 'us-east-1' }
  // Steps without a workflow of their own, of which some are for pull requests.
  const eventName = get('preview') === 'true' ? 'pull_request' : event
  const job = { ...context, ...where, eventName, cause, ...(eventName === 'pull_request' && { pullRequest }) }
  expect(() => plan(readRunInputs(get, where), { ...job, ambientCredentials: true })).not.toThrow()
})

test('there are such steps in the README, in pages and in examples', () => {
  const files = documentedSteps().map(({ where }) => where)
  for (const prefix of ['README.md', 'docs/recipes/', 'examples/']) {
    expect(files.some((file) => file.startsWith(prefix))).toBe(true)
  }
})
