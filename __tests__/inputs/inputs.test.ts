import { expect, test } from 'vitest'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { refusal } from '../support/refusal.ts'
import { plainBuild as defaultBuild } from './build-inputs.ts'
import { defaults, read } from './read.ts'

const account = '111122223333'
const defaultInputs = {
  written: new Set(['function-name', 'tags']),
  regions: [],
  rolesToAssume: [],
  sessionDuration: 3600,
  audience: 'sts.amazonaws.com',
  functionName: { name: 'hello' },
  publish: true,
  build: defaultBuild,
  tags: ['abc'],
  createRepository: true,
  repositoryRolesToAssume: [],
  skipUnchanged: true,
  skipMissing: false,
  waitTimeout: 600_000,
  dryRun: false,
  rehearsal: { env: [], credentials: false, required: false },
  configuration: { variables: [], replaceEnvironment: false, removedVariables: [], tags: [] },
  release: { traffic: { kind: 'all-at-once' }, rollbackAlarms: [], allowOlder: false, rollback: false },
  rollout: {
    strategy: 'parallel',
    unit: 'region',
    onFailure: 'stop',
    written: { strategy: 'region-strategy', onFailure: 'on-region-failure' },
    replicated: false,
  },
  preview: { enabled: false, url: { authType: 'NONE', invokeMode: 'BUFFERED' }, deleteLogs: true, failForks: false },
}

test('every input of action.yml is read, and nothing else is', () => {
  const names = new Set<string>()
  refusal(() =>
    readRunInputs(
      (name) => {
        names.add(name)
        return ''
      },
      { workspace: '/workspace', temporaryDirectory: '/temp', ambientRegion: 'us-east-1' },
    ),
  )
  expect([...names].sort()).toEqual(Object.keys(defaults).sort())
})

test('the defaults of action.yml are those of the code', () => {
  expect(read()).toEqual(defaultInputs)
  const empty = readInputs((name) => (name === 'function-name' ? 'hello' : ''))
  expect(empty).toEqual({ ...defaultInputs, tags: [], written: new Set(['function-name']) })
})

test('everything that is given is parsed', () => {
  const digest = `sha256:${'0'.repeat(64)}`
  const given = {
    'aws-region': 'us-east-1, eu-central-1\nus-east-1',
    'role-to-assume': `arn:aws:iam::${account}:role/entry\n\n arn:aws:iam::${account}:role/a,b `,
    'role-session-name': 'me@here',
    'role-duration-seconds': '900',
    audience: 'https://github.com/octo-org',
    publish: 'false',
    role: `arn:aws:iam::${account}:role/hello`,
    architecture: 'arm64',
    'repository-role-to-assume': `arn:aws:iam::${account}:role/push`,
    image: 'hello:nix',
    repository: `${account}.dkr.ecr.us-east-1.amazonaws.com/team/hello`,
    tags: 'v1,v1.2\nlatest,v1',
    'create-repository': 'False',
    'image-uri': `registry.example/hello@${digest}`,
    'skip-unchanged': 'FALSE',
    'wait-timeout': '1m30s',
    'dry-run': 'true',
    'test-event': '{"a":1}',
    'test-expect': './expected.json',
    'test-env': 'A=1,2\nB=x=y',
    'test-timeout': '10s',
    'test-credentials': 'true',
    'test-required': 'true',
    preview: 'true',
    'preview-url-auth': 'aws-iam',
    'preview-url-invoke-mode': 'response-stream',
    'preview-url-cors': '{"AllowOrigins": ["*"], "MaxAge": 60}',
    'preview-ttl': '7d',
    'preview-delete-logs': 'false',
    'preview-fork': 'fail',
    'preview-environment': 'try-out',
    'memory-size': '256',
    timeout: '30',
    'ephemeral-storage': '1024',
    description: 'Says hello',
    environment: 'AA=1,2\nBB=x=y',
    'environment-mode': 'replace',
    'environment-remove': 'CC,DD',
    'image-command': 'serve',
    'image-entry-point': '["/bin/app", "--verbose"]',
    'image-working-directory': '/work',
    'snap-start': 'published-versions',
    'tags-function': 'team=a, b\nstage=test',
    'function-config': './function.json',
    alias: 'live',
    'verify-event': './events',
    'verify-expect': '{"ok":true}',
    traffic: 'canary 10% 5m',
    'rollback-alarms': 'errors\nlatency',
    'codedeploy-application': 'hello',
    'codedeploy-deployment-group': 'live',
    'provisioned-concurrency': '5',
    rollback: 'true',
    'rollback-to': '3',
    'keep-versions': '10',
    'allow-older': 'true',
    missing: 'skip',
    'release-strategy': 'one-then-rest',
    'on-failure': 'rollback',
    replicate: 'ecr',
    'result-dir': 'results',
    'github-token': 'ghs_token',
  }
  expect(read(given)).toEqual({
    ...defaultInputs,
    written: new Set(['function-name', ...Object.keys(given)]),
    regions: ['us-east-1', 'eu-central-1'],
    rolesToAssume: [`arn:aws:iam::${account}:role/entry`, `arn:aws:iam::${account}:role/a,b`],
    sessionName: 'me@here',
    sessionDuration: 900,
    audience: 'https://github.com/octo-org',
    functionName: { name: 'hello' },
    publish: false,
    executionRole: `arn:aws:iam::${account}:role/hello`,
    architecture: 'arm64',
    build: defaultBuild,
    repository: { registry: `${account}.dkr.ecr.us-east-1.amazonaws.com`, repository: 'team/hello' },
    tags: ['v1', 'v1.2', 'latest'],
    createRepository: false,
    repositoryRolesToAssume: [`arn:aws:iam::${account}:role/push`],
    localImage: 'hello:nix',
    image: { registry: 'registry.example', repository: 'hello', digest },
    skipUnchanged: false,
    skipMissing: true,
    waitTimeout: 90_000,
    dryRun: true,
    rehearsal: {
      event: '{"a":1}',
      expect: './expected.json',
      env: [
        { name: 'A', value: '1,2' },
        { name: 'B', value: 'x=y' },
      ],
      timeout: 10_000,
      credentials: true,
      required: true,
    },
    configuration: {
      file: './function.json',
      memory: 256,
      timeout: 30,
      ephemeralStorage: 1024,
      description: 'Says hello',
      snapStart: { ApplyOn: 'PublishedVersions' },
      command: ['serve'],
      entryPoint: ['/bin/app', '--verbose'],
      workingDirectory: '/work',
      variables: [
        { name: 'AA', value: '1,2' },
        { name: 'BB', value: 'x=y' },
      ],
      replaceEnvironment: true,
      removedVariables: ['CC', 'DD'],
      tags: [
        { name: 'team', value: 'a, b' },
        { name: 'stage', value: 'test' },
      ],
    },
    release: {
      alias: 'live',
      provisionedConcurrency: 5,
      verifyEvent: './events',
      verifyExpect: '{"ok":true}',
      traffic: { kind: 'canary', percent: 10, duration: 300_000 },
      rollbackAlarms: ['errors', 'latency'],
      codeDeploy: { application: 'hello', deploymentGroup: 'live' },
      keepVersions: 10,
      allowOlder: true,
      rollback: true,
      rollbackTo: '3',
    },
    rollout: {
      strategy: 'one-then-rest',
      unit: 'function',
      onFailure: 'rollback',
      written: { strategy: 'release-strategy', onFailure: 'on-failure' },
      replicated: true,
      resultDirectory: 'results',
    },
    preview: {
      enabled: true,
      url: { authType: 'AWS_IAM', invokeMode: 'RESPONSE_STREAM', cors: { AllowOrigins: ['*'], MaxAge: 60 } },
      ttl: 604_800_000,
      deleteLogs: false,
      failForks: true,
      environment: 'try-out',
    },
    githubToken: 'ghs_token',
  })
})
