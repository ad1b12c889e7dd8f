import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explain } from '../../src/aws/explain.ts'
import { explainSignIn } from '../../src/aws/explain-sign-in.ts'
import { checkBuildFiles } from '../../src/docker/build-files.ts'
import { explainDocker } from '../../src/docker/explain.ts'
import { type Finding, Findings, Problem } from '../../src/domain/problem.ts'
import { parseRegion } from '../../src/domain/region.ts'
import { refusePlatform } from '../../src/image/accept.ts'
import { checkFunction } from '../../src/inspect/function.ts'
import { noToken } from '../../src/plan/no-token.ts'
import { diagnoseEvent } from '../../src/rehearsal/diagnose.ts'
import { compareResponse } from '../../src/rehearsal/expect.ts'

/** An error as the SDK throws it. */
function answered(name: string, message: string): Error {
  const $metadata = { requestId: 'd9f69482-2188-4fc5-83f8-d628ee2e9cfd', httpStatusCode: 403 }
  return Object.assign(new Error(message), { name, $metadata })
}

function thrown(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
  }
  throw new Error('it was not refused')
}

function found(check: (findings: Findings) => void): Problem {
  const findings = new Findings()
  check(findings)
  return new Problem(findings.list)
}

const given = (finding: Finding | undefined) => new Problem(finding ?? [])

const role = 'arn:aws:iam::111122223333:role/deployer'
const claims = {
  sub: 'repo:octo-org/hello-lambda:ref:refs/heads/main',
  aud: 'sts.amazonaws.com',
  ref: 'refs/heads/main',
  repository: 'octo-org/hello-lambda',
  repositoryId: '34',
  ownerId: '12',
}
const functionArn = 'arn:aws:lambda:us-east-1:111122223333:function:hello-world'
const denied = `User: arn:aws:sts::111122223333:assumed-role/deploy/run is not authorized to perform: lambda:UpdateFunctionCode on resource: ${functionArn} because no identity-based policy allows the lambda:UpdateFunctionCode action`

const around = {
  lines: ["Handler 'handler' missing on module 'app'"],
  reached: true,
  outOfMemory: false,
  architecture: 'x86_64',
  foreign: false,
  memory: 512,
  memoryLimited: true,
  credentials: false,
} as const

const missingHandler = JSON.stringify({
  errorType: 'Runtime.HandlerNotFound',
  errorMessage: "Handler 'handler' missing on module 'app'",
})

const full =
  '#9 ERROR: write /var/lib/docker/overlay2/x/diff/usr/lib/big: no space left on device\nERROR: failed to solve: write /var/lib/docker/overlay2/x/diff/usr/lib/big: no space left on device'

const place = { inputs: { functionName: { name: 'hello-wrold' } }, run: { plan: {} }, clients: { region: 'us-east-1' } }
const atFunction = (findings: Findings) => Object({ ...place, findings })
const build = (context: string) => Object({ context, secretFiles: [], secretEnvs: [], ssh: [], file: undefined })
const job = { workspace: tmpdir(), temporaryDirectory: tmpdir(), env: {} }

/** Typical mistakes as the action finds them, and what its remedy must name. */
export const mistakes: readonly (readonly [mistake: string, problem: () => Problem, remedy: string])[] = [
  ['a wrong region', () => thrown(() => parseRegion('us-east-1a')), 'Write us-east-1.'],
  [
    'a typo in the role',
    () =>
      explainSignIn(answered('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity'), role, claims),
    'Check that the role exists',
  ],
  ['no permission for a token', () => given(noToken(Object({ fork: false }), 'role-to-assume')), 'id-token: write'],
  ['no Dockerfile', () => found((findings) => checkBuildFiles(build('src'), job, findings)), 'Name its path in file'],
  [
    'no checkout',
    () =>
      found((findings) => checkBuildFiles(build(join(mkdtempSync(join(tmpdir(), 'empty-')), 'app')), job, findings)),
    'actions/checkout',
  ],
  [
    'a function that is missing',
    () => found((findings) => checkFunction(atFunction(findings), undefined, Object({ config: {} }))),
    'Correct function-name or aws-region, or set role to create it.',
  ],
  [
    'a zip function',
    () =>
      found((findings) =>
        checkFunction(atFunction(findings), Object({ arn: functionArn, packageType: 'Zip' }), Object({ config: {} })),
      ),
    'set another function-name',
  ],
  [
    'a handler that is missing',
    () =>
      given(
        diagnoseEvent(
          'health.json',
          { kind: 'error', type: 'Runtime.HandlerNotFound', payload: Buffer.from(missingHandler) },
          around,
        ),
      ),
    'CMD',
  ],
  [
    'a wrong architecture',
    () => given(refusePlatform({ os: 'linux', architecture: 'amd64' }, 'arm64', 'The image')),
    'set architecture',
  ],
  [
    'an expectation that fails',
    () =>
      given(
        compareResponse(
          { name: 'health.json', payload: '{}', expected: { value: { statusCode: 200 } } },
          { payload: Buffer.from('{"statusCode":500,"body":"no database"}') },
        ),
      ),
    'Correct the handler or the expectation.',
  ],
  [
    'a denied update',
    () => explain(answered('AccessDeniedException', denied), 'Could not deploy to hello-world'),
    '"Action": "lambda:UpdateFunctionCode"',
  ],
  [
    'a full disk',
    () => explainDocker({ exitCode: 1, stdout: '', stderr: full }, 'The image could not be built'),
    'Free disk space on the runner.',
  ],
]
