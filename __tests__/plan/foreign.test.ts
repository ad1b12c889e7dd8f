import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { type Context, readContext } from '../../src/inputs/context.ts'
import { plan } from '../../src/plan/decide.ts'
import { foreignEvent } from '../../src/plan/foreign.ts'
import { givenWorkplace } from '../support/bad-files.ts'
import { refusal } from '../support/refusal.ts'
import { account, context, inputs, sha } from './stage.ts'

const head = '1'.repeat(40)
const pullRequest = { number: 7, open: true, headSha: head }
const { repository } = context
const git = `https://github.com/${repository}.git`
const registry = `${account}.dkr.ecr.us-east-1.amazonaws.com`
const digest = `sha256:${'0'.repeat(64)}`

/** A context as the runner's environment and event make it. */
function on(eventName: string, event: object): Context {
  const env = {
    GITHUB_EVENT_PATH: '/event',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: sha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_WORKSPACE: '/workspace',
  }
  return readContext(env, () => JSON.stringify(event))
}

const run = (event: string, from: unknown = { full_name: repository }) => ({
  workflow_run: { event, head_branch: 'main', head_sha: head, head_repository: from },
})

describe('events', () => {
  test.each([
    ['push', {}],
    ['pull_request', { pull_request: { number: 7, head: { sha: head } } }],
    ['pull_request_review', { pull_request: { number: 7, head: { sha: head } } }],
    ['schedule', {}],
    ['workflow_dispatch', {}],
    ['deployment', {}],
    ['workflow_run', run('push')],
    ['workflow_run', run('workflow_dispatch')],
    ['workflow_run', run('schedule')],
    ['workflow_run', run('release')],
    ['check_suite', { check_suite: { head_sha: sha } }],
    ['status', { sha }],
  ])('%s of %j brings nothing of a stranger', (eventName, event) => {
    expect(foreignEvent(on(eventName, event))).toBeUndefined()
  })

  test.each([
    ['pull_request_target', { pull_request: { number: 7, head: { sha: head } } }, 'pull_request_target'],
    ['issue_comment', { issue: { pull_request: {} } }, 'issue_comment'],
    ['issues', {}, 'issues'],
    ['discussion_comment', {}, 'discussion_comment'],
    ['workflow_run', run('pull_request'), 'workflow_run after pull_request'],
    ['workflow_run', run('pull_request_target'), 'workflow_run after pull_request_target'],
    ['workflow_run', run('issue_comment'), 'workflow_run after issue_comment'],
    ['workflow_run', run('workflow_run'), 'workflow_run after workflow_run'],
    ['workflow_run', run('push', { full_name: 'stranger/fork' }), 'workflow_run after push in another repository'],
    ['workflow_run', run('push', null), 'workflow_run after push in another repository'],
    ['workflow_run', {}, 'workflow_run after an unknown event in another repository'],
    ['check_run', { check_run: { head_sha: head } }, 'check_run of another commit'],
    ['check_suite', {}, 'check_suite of another commit'],
    ['status', { sha: head }, 'status of another commit'],
  ])('%s of %j may bring something', (eventName, event, reason) => {
    expect(foreignEvent(on(eventName, event))).toBe(reason)
  })
})

const foreign: readonly [string, Partial<Context>][] = [
  ['pull_request_target', { eventName: 'pull_request_target', pullRequest }],
  ['issue_comment', { eventName: 'issue_comment' }],
  ['workflow_run after pull_request', { eventName: 'workflow_run', cause: { event: 'pull_request', repository } }],
]
const runs = foreign.flatMap(([name, members]) =>
  ['false', 'true'].flatMap((preview) =>
    preview === 'true' && members.pullRequest === undefined ? [] : [[name, preview, members] as const],
  ),
)

describe.each(runs)('on %s, preview: %s', (name, preview, members) => {
  const refused = (given: Readonly<Record<string, string>>, dryRun = 'false') =>
    refusal(() => plan(inputs({ preview, 'dry-run': dryRun, ...given }), { ...context, ...members }))

  test.each(['false', 'true'])('the workspace is not built, whatever is checked out; dry run: %s', (dryRun) => {
    expect(refused({ context: '.' }, dryRun)).toBe(
      `context: on ${name} '.' may be what a pull request brought, and its build would have the job's secrets and its role in AWS. ` +
        "Write '{{defaultContext}}', this repository at the commit that the run is for, deploy an image by its digest with image-uri, or run this step on pull_request or push.",
    )
  })

  test.each([
    '/workspace',
    './app',
    `${git}#my-branch`,
    `${git}#${head}`,
    `${git}#${sha}0`,
    git,
    `${git}?ref=my-branch`,
    `${git}?ref=main#${sha}`,
    `https://github.com/stranger/hello-lambda.git#${sha}`,
    'https://example.com/context.tar.gz',
    'github.com/stranger/hello-lambda',
    'git@github.com:stranger/hello-lambda.git',
    '-',
  ])('nor is %s', (place) => {
    expect(refused({ context: place })).toContain(`context: on ${name} '${place}' may be`)
    expect(refused({ context: '{{defaultContext}}', 'build-contexts': `a=${place}` })).toContain(
      `build-contexts: on ${name} '${place}' may be`,
    )
  })

  test.each(['/workspace/Dockerfile', 'https://example.com/Dockerfile', '-'])('nor by the Dockerfile %s', (file) => {
    expect(refused({ context: '{{defaultContext}}', file })).toContain(`file: on ${name} '${file}' may be`)
  })

  test.each(['{{defaultContext}}', '{{defaultContext}}:services', `${git}#${sha}`])('%s is built', (place) => {
    const given = { context: place, file: 'services/Dockerfile', 'build-contexts': 'a=docker-image://alpine' }
    expect(refused(given)).toBeUndefined()
  })

  test('an image by digest is deployed, and none by a tag', () => {
    expect(refused({ 'image-uri': `${registry}/hello@${digest}` })).toBeUndefined()
    expect(refused({ 'image-uri': `${registry}/hello:v1` })).toBe(
      `image-uri: on ${name} the tag 'v1' may be on what a pull request brought. Name the image by its digest: '@sha256:<digest>'.`,
    )
  })

  test('no configuration is read from the workspace', () => {
    const workplace = givenWorkplace()
    writeFileSync(join(workplace.workspace, 'regions.json'), '{}')
    const given: Record<string, string> = {
      'function-name': 'hello',
      'aws-region': 'us-east-1',
      preview,
      context: '{{defaultContext}}',
      'function-config': 'config.json',
      'regions-config': 'regions.json',
      'functions-config': 'regions.json',
    }
    const read = readRunInputs((input) => given[input] ?? '', workplace)
    expect(refusal(() => plan(read, { ...context, ...members }))).toBe(
      [
        '3 problems were found:',
        `1. regions-config: on ${name} the file 'regions.json' may be what a pull request brought. Write the JSON itself in the workflow.`,
        `2. functions-config: on ${name} the file 'regions.json' may be what a pull request brought. Write the JSON itself in the workflow.`,
        `3. function-config: on ${name} the file 'config.json' may be what a pull request brought. Write the JSON itself in the workflow.`,
      ].join('\n'),
    )
  })

  const built = { context: '{{defaultContext}}' }
  const events = { 'test-event': '{}', 'verify-event': '{}', 'before-traffic-event': '{}', alias: 'live' }
  const json = 'Write the JSON itself in the workflow.'
  const files = [
    ['test-event', 'events', json],
    ['test-expect', 'expected.json', json],
    ['verify-event', './events', json],
    ['verify-expect', 'expected.json', json],
    ['before-traffic-event', 'migration.json', json],
    ['before-traffic-expect', '/workspace/expected.json', json],
    ['attest', 'sbom.spdx.json', 'Take it out of attest, or run this step on push.'],
  ] as const
  // A preview is sent nothing before its traffic.
  const taken = files.filter(([input]) => preview === 'false' || !input.startsWith('before-traffic'))
  test.each(taken)('no file of the workspace is taken for %s: %s', (input, file, remedy) => {
    const given = { ...built, ...(preview === 'false' && events), preview, 'test-event': '{}', [input]: file }
    const said = `${input}: on ${name} the file '${file}' may be what a pull request brought. ${remedy}`
    expect(refused(given)).toContain(said)
  })

  test('events as JSON are sent, and provenance is put beside the image', () => {
    expect(refused({ ...built, 'test-event': '{"a": 1}', 'test-expect': '[]', attest: 'provenance' })).toBeUndefined()
  })

  test('a build gets no secret and no cache from the workspace', () => {
    expect(refused({ ...built, 'secret-files': 'npmrc=.npmrc' })).toBe(
      `secret-files: on ${name} the file '.npmrc' may be what a pull request brought. Give the secret in secrets or secret-envs, or as a file outside of the workspace.`,
    )
    expect(refused({ ...built, 'cache-from': 'type=local,src=/workspace/cache' })).toBe(
      `cache-from: on ${name} the file '/workspace/cache' may be what a pull request brought. Use a cache of another type, or a folder outside of the workspace.`,
    )
    const elsewhere = { 'secret-files': 'npmrc=/home/runner/.npmrc', 'cache-from': 'type=local,src=/cache\ntype=gha' }
    expect(refused({ ...built, ...elsewhere })).toBeUndefined()
  })
})

test('on pull_request the workspace is built', () => {
  const on = { ...context, eventName: 'pull_request', ref: 'refs/pull/7/merge', pullRequest }
  for (const preview of ['true', 'false']) expect(refusal(() => plan(inputs({ preview }), on))).toBeUndefined()
})

test('after a push, workflow_run builds the workspace', () => {
  const on = { ...context, eventName: 'workflow_run', cause: { event: 'push', repository } }
  expect(refusal(() => plan(inputs(), on))).toBeUndefined()
})
