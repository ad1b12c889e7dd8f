import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { workflowsIn } from '../../script/workflows/blocks.ts'
import { inputsOf } from '../../script/workflows/uses.ts'

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const page = read('docs/coming-from.md')
const ours = inputsOf(read('action.yml'))

/** The inputs of the actions that the page compares with: their action.yml of the version that it names. */
// biome-ignore format: lists of names read better packed
const theirs = {
  'aws-actions/configure-aws-credentials': [
    'aws-region', 'aws-profile', 'overwrite-aws-profile', 'role-to-assume', 'aws-access-key-id',
    'aws-secret-access-key', 'aws-session-token', 'web-identity-token-file', 'role-chaining', 'audience',
    'http-proxy', 'no-proxy', 'mask-aws-account-id', 'role-duration-seconds', 'role-external-id',
    'role-session-name', 'role-skip-session-tagging', 'transitive-tag-keys', 'inline-session-policy',
    'managed-session-policies', 'output-credentials', 'output-env-credentials', 'unset-current-credentials',
    'disable-retry', 'retry-max-attempts', 'special-characters-workaround', 'use-existing-credentials',
    'allowed-account-ids', 'force-skip-oidc', 'action-timeout-s', 'custom-tags', 'sts-endpoint',
  ],
  'aws-actions/amazon-ecr-login': ['http-proxy', 'mask-password', 'registries', 'registry-type', 'skip-logout'],
  'docker/metadata-action': [
    'context', 'images', 'tags', 'flavor', 'labels', 'annotations', 'sep-tags', 'sep-labels', 'sep-annotations',
    'bake-target', 'github-token',
  ],
  'docker/build-push-action': [
    'add-hosts', 'allow', 'annotations', 'attests', 'build-args', 'build-contexts', 'builder', 'cache-from',
    'cache-to', 'call', 'cgroup-parent', 'context', 'file', 'labels', 'load', 'network', 'no-cache',
    'no-cache-filters', 'outputs', 'platforms', 'provenance', 'pull', 'push', 'sbom', 'secrets', 'secret-envs',
    'secret-files', 'shm-size', 'ssh', 'tags', 'target', 'ulimit', 'github-token',
  ],
  'aws-actions/aws-lambda-deploy': [
    'function-name', 'package-type', 'image-uri', 'code-artifacts-dir', 'handler', 'runtime', 's3-bucket', 's3-key',
    'publish', 'dry-run', 'revision-id', 'architectures', 'source-kms-key-arn', 'role', 'function-description',
    'memory-size', 'timeout', 'vpc-config', 'environment', 'dead-letter-config', 'kms-key-arn', 'tracing-config',
    'layers', 'file-system-configs', 'image-config', 'ephemeral-storage', 'snap-start', 'logging-config',
    'code-signing-config-arn', 'tags',
  ],
}

/** The words in backticks of one column in the tables below a heading; the heading's own section alone. */
function named(heading: string, column: number): string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => /^\| `/.test(line))
  return rows.flatMap((row) =>
    Array.from((row.split(' | ')[column] ?? '').matchAll(/`([^`]+)`/g), ([, name]) => name ?? ''),
  )
}

describe.each(Object.entries(theirs))('%s', (action, inputs) => {
  test('has each input on the page, once', () => {
    expect(named(action, 0).toSorted()).toEqual(inputs.toSorted())
  })
})

test.each([...Object.keys(theirs), 'The AWS CLI'])('the counterparts of %s are inputs that there are', (heading) => {
  expect(named(heading, 0).length).toBeGreaterThan(4)
  expect(named(heading, 1).filter((name) => !ours.has(name))).toEqual([])
})

describe('the workflow', () => {
  const [before = '', after = ''] = workflowsIn(page).map(({ workflow }) => workflow)
  const stepsOf = (workflow: string): { uses?: string }[] => parse(workflow).jobs.deploy.steps
  const uses = (workflow: string) => stepsOf(workflow).map((step) => step.uses?.split('@')[0] ?? 'run')

  test('uses all of the others before, and this action alone after', () => {
    expect(uses(before)).toEqual(expect.arrayContaining([...Object.keys(theirs), 'run']))
    expect(uses(after)).toEqual(['actions/checkout', 'docker/setup-buildx-action', 'OWNER/deploy-lambda-image'])
  })

  test('differs in its steps alone, and is half as long', () => {
    const { jobs: long, ...one } = parse(before)
    const { jobs: short, ...other } = parse(after)
    expect(other).toEqual(one)
    expect({ ...short.deploy, steps: [] }).toEqual({ ...long.deploy, steps: [] })
    const lines = (workflow: string) => workflow.slice(workflow.indexOf('    steps:')).trimEnd().split('\n').length
    expect(lines(after)).toBeLessThan(lines(before) / 2)
  })
})

const replaced = page
  .split('\n')
  .flatMap((line) => line.match(/^\| \[(.+?)\]\(\.\.\/(examples\/workflows\/.+?)\) \| (.+) \| (\d+) \|$/) ?? [])

test('workflows that replace those of others have fewer steps, as many as the page says', () => {
  const rows = Array.from({ length: replaced.length / 5 }, (_, index) => replaced.slice(index * 5, index * 5 + 5))
  expect(rows.length).toBeGreaterThan(10)
  for (const [, name, file = '', others = '', told] of rows) {
    const jobs: { steps?: unknown[] }[] = Object.values(parse(read(file)).jobs)
    const own = jobs.flatMap(({ steps = [] }) => steps).length
    expect(`${name}: ${told}`).toBe(`${name}: ${own}`)
    expect(others.split(', ').length, name).toBeGreaterThan(own)
  }
})
