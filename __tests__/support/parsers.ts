import fc from 'fast-check'
import { explain } from '../../src/aws/explain.ts'
import { explainSignIn } from '../../src/aws/explain-sign-in.ts'
import { readClaims } from '../../src/aws/id-token.ts'
import { readAdvice } from '../../src/docker/build-checks.ts'
import { readBuildxVersion } from '../../src/docker/engine.ts'
import { explainDocker } from '../../src/docker/explain.ts'
import { hasStage, readStages } from '../../src/docker/stages.ts'
import { parseArchitecture } from '../../src/domain/architecture.ts'
import { parseArn, parseFunctionArn } from '../../src/domain/arn.ts'
import { parseDuration } from '../../src/domain/duration.ts'
import { parseFunctionName } from '../../src/domain/function-name.ts'
import { parseEcrRegistry, parseImageReference, parseRepository, parseTag } from '../../src/domain/image-reference.ts'
import { parseJson } from '../../src/domain/json.ts'
import { commitOfTag, readTags } from '../../src/domain/preview.ts'
import { Findings, Problem } from '../../src/domain/problem.ts'
import { parseRegion } from '../../src/domain/region.ts'
import { parseRoleArn } from '../../src/domain/role-arn.ts'
import { parseCondition } from '../../src/domain/rollback-on.ts'
import { parseSessionName } from '../../src/domain/session-name.ts'
import { parseTraffic } from '../../src/domain/traffic.ts'
import { allowsLambda } from '../../src/ecr/policy.ts'
import { explainGitHub } from '../../src/github/explain.ts'
import { readConfig, readManifest } from '../../src/image/manifest.ts'
import { readLayerHistory } from '../../src/image/size.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { readContext } from '../../src/inputs/context.ts'
import { parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { inputList } from '../../src/inputs/list.ts'
import { inputNames } from '../../src/inputs/names.ts'
import { parsePlaceConfig } from '../../src/inputs/place-config.ts'
import { readReport } from '../../src/lambda/invocation-report.ts'
import { plan } from '../../src/plan/decide.ts'
import { readMemory } from '../../src/preview/comment.ts'
import { readEvents } from '../../src/rehearsal/events.ts'
import { compareResponse } from '../../src/rehearsal/expect.ts'
import { readNetworks } from '../../src/rehearsal/job-container.ts'
import { readAddresses } from '../../src/rehearsal/own-network.ts'
import { eventSentTo, historyOf, popped, pushed, withEventSent, withHistory } from '../../src/traffic/history.ts'
import { parseShifts } from '../../src/traffic/journal.ts'

/** A parser, and texts that it takes, which are changed here and there to come near to what it takes. */
interface Parser {
  seeds: readonly [string, ...string[]]
  parse: (text: string, other: string) => unknown
}

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:live'
const role = 'arn:aws:iam::111122223333:role/deploy'
const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const image = `111122223333.dkr.ecr.us-east-1.amazonaws.com/team/hello:v1@${digest}`
const workplace = { workspace: '/nowhere', temporaryDirectory: '/nowhere' }
const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }

/** An error as the AWS SDK throws it. */
function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: 'r-1' } })
}

/** Lines of `name=text` as inputs: the arbitrary text of a run. */
function readInputLines(text: string, eventName: string): unknown {
  const given: Record<string, string> = { 'function-name': 'hello', 'aws-region': 'us-east-1' }
  for (const line of text.split('\n')) {
    const [name = '', ...rest] = line.split('=')
    const known = inputNames.find((each) => each === name)
    // A text of any kind is no path that leads to a file of this machine.
    if (known !== undefined) given[known] = rest.join('=').replaceAll('\u21b5', '\n').trim()
  }
  const env = { GITHUB_EVENT_NAME: eventName, GITHUB_REPOSITORY: 'octo-org/hello-lambda', GITHUB_SHA: sha }
  return plan(
    readRunInputs((name) => given[name] ?? '', workplace),
    readContext(env),
  )
}

/** Everything that reads what others wrote: values and texts of inputs, and what programs and services answer. */
export const parsers: Readonly<Record<string, Parser>> = {
  'an ARN': { seeds: [arn, role], parse: (text) => [parseArn(text), parseFunctionArn(text)] },
  'an architecture': { seeds: ['x86_64', 'arm64'], parse: (text) => parseArchitecture(text) },
  'a duration': { seeds: ['10m', '90s', '1h', '500ms'], parse: parseDuration },
  "a function's name": {
    seeds: ['hello', arn, '111122223333:function:hello'],
    parse: (text) => parseFunctionName(text),
  },
  'an image reference': { seeds: [image, 'hello:v1'], parse: parseImageReference },
  'a host of ECR': {
    seeds: ['111122223333.dkr.ecr.us-east-1.amazonaws.com', '111122223333.dkr-ecr-fips.us-gov-west-1.on.aws'],
    parse: (text) => parseEcrRegistry(text),
  },
  'a repository': { seeds: ['team/hello', image], parse: (text) => parseRepository(text) },
  'a tag': { seeds: ['v1', sha], parse: (text) => parseTag(text) },
  'a region': { seeds: ['us-east-1', 'eu-isoe-west-1', 'us-east-1a', 'US East'], parse: parseRegion },
  "a role's ARN": { seeds: [role], parse: parseRoleArn },
  "a session's name": { seeds: ['octo-org-hello-42'], parse: (text) => parseSessionName(text) },
  condition: {
    seeds: ['errors 1%', 'errors +0.5%', 'throttles 0', 'duration p99 2s', 'duration p99.9 +30%'],
    parse: parseCondition,
  },
  traffic: { seeds: ['all-at-once', 'canary 10% 5m', 'linear 10% 1m'], parse: parseTraffic },
  'tags of a preview': {
    seeds: [
      JSON.stringify({
        'deploy-lambda-image:repository': 'o/n',
        'deploy-lambda-image:pull-request': '7',
        'deploy-lambda-image:preview-of': 'hello',
        'deploy-lambda-image:deployed-at': '2026-11-26T00:00:00.000Z',
      }),
    ],
    parse: (text) => {
      const tags = parseJson(text)
      if (typeof tags !== 'object' || tags === null) return undefined
      return readTags(Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, JSON.stringify(value)])))
    },
  },
  "a preview's tag in ECR": { seeds: [`pr-7-${sha}-hello`], parse: (text) => commitOfTag(preview, text) },
  'a list': { seeds: ['a=1\n"b=2,\n3"', 'a,b'], parse: (text, input) => inputList(text, input) },
  'inputs and event, up to the plan': {
    seeds: [
      'alias=live\ntraffic=canary 10% 5m\nrollback-alarms=a',
      'preview=true\nimage-uri=hello:v1\nenvironment={"AA":1}\nkeep-versions=3',
      'aws-region=us-east-1,eu-west-1\nregions-config={"eu-west-1":{"alias":"x"}}\nrole-to-assume=x',
      'memory-size=128\ntags=a,b\nsecrets="a=1"\ncache-to=type=gha\npreview-url-cors={}\npreview-ttl=7d',
    ],
    parse: readInputLines,
  },
  'function-config': {
    seeds: [
      '{"Timeout": 5, "Environment": {"Variables": {"AA": "1"}}, "Architectures": ["arm64"], "Tags": {"a": "b"}}',
    ],
    parse: (text, input) => parseFunctionConfig(parseJson(text), input),
  },
  'regions-config': {
    seeds: [
      '{"us-east-1": {"alias": "live", "memory-size": 512, "environment": {"AA": "1"}, "tags-function": {"a": 1}}}',
    ],
    parse: (text, input) => {
      const findings = new Findings()
      const texts = [{ input: 'regions-config', json: text, source: input } as const]
      const config = parsePlaceConfig(texts, ['us-east-1', 'eu-west-1'], findings)
      findings.refuse()
      return config
    },
  },
  'functions-config': {
    seeds: ['{"api": {"alias": "live", "regions-config": {"us-east-1": {"verify-event": {"a": 1}}}}}'],
    parse: (text, input) => {
      const findings = new Findings()
      const texts = [{ input: 'functions-config', json: text, source: input } as const]
      const config = parsePlaceConfig(texts, ['us-east-1', 'eu-west-1'], findings)
      findings.refuse()
      return config
    },
  },
  "the workflow's event": {
    seeds: [
      JSON.stringify({ pull_request: { number: 7, state: 'open', head: { sha, repo: null }, base: { repo: {} } } }),
      JSON.stringify({ workflow_run: { event: 'push', head_repository: { full_name: 'o/n' } } }),
      JSON.stringify({ check_suite: { head_sha: sha } }),
    ],
    parse: (text) =>
      ['pull_request', 'workflow_run', 'check_suite', 'status'].map((name) =>
        readContext({ GITHUB_EVENT_PATH: '/event', GITHUB_EVENT_NAME: name }, () => text),
      ),
  },
  "BuildKit's checks": {
    seeds: ['{"warnings":[{"ruleName":"A","url":"u","detail":"d","location":{"ranges":[{"start":{"line":1}}]}}]}'],
    parse: readAdvice,
  },
  "BuildKit's stages": {
    seeds: ['{"targets":[{"name":"build"},{}]}'],
    parse: (text, target) =>
      hasStage(
        (readStages(text) ?? []).map(({ name }) => name),
        target,
      ),
  },
  "buildx' version": {
    seeds: ['github.com/docker/buildx v0.13.1 788433953af10f2a698f5c07611dddce2e08c7a0'],
    parse: readBuildxVersion,
  },
  'a manifest': {
    seeds: [
      JSON.stringify({ mediaType: 'x', config: { digest }, layers: [{ digest, size: 1, mediaType: 'y' }] }),
      JSON.stringify({ manifests: [{ digest, platform: { os: 'linux' }, annotations: {} }] }),
    ],
    parse: (text) => readManifest(text),
  },
  'the config of an image': {
    seeds: [
      JSON.stringify({ os: 'linux', config: { Entrypoint: ['/a'], Env: ['A=1'] }, history: [{ created_by: 'x' }] }),
    ],
    parse: readConfig,
  },
  'the history of an image': { seeds: ['12\tRUN |1 A=1 /bin/sh -c x # buildkit\n0\tCMD'], parse: readLayerHistory },
  'the policy of a repository': {
    seeds: ['{"Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"ecr:*"}]}'],
    parse: (text) => allowsLambda(parseJson(text)),
  },
  events: {
    seeds: ['{"a":1}', 'events', './event.json'],
    parse: (event, expect) => readEvents({ event, expect, of: 'test' }, workplace),
  },
  'a response and what is expected': {
    seeds: ['{"a":[1,{"b":null}]}', `{"statusCode":200}${'\0'.repeat(8)}body`],
    parse: (text, expected) =>
      compareResponse(
        { name: 'e', payload: '{}', expected: { value: parseJson(expected) } },
        { payload: Buffer.from(text) },
      ),
  },
  "an alias' history": {
    seeds: ['mine [before-traffic-event: 8] [previous: 7, 6]', '[previous: 1]'],
    parse: (text, version) => [
      ...[historyOf(text), withHistory(text, ['1']), pushed(text, version), popped(text, version)],
      ...[eventSentTo(text), withEventSent(text, version)],
    ],
  },
  'saved shifts': {
    seeds: ['[{"region":"r","functionName":"f","alias":"a","from":"1","to":"2","description":""}]'],
    parse: parseShifts,
  },
  "a comment's memory": {
    seeds: ['<!-- remembered: {"commit":"c","live":{"commit":"c","regions":[{"region":"r","url":"u"}]}} -->\nx'],
    parse: readMemory,
  },
  "a token's claims": {
    seeds: [`h.${Buffer.from('{"sub":"repo:o/n","aud":["a"]}').toString('base64url')}.s`],
    parse: readClaims,
  },
  "Lambda's report": {
    seeds: ['REPORT RequestId: x\tDuration: 1.5 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tInit Duration: 3 ms'],
    parse: readReport,
  },
  "the engine's networks": {
    seeds: ['{"bridge":{"IPAddress":"172.17.0.2"}}', '[{"Subnet":"172.18.0.0/16","Gateway":"172.18.0.1"}]'],
    parse: (text) => [readNetworks(text), readAddresses(text)],
  },
  "AWS' errors": {
    seeds: [
      `User: ${role} is not authorized to perform: lambda:GetFunction on resource: ${arn} because no identity-based policy allows the action`,
      'The image manifest or layer media type for the source image x is not supported',
    ],
    parse: (text, code) => [
      isProblem(explain(awsError(code, text), 'Could not', { repository: text })),
      isProblem(explainSignIn(awsError('AccessDenied', text), role, { sub: code, aud: text })),
      isProblem(explain(new Error(text), 'Could not')),
    ],
  },
  "Docker's errors": {
    seeds: ['denied: User: x is not authorized', 'ERROR: failed to solve: x: not found', 'toomanyrequests: x'],
    parse: (stderr, stdout) => isProblem(explainDocker({ exitCode: 1, stderr, stdout }, 'Could not')),
  },
  "GitHub's errors": {
    seeds: ['Resource not accessible by integration', 'Not Found'],
    parse: (text) => [
      isProblem(explainGitHub(new Error(text), 'Could not')),
      isProblem(explainGitHub(Object.assign(new Error(text), { status: 403, response: { data: {} } }), 'Could not')),
    ],
  },
}

function isProblem(made: unknown): unknown {
  if (!(made instanceof Problem)) throw new Error('what explains an error made no Problem')
  return made
}

/** What a parser makes of any text: a value, or a Problem. Anything else is a fault. */
export function parsing({ seeds, parse }: Parser): fc.IPropertyWithHooks<[string, string]> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 60 }),
    fc.json(),
    changed(seeds),
    changedJson(seeds),
  )
  return fc.property(text, fc.oneof(text, fc.constantFrom('push', 'pull_request', 'schedule')), (one, other) => {
    try {
      parse(one, other)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  })
}

/** A seed of JSON, of which one value is another one; as it is where it is no JSON. */
function changedJson(seeds: Parser['seeds']): fc.Arbitrary<string> {
  const odd = fc.constantFrom<unknown>({ toString: null }, { toString: 1, valueOf: 1 }, [], {}, null, 1e21, -0, '', [
    [],
  ])
  return fc
    .tuple(fc.constantFrom(...seeds), fc.nat({ max: 40 }), fc.oneof(odd, fc.jsonValue()))
    .map(([seed, at, put]) => {
      const value = parseJson(seed)
      if (value === undefined) return seed
      let left = at
      return JSON.stringify(value, (_, member: unknown) => (left-- === 0 ? put : member)) ?? seed
    })
}

/** A seed of which parts are taken away, doubled, or replaced. */
function changed(seeds: Parser['seeds']): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      '',
      '\n',
      '\r',
      '\0',
      '"',
      "'",
      '=',
      ':',
      '/',
      '@',
      '{}',
      '[]',
      'null',
      '1e999',
      '__proto__',
      '\ud800',
    ),
  )
  const edit = fc.record({ at: fc.nat(), taken: fc.nat({ max: 12 }), put: piece, twice: fc.boolean() })
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 6 })).map(([seed, edits]) =>
    edits.reduce((text, { at, taken, put, twice }) => {
      const start = at % (text.length + 1)
      const part = text.slice(start, start + taken)
      return `${text.slice(0, start)}${put}${twice ? part + part : ''}${text.slice(start + taken)}`
    }, seed),
  )
}
