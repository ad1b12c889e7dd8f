import { explain } from '../../src/aws/explain.ts'
import { explainSignIn } from '../../src/aws/explain-sign-in.ts'
import { readClaims } from '../../src/aws/id-token.ts'
import { readNetworks } from '../../src/container/job-container.ts'
import { readAddresses } from '../../src/container/own-network.ts'
import { readAdvice } from '../../src/docker/build-checks.ts'
import { readBuildxVersion } from '../../src/docker/engine.ts'
import { explainDocker } from '../../src/docker/explain.ts'
import { hasStage, readStages } from '../../src/docker/stages.ts'
import { parseJson } from '../../src/domain/json.ts'
import { Problem } from '../../src/domain/problem.ts'
import { allowsLambda } from '../../src/ecr/policy.ts'
import { explainGitHub } from '../../src/github/explain.ts'
import { readConfig, readManifest } from '../../src/image/manifest.ts'
import { readLayerHistory } from '../../src/image/size.ts'
import { readContext } from '../../src/inputs/context.ts'
import { readReport } from '../../src/lambda/invocation-report.ts'
import { readMemory } from '../../src/preview/memory.ts'
import { eventSentTo, historyOf, popped, pushed, withEventSent, withHistory } from '../../src/traffic/history.ts'
import { parseShifts } from '../../src/traffic/journal.ts'
import type { Parser } from './any-text.ts'

const arn = 'arn:aws:lambda:us-east-1:111122223333:function:hello:live'
const role = 'arn:aws:iam::111122223333:role/deploy'
const sha = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

/** An error as the AWS SDK throws it. */
function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400, requestId: 'r-1' } })
}

/** A rate limit, with the headers as they came. */
function limited(text: string, message: string): Error {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': text, 'retry-after': text }
  return Object.assign(new Error(message), { status: 403, response: { status: 403, headers, data: { message } } })
}

/** What reads what programs and services answer, and what GitHub tells of the job. */
export const answerParsers: Readonly<Record<string, Parser>> = {
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
    seeds: ['Resource not accessible by integration', 'Not Found', '1790000000', '1e99'],
    parse: (text) => [
      isProblem(explainGitHub(new Error(text), 'Could not')),
      ...['text', 'secondary rate limit'].map((message) =>
        isProblem(explainGitHub(limited(text, message), 'Could not')),
      ),
      isProblem(explainGitHub(Object.assign(new Error(text), { status: 403, response: { data: {} } }), 'Could not')),
    ],
  },
}

function isProblem(made: unknown): unknown {
  if (!(made instanceof Problem)) throw new Error('what explains an error made no Problem')
  return made
}
