import { allow, type RemedyRule } from '../domain/remedy.ts'
import { manifestRefused, tagTaken } from './push-refused.ts'

// Texts of ECR (through docker), of docker and of buildx, as users meet them. Bounds on what stands in between keep the
// search linear in what a build printed; a URL of a registry is shorter.

export const expired = /authorization token has expired/

/** How containerd and BuildKit tell the answer of a registry: without what the registry said. */
const answer = (status: string) =>
  new RegExp(`unexpected status (?:code |from (\\w+) request to )(\\S{1,1500}): (?:${status})`)

/**
 * ECR's answer to a request without a login, as Docker's engine prints it: it sends none where its first question was
 * throttled.
 */
const withoutLogin = /unauthorized: Not Authorized/

/** A refusal by ECR, which has no text where it answers a HEAD request, nor where BuildKit or containerd pushes. */
export const refusedLogin = new RegExp(
  `error parsing HTTP 403 response body|no basic auth|${withoutLogin.source}|${answer('40[13]').source}`,
)

const throttled = /\b429\b|toomanyrequests|TOOMANYREQUESTS|rate limit/i
const unreachable =
  /failed to do request|no such host|connection (?:refused|reset)|i\/o timeout|TLS handshake|\bEOF\b|\b50[0234]\b|broken pipe/

/** What a push asks of ECR, by its request (ECR API, and OCI Distribution Specification, "Pushing"). */
const pushActions: readonly [RegExp, string][] = [
  [/^HEAD \S*\/blobs\//, 'ecr:BatchCheckLayerAvailability'],
  [/^POST \S*\/blobs\//, 'ecr:InitiateLayerUpload'],
  [/^PATCH \S*\/blobs\//, 'ecr:UploadLayerPart'],
  [/^PUT \S*\/blobs\//, 'ecr:CompleteLayerUpload'],
  [/^PUT \S*\/manifests\//, 'ecr:PutImage'],
  [/^HEAD \S*\/manifests\//, 'ecr:BatchGetImage'],
]

const common: readonly RemedyRule[] = [
  // As BuildKit says it, and as the programs that an instruction runs do.
  { text: /[Nn]o space left on device/, remedy: 'Free disk space on the runner.' },
  {
    text: /rpc error: code = Unavailable|error reading from server|closing transport/,
    remedy:
      'BuildKit ended in the middle of it: it was stopped, or its machine has too little memory. Look into the log of ' +
      'the builder or the engine, and run the job again.',
  },
]

export const pushRules: readonly RemedyRule[] = [
  {
    text: /repository with name '([^']+)' does not exist/,
    remedy: ([, name]) => `Create the repository ${name}, let create-repository do it, or correct repository.`,
  },
  {
    text: tagTaken,
    remedy: ([, tag]) => `Another run gave ${tag} to another image in the meantime: run this job again.`,
  },
  {
    text: manifestRefused,
    remedy: ([, tag]) =>
      `ECR refused the tag ${tag}, which another run may have given to another image in the meantime: run this job again.`,
  },
  {
    text: expired,
    remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
  },
  {
    text: withoutLogin,
    remedy:
      'The registry took no login of this step, nor a new one: check the network and the proxy on the way, then run the job again.',
  },
  { text: /no basic auth credentials/, remedy: 'Something removed the login of this step: run the job again.' },
  {
    text: /error parsing HTTP 403 response body/,
    remedy: (_, { repository }) => allow('ecr:BatchCheckLayerAvailability', repository),
  },
  {
    text: answer('40[13]'),
    remedy: ([, method, url], { repository }) => {
      const action = pushActions.find(([request]) => request.test(`${method} ${url}`))?.[1]
      return allow(action ?? pushActions.map(([, each]) => each), repository)
    },
  },
  {
    text: answer('404'),
    remedy: (_, { repository }) =>
      `Another process deleted the repository${repository ? ` ${repository}` : ''}: create it, or run the job again.`,
  },
  { text: throttled, remedy: 'ECR throttles the push: run the job again, or let fewer jobs push at the same time.' },
  {
    text: /manifest blob unknown/,
    remedy:
      'ECR lacks layers of the image, which another push on this engine may have sent in part: run the job again.',
  },
  ...common,
  { text: unreachable, remedy: 'ECR did not answer as it should: check the network, then run the job again.' },
]

export const cacheRules: readonly RemedyRule[] = [
  { text: throttled, remedy: 'Its registry throttles the export: run the job again, or leave cache-to out.' },
  {
    text: new RegExp(`does not exist|${answer('404').source}`),
    remedy: 'Its repository does not exist: create it, or correct ref in cache-to.',
  },
  {
    text: refusedLogin,
    remedy: 'Its registry refuses the login: let the role push to that repository, or log in before this step.',
  },
  ...common,
  { text: unreachable, remedy: 'Its registry did not answer as it should: check ref in cache-to, and the network.' },
]

export const baseRules: readonly RemedyRule[] = [
  {
    text: throttled,
    remedy:
      'The registry of the base image has a rate limit, and this runner has reached it: log in to it before this step ' +
      '(docker/login-action), or take the base from ECR (a pull-through cache, or a copy).',
  },
  {
    text: /no basic auth|insufficient_scope|pull access denied|\b40[13]\b|unauthorized|authorization failed/i,
    remedy:
      'Check the name of the base image; if it is private, log in to its registry before this step (docker/login-action).',
  },
  { text: unreachable, remedy: 'Check the name of the base image and the network: its registry did not answer.' },
  { text: /not found/, remedy: 'Check the name and the tag of the base image: its registry has no such image.' },
  ...common,
]

export const buildRules: readonly RemedyRule[] = [
  {
    text: /exec format error/,
    remedy:
      'A RUN instruction needs a CPU that this runner does not have: use a runner of that architecture (arm64: runs-on: ' +
      'ubuntu-24.04-arm), or add docker/setup-qemu-action before this step.',
  },
  {
    text: /target stage "?([^"\s]+)"? could not be found/,
    remedy: ([, stage], { stages }) =>
      [`Correct target: the Dockerfile has no stage '${stage}'.`, stages].filter(Boolean).join(' '),
  },
  {
    text: /Cache export is not supported for the docker driver|cache export feature is currently not supported/i,
    remedy: 'Add docker/setup-buildx-action before this step, or leave cache-to out.',
  },
  {
    text: /^ERROR: .{0,500}failed to compute cache key: .{0,500}"([^"]{1,500})"(?:: | )not found/m,
    remedy: ([, path]) =>
      `COPY or ADD names '${path}', which the context does not have: correct the path, which is relative to context, ` +
      'look into .dockerignore, and check that actions/checkout ran before this step.',
  },
  {
    text: /^ERROR: .{0,200}failed to get build context (\S{1,200}): /m,
    remedy: ([, name]) => `Correct the path of '${name}' in build-contexts, relative to the workspace.`,
  },
  {
    text: /^ERROR: context "([^"]{1,200})": context not found/m,
    remedy: ([, name]) =>
      `There is no Docker context '${name}': list them with 'docker context ls', or unset DOCKER_CONTEXT.`,
  },
  {
    text: /^ERROR: no builder "([^"]{1,200})" found/m,
    remedy: ([, name]) => `There is no builder '${name}': list them with 'docker buildx ls', or leave builder out.`,
  },
  {
    text: /max depth exceeded/,
    remedy:
      'The image has more layers than the engine takes, about 125: join RUN and COPY instructions, or copy the result ' +
      'into a last stage of its own.',
  },
  {
    text: /^ERROR: .{0,200}secret (\S{1,200}): not found/m,
    remedy: ([, id]) => `The Dockerfile needs the secret '${id}': give it in secrets, secret-envs or secret-files.`,
  },
  {
    text: /^ERROR: context deadline exceeded/m,
    remedy: "The builder does not answer: look at it with 'docker buildx inspect', or leave builder out.",
  },
  {
    text: /did not complete successfully: exit code: 137/,
    remedy: 'A RUN instruction was killed, probably because memory ran out: use a larger runner.',
  },
  ...common,
  {
    text: /failed to do request|no such host/,
    remedy: 'Check the network: a registry or another host that the build needs did not answer.',
  },
]
