import { parseArchitecture } from '../../src/domain/architecture.ts'
import { parseArn, parseFunctionArn } from '../../src/domain/arn.ts'
import { parseDuration } from '../../src/domain/duration.ts'
import { parseFunctionName } from '../../src/domain/function-name.ts'
import { parseEcrRegistry, parseImageReference, parseRepository, parseTag } from '../../src/domain/image-reference.ts'
import { parseJson } from '../../src/domain/json.ts'
import { commitOfTag, readTags } from '../../src/domain/preview.ts'
import { Findings } from '../../src/domain/problem.ts'
import { parseRegion } from '../../src/domain/region.ts'
import { parseRoleArn } from '../../src/domain/role-arn.ts'
import { parseCondition } from '../../src/domain/rollback-on.ts'
import { parseSessionName } from '../../src/domain/session-name.ts'
import { parseTraffic } from '../../src/domain/traffic.ts'
import { readRunInputs } from '../../src/inputs/by-region.ts'
import { readContext } from '../../src/inputs/context.ts'
import { parseFunctionConfig } from '../../src/inputs/function-config.ts'
import { inputList } from '../../src/inputs/list.ts'
import { inputNames } from '../../src/inputs/names.ts'
import { parsePlaceConfig } from '../../src/inputs/place-config.ts'
import { plan } from '../../src/plan/decide.ts'
import { readEvents } from '../../src/rehearsal/events.ts'
import { compareResponse } from '../../src/rehearsal/expect.ts'
import type { Parser } from './any-text.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:live'
const role = 'arn:aws:iam::111122223333:role/deploy'
const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const image = `111122223333.dkr.ecr.us-east-1.amazonaws.com/team/hello:v1@${digest}`
const workplace = { workspace: '/nowhere', temporaryDirectory: '/nowhere' }
const preview = { repository: 'octo-org/hello-lambda', number: 7, of: 'hello' }

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

/** Hands a text to the parser of what differs from place to place. */
function parsePlaces(input: 'regions-config' | 'functions-config'): Parser['parse'] {
  return (json, source) => {
    const findings = new Findings()
    const config = parsePlaceConfig([{ input, json, source }], ['us-east-1', 'eu-west-1'], findings)
    findings.refuse()
    return config
  }
}

/** What reads values and texts of inputs. */
export const inputParsers: Readonly<Record<string, Parser>> = {
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
    parse: parsePlaces('regions-config'),
  },
  'functions-config': {
    seeds: ['{"api": {"alias": "live", "regions-config": {"us-east-1": {"verify-event": {"a": 1}}}}}'],
    parse: parsePlaces('functions-config'),
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
}
