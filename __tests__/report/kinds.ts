import { Problem } from '../../src/domain/problem.ts'
import type { Vulnerability } from '../../src/domain/scan.ts'
import type { DeployReport, Failure, PlaceResult, Report } from '../../src/report/result.ts'
import { arn, canary, digests, host, image, kept, origin, prepared, pushed, released, timingsOf } from './samples.ts'

const deployed: DeployReport = {
  kind: 'deploy',
  functionName: 'hello-world',
  results: [released],
  timings: timingsOf(canary),
  origin,
  dryRunChanges: [],
  rehearsal: {
    init: 460,
    events: [
      { name: 'health.json', milliseconds: 10, bytes: 15, streamed: false },
      { name: 'order.json', milliseconds: 20, bytes: 40, streamed: false },
    ],
  },
  image,
}

/** A run that failed by a Problem. */
export function failed(problem: Problem, members: Partial<Failure> = {}): Failure {
  return {
    kind: 'deploy',
    functionName: 'hello-world',
    message: problem.message,
    annotation: problem.message,
    findings: problem.findings,
    cancelled: false,
    timings: timingsOf(prepared.slice(0, 2), true),
    origin,
    live: [],
    ...members,
  }
}

const alarm = new Problem({
  what: 'The alarm hello-errors went off while traffic was moving to version 12. All traffic of hello-world:live in us-east-1 is on version 11 again.',
  remedy: 'Find out in CloudWatch why, correct the function, then deploy again.',
})

/** The same in another region: ARNs, images and URLs as well. */
const place = (region: string, result: PlaceResult): PlaceResult =>
  JSON.parse(JSON.stringify(result).replaceAll('us-east-1', region))

const threeRegions = (middle: PlaceResult) => [
  place('us-east-1', released),
  place('eu-west-1', middle),
  place('ap-southeast-2', released),
]

const notReady = {
  what: 'eu-west-1: Lambda could not make version 12 of hello-world ready: InvalidImage: UnsupportedImageLayerDetected: Layer Digest sha256:abc.',
  remedy: 'Build the image again with buildx and gzip layers.',
  quote: { by: 'Lambda', text: 'UnsupportedImageLayerDetected: Layer Digest sha256:abc.' },
}

// A rollback reads neither $LATEST nor images.
const { latestDigest: _, previousLatestDigest: __, previousImage: ___, ...rolledBack } = kept

const vulnerability: Vulnerability = {
  id: 'CVE-2026-12345',
  severity: 'high',
  exploited: false,
  packages: [{ name: 'libssl3', version: '3.0.15-1~deb12u1', fixedIn: '3.0.16-1~deb12u1' }],
}

/** Metrics of a version, which has as many invocations in each minute. @param errors of each minute */
function metricsOf(version: string, invocations: number, errors: readonly number[]) {
  const minutes = errors.map((count, minute) => ({
    at: Date.UTC(2026, 10, 26, 9, 41 + minute),
    invocations: invocations / errors.length,
    errors: count,
  }))
  const sum = errors.reduce((all, count) => all + count, 0)
  return { version, invocations, errors: sum, throttles: 0, durations: { p99: 120 }, minutes }
}
const comparison = { newer: metricsOf('12', 100, [1, 1, 1, 2]), older: metricsOf('11', 900, [2, 2, 2, 3]) }

/** A summary of each kind of run. */
export const kinds = {
  canary: deployed,
  'without-alias': {
    ...deployed,
    results: [(({ alias: _, ...rest }: PlaceResult) => ({ ...rest, aliasArn: '', configured: [] }))(released)],
    timings: timingsOf([...prepared, ['Release', 'Lambda', 5, [['Publish version 12', 'Lambda', 5]]]]),
  },
  unchanged: {
    ...deployed,
    results: [
      {
        ...released,
        changed: false,
        configured: [],
        verified: [],
        previousVersion: '12',
        previousDigest: digests.two,
        previousLatestDigest: digests.two,
      },
    ],
    timings: timingsOf([...prepared.slice(0, 2), ['Release', 'Lambda', 1]]),
  },
  'dry-run': {
    ...deployed,
    results: [kept],
    timings: timingsOf(prepared.slice(0, 4)),
    dryRunChanges: [
      `would push ${host}/hello-world:7fd1a60, as far as ECR lacks it`,
      `would update hello-world in us-east-1 from ${digests.one} to the pushed digest, unless that is the same, and publish a version`,
      'would configure hello-world in us-east-1: memory-size 128 MB -> 512 MB',
      'would move hello-world:live in us-east-1 from version 11 to the new version, canary 10% 5m',
    ],
  },
  alarm: failed(alarm, {
    timings: timingsOf(
      [
        ...prepared.slice(0, 5),
        [
          'Release',
          'Lambda',
          50,
          [
            ['Publish version 12', 'Lambda', 12],
            ['Verify 1 event, answered', 'Lambda', 2],
            ['20% for 20 s', 'Traffic', 20],
            ['40% for 20 s', 'Traffic', 15],
          ],
        ],
      ],
      true,
    ),
    live: [{ ...kept, rejected: '12', latestDigest: digests.two, error: `${alarm.message}` }],
  }),
  regions: {
    ...deployed,
    results: threeRegions({
      ...released,
      version: '7',
      versionArn: `${arn}:7`,
      previousVersion: '6',
      alias: { name: 'live', version: '7', weights: {} },
    }) as [PlaceResult, ...PlaceResult[]],
  },
  'regions-failed': failed(new Problem(notReady), {
    live: threeRegions({ ...kept, error: `${notReady.what.slice('eu-west-1: '.length)} ${notReady.remedy}` }),
    timings: timingsOf([...prepared, ['Release', 'Lambda', 14, [['Publish', 'Lambda', 14]]]], true),
  }),
  metrics: failed(
    new Problem({
      what: 'rollback-on: errors +0.5%: version 12 had 5 errors in 100 invocations (5%), version 11 had 9 errors in 900 invocations (1%), while traffic was moving to version 12. All traffic of hello-world:live in us-east-1 is on version 11 again.',
      remedy: "Find out why in the function's logs, correct it, then deploy again.",
    }),
    { timings: timingsOf(canary, true), live: [{ ...kept, rejected: '12', latestDigest: digests.two, comparison }] },
  ),
  preview: {
    ...deployed,
    functionName: 'hello-world-pr-7',
    results: [
      {
        ...released,
        functionUrl: 'https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws/',
        beforeTraffic: [{ name: 'migrate.json', bytes: 2, duration: 1200 }],
      },
    ],
    scan: {
      scanner: 'basic',
      severity: 'high',
      stopping: [],
      expired: [],
      accepted: [vulnerability],
      below: [{ ...vulnerability, id: 'CVE-2026-23456', severity: 'medium' }],
    },
  },
  rollback: {
    kind: 'rollback',
    functionName: 'hello-world',
    results: [{ ...rolledBack, changed: true, previousVersion: '12', previousDigest: digests.two, released: true }],
    timings: timingsOf([
      ['Sign in', 'Prepare', 0.4],
      ['Find the version', 'Prepare', 0.5],
      ['Roll back', 'Traffic', 0.6],
    ]),
    origin,
    dryRunChanges: [],
  },
  push: {
    ...deployed,
    kind: 'push',
    results: [pushed],
    timings: timingsOf(prepared),
  },
  'clean-up': {
    kind: 'clean-up',
    headline: '2 of 3 previews of octo-org/hello-lambda removed',
    named: 'octo-org/hello-lambda',
    dryRun: false,
    removed: ['the function hello-world-pr-2 with its URL in us-east-1', 'the image hello-world:pr-2 in us-east-1'],
    kept: ['hello-world-pr-3 in us-east-1, because pull request #3 is open'],
    timings: timingsOf([
      ['Sign in', 'Prepare', 0.4],
      ['Inspect the previews', 'Prepare', 2],
      ['Remove hello-world-pr-2', 'Prepare', 3],
    ]),
    origin,
  },
  refused: failed(
    new Problem([
      {
        what: 'There is no function hello-wrold in us-east-1.',
        remedy: 'Correct function-name or aws-region, or set role to create it.',
      },
      {
        what: "rollback-alarms: there is no alarm 'hello-erors' in us-east-1.",
        remedy: "Create it, or correct the name: us-east-1 has 'hello-errors'.",
      },
    ]),
  ),
  'sign-in': failed(
    new Problem({
      what: "Could not assume arn:aws:iam::111122223333:role/deployer with the job's OIDC token: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity (request d9f69482-2188-4fc5-83f8-d628ee2e9cfd).",
      quote: {
        by: 'AWS',
        text: 'Not authorized to perform sts:AssumeRoleWithWebIdentity (request d9f69482-2188-4fc5-83f8-d628ee2e9cfd).',
      },
      remedy: `Check that the role exists, then its trust policy. The token's sub is 'repo:octo-org/hello-lambda:ref:refs/heads/main' and its aud is 'sts.amazonaws.com'. The trust policy must have: {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}}`,
    }),
  ),
  cancelled: failed(new Problem({ what: 'The run was cancelled.', remedy: 'Run the job again to finish it.' }), {
    cancelled: true,
    live: [kept],
  }),
  bug: failed(new Problem([]), {
    findings: [],
    message: "TypeError: Cannot read properties of undefined (reading 'x')\n    at release (dist/index.js:1:2)",
  }),
} satisfies Record<string, Report | Failure>
