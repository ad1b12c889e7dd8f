import { expect, test } from 'vitest'
import { explainDocker } from '../../src/docker/explain.ts'

const repository = 'arn:aws:ecr:us-east-1:111122223333:repository/hello'
const denied =
  'denied: User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: ecr:PutImage on ' +
  `resource: ${repository} because no identity-based policy allows the ecr:PutImage action`
const head = 'unexpected status from HEAD request to https://r/v2/hello/blobs/sha256:12: 403 Forbidden'
const availability =
  'Add to the policy of the role that deploys: ' +
  `{"Effect":"Allow","Action":"ecr:BatchCheckLayerAvailability","Resource":"${repository}"}`

// Texts as docker 26, buildx 0.13 and ECR print them.
test.each([
  [
    denied,
    `${denied}. Add to the policy of the role that deploys: {"Effect":"Allow","Action":"ecr:PutImage","Resource":"${repository}"}`,
  ],
  [
    "name unknown: The repository with name 'hello' does not exist in the registry with id '111122223333'",
    "name unknown: The repository with name 'hello' does not exist in the registry with id '111122223333'. " +
      'Create the repository hello, let create-repository do it, or correct repository.',
  ],
  [
    'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
    `error parsing HTTP 403 response body: unexpected end of JSON input: "". ${availability}`,
  ],
  [`ERROR: failed to solve: ${head}`, `ERROR: failed to solve: ${head}. ${availability}`],
  [
    'denied: Your authorization token has expired. Reauthenticate and try again.',
    'denied: Your authorization token has expired. Reauthenticate and try again. ' +
      'A new sign-in did not help: check the clock of this machine, then run the job again.',
  ],
  [
    'ERROR: failed to solve: target stage "final" could not be found',
    'ERROR: failed to solve: target stage "final" could not be found. ' +
      "Correct target: the Dockerfile has no stage 'final'.",
  ],
  [
    '#5 0.1 noise\nERROR: failed to solve: process "/bin/sh -c exit 7" did not complete successfully: exit code: 7',
    'ERROR: failed to solve: process "/bin/sh -c exit 7" did not complete successfully: exit code: 7. ' +
      'See the log above.',
  ],
  ['', 'docker ended with status 1 See the log above.'],
])('%s', (stderr, message) => {
  const problem = explainDocker({ exitCode: 1, stdout: '', stderr }, 'It failed', { repository })
  expect(problem.message).toBe(`It failed: ${message}`)
})

test('a denial that an instruction printed is not taken for that of the push', () => {
  const stderr = `#5 0.1 ${denied}\nERROR: failed to solve: exit code: 1`
  const problem = explainDocker({ exitCode: 1, stdout: '', stderr }, 'It failed')
  expect(problem.message).toBe('It failed: ERROR: failed to solve: exit code: 1. See the log above.')
})
