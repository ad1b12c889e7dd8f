import { expect, test } from 'vitest'
import { explainDocker, explainPush, LoginRefused } from '../../src/docker/explain.ts'
import { TagTaken } from '../../src/docker/push-refused.ts'

const repository = 'arn:aws:ecr:us-east-1:111122223333:repository/hello'
const denied =
  'denied: User: arn:aws:sts::111122223333:assumed-role/deploy/x is not authorized to perform: ecr:PutImage on ' +
  `resource: ${repository} because no identity-based policy allows the ecr:PutImage action`
const allowed = (action: string) =>
  `Add to the policy of the role that deploys: {"Effect":"Allow","Action":"${action}","Resource":"${repository}"}`

// Texts as docker 26, buildx 0.13 and ECR print them, and BuildKit and containerd, which leave out what ECR says.
test('a tag that ECR does not let be moved is known as taken, also where containerd tells the status alone', () => {
  const push = (stderr: string) => explainPush({ exitCode: 1, stdout: '', stderr }, 'host/hello:v1', { repository })
  const immutable =
    "tag invalid: The image tag 'v1' already exists in the 'hello' repository and cannot be overwritten because the repository is immutable."
  const status = (request: string) =>
    `failed commit on ref "manifest-sha256:1": unexpected status from PUT request to http://host/v2/hello/${request}: 400 Bad Request`
  expect(push(immutable)).toBeInstanceOf(TagTaken)
  expect(push(status('manifests/v1'))).toBeInstanceOf(TagTaken)
  expect(push(status('manifests/v1')).message).toMatch(/ECR refused the tag v1, which another run may have given/)
  expect(push(status('manifests/sha256:1'))).not.toBeInstanceOf(TagTaken)
  expect(push(status('blobs/uploads/1'))).not.toBeInstanceOf(TagTaken)
})

test.each([
  [denied, allowed('ecr:PutImage')],
  [
    "name unknown: The repository with name 'hello' does not exist in the registry with id '111122223333'",
    'Create the repository hello, let create-repository do it, or correct repository.',
  ],
  [
    'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
    allowed('ecr:BatchCheckLayerAvailability'),
  ],
  [
    'unauthorized: Not Authorized',
    'The registry took no login of this step, nor a new one: check the network and the proxy on the way, then run the job again.',
  ],
  [
    'denied: Your authorization token has expired. Reauthenticate and try again.',
    'A new sign-in did not help: check the clock of this machine, then run the job again.',
  ],
  [
    'push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'Something removed the login of this step: run the job again.',
  ],
  [
    'unexpected status from POST request to http://r/v2/hello/blobs/uploads/: 404 Not Found',
    `Another process deleted the repository ${repository}: create it, or run the job again.`,
  ],
  [
    'unexpected status from HEAD request to http://r/v2/hello/blobs/sha256:12: 403 Forbidden',
    allowed('ecr:BatchCheckLayerAvailability'),
  ],
  [
    'unexpected status from POST request to http://r/v2/hello/blobs/uploads/: 403 Forbidden',
    allowed('ecr:InitiateLayerUpload'),
  ],
  ['unexpected status from PUT request to http://r/v2/hello/manifests/1: 403 Forbidden', allowed('ecr:PutImage')],
  [
    'manifest blob unknown: blob unknown to registry',
    'ECR lacks layers of the image, which another push on this engine may have sent in part: run the job again.',
  ],
  [
    'toomanyrequests: Rate exceeded',
    'ECR throttles the push: run the job again, or let fewer jobs push at the same time.',
  ],
  [
    'unexpected status from HEAD request to http://r/v2/hello/blobs/sha256:12: 429 Too Many Requests',
    'ECR throttles the push: run the job again, or let fewer jobs push at the same time.',
  ],
  [
    'unexpected status from HEAD request to http://r/v2/hello/blobs/sha256:12: 500 Internal Server Error',
    'ECR did not answer as it should: check the network, then run the job again.',
  ],
  [
    'failed to do request: Head "https://r/v2/hello/blobs/sha256:12": EOF',
    'ECR did not answer as it should: check the network, then run the job again.',
  ],
])('a failed push says neither that it built nor anything of a base image: %s', (said, remedy) => {
  const words = /[.!?]$/.test(said) ? said : `${said}.`
  const byDocker = explainPush({ exitCode: 1, stdout: '', stderr: said }, 'r/hello:1', { repository })
  expect(byDocker.message).toBe(`Could not push r/hello:1: ${words} ${remedy}`)

  const buildx = `ERROR: failed to solve: failed to push r/hello:1: ${said}`
  const byBuildx = explainDocker({ exitCode: 1, stdout: '', stderr: buildx }, 'The image could not be built', {
    repository,
  })
  expect(byBuildx.message).toBe(
    `Could not push r/hello:1: ERROR: failed to solve: failed to push r/hello:1: ${words} ${remedy}`,
  )
  expect(byBuildx instanceof LoginRefused).toBe(byDocker instanceof LoginRefused)
})

test.each([
  ['denied: Your authorization token has expired. Reauthenticate and try again.', true],
  ['unexpected status from PUT request to http://r/v2/hello/manifests/1: 403 Forbidden', true],
  ['unexpected status from PUT request to http://r/v2/hello/manifests/1: 500 Internal Server Error', false],
  // Docker's engine, which sends no login where its first question was not answered as a registry does.
  ['unauthorized: Not Authorized', true],
])('a new login may help: %s', (stderr, may) => {
  expect(explainPush({ exitCode: 1, stdout: '', stderr }, 'r/hello:1', {}) instanceof LoginRefused).toBe(may)
})

const base = 'ERROR: failed to solve: r/base:1: failed to resolve source metadata for r/base:1: '
const head = 'unexpected status from HEAD request to http://r/v2/base/manifests/1: '
const privately =
  'Check the name of the base image; if it is private, log in to its registry before this step (docker/login-action).'
const limited =
  'The registry of the base image has a rate limit, and this runner has reached it: log in to it before this step ' +
  '(docker/login-action), or take the base from ECR (a pull-through cache, or a copy).'
const silent = 'Check the name of the base image and the network: its registry did not answer.'
const absent = 'Check the name and the tag of the base image: its registry has no such image.'
const died =
  'BuildKit ended in the middle of it: it was stopped, or its machine has too little memory. Look into the log of ' +
  'the builder or the engine, and run the job again.'

test.each([
  [`${base}${head}429 Too Many Requests`, limited],
  [`${base}${head}401 Unauthorized`, privately],
  [`${base}${head}403 Forbidden`, privately],
  [`${base}${head}500 Internal Server Error`, silent],
  [`${base}r/base:1: not found`, absent],
  [`${base}failed to do request: Head "https://r/v2/base/manifests/1": EOF`, silent],
  [
    `${base}failed to do request: Head "https://r/v2/base/manifests/1": dial tcp: lookup r on 10.0.0.53:53: no such host`,
    silent,
  ],
  [
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref 7b37::njpb: "/missing": not found',
    "COPY or ADD names '/missing', which the context does not have: correct the path, which is relative to context, " +
      'look into .dockerignore, and check that actions/checkout ran before this step.',
  ],
  [
    'ERROR: failed to solve: failed to prepare 1gxy as 22qb: max depth exceeded',
    'The image has more layers than the engine takes, about 125: join RUN and COPY instructions, or copy the result ' +
      'into a last stage of its own.',
  ],
  ['ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF', died],
  [
    'ERROR: context deadline exceeded',
    "The builder does not answer: look at it with 'docker buildx inspect', or leave builder out.",
  ],
  [
    'ERROR: no builder "nobody" found',
    "There is no builder 'nobody': list them with 'docker buildx ls', or leave builder out.",
  ],
  [
    'ERROR: context "nope": context not found: open /root/.docker/contexts/meta/ca37/meta.json: no such file or directory',
    "There is no Docker context 'nope': list them with 'docker context ls', or unset DOCKER_CONTEXT.",
  ],
  [
    'ERROR: failed to get build context x: stat ./nope: no such file or directory',
    "Correct the path of 'x' in build-contexts, relative to the workspace.",
  ],
  [
    'ERROR: failed to solve: secret q: not found',
    "The Dockerfile needs the secret 'q': give it in secrets, secret-envs or secret-files.",
  ],
  [
    'ERROR: failed to solve: target stage "final" could not be found',
    "Correct target: the Dockerfile has no stage 'final'. Its stages are build.",
  ],
  [
    "#5 1.4 dd: error writing '/large': No space left on device\nERROR: failed to solve: exit code: 1",
    'Free disk space on the runner.',
  ],
  [
    '#5 0.1 noise\nERROR: failed to solve: something that no rule knows',
    'Correct what it says, then run the job again.',
  ],
])('a failed build: %s', (stderr, remedy) => {
  const problem = explainDocker({ exitCode: 1, stdout: '', stderr }, 'It failed', {
    repository,
    stages: 'Its stages are build.',
  })
  expect(problem.message).toBe(`It failed: ${stderr.slice(stderr.indexOf('ERROR'))}. ${remedy}`)
  expect(problem).not.toBeInstanceOf(LoginRefused)
})

const exporting = '------\n > exporting cache to registry:\n------\n'
const written = 'The cache of the build could not be written (cache-to): '

test.each([
  [
    'error writing layer blob: unexpected status from POST request to http://r/v2/cache/blobs/uploads/: 404 Not Found',
    'Its repository does not exist: create it, or correct ref in cache-to.',
  ],
  [
    'error writing layer blob: unexpected status from HEAD request to http://r/v2/cache/blobs/sha256:18: 429 Too Many Requests',
    'Its registry throttles the export: run the job again, or leave cache-to out.',
  ],
  [
    'error writing layer blob: unexpected status from HEAD request to http://r/v2/cache/blobs/sha256:18: 403 Forbidden',
    'Its registry refuses the login: let the role push to that repository, or log in before this step.',
  ],
])('a cache that can not be written: %s', (said, remedy) => {
  const stderr = `${exporting}ERROR: failed to solve: ${said}`
  expect(explainDocker({ exitCode: 1, stdout: '', stderr }, 'It failed').message).toBe(
    `${written}ERROR: failed to solve: ${said}. ${remedy}`,
  )
})

test('without a word, the status is told', () => {
  const problem = explainDocker({ exitCode: 1, stdout: '', stderr: '' }, 'It failed')
  expect(problem.message).toBe('It failed: docker ended with status 1 Correct what it says, then run the job again.')
})

test('a denial that an instruction printed is not taken for that of the push', () => {
  const stderr = `#5 0.1 ${denied}\nERROR: failed to solve: exit code: 1`
  const problem = explainDocker({ exitCode: 1, stdout: '', stderr }, 'It failed')
  expect(problem.message).toBe(
    'It failed: ERROR: failed to solve: exit code: 1. Correct what it says, then run the job again.',
  )
})
