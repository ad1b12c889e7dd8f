import { Problem } from '../domain/problem.ts'
import { allow, type Concern, denials, findRemedy, type RemedyRule } from '../domain/remedy.ts'
import { withFullStop } from '../domain/text.ts'
import type { Finished } from './finished.ts'

/** The registry does not accept the login any more: its password has expired. A new one may help. */
export class LoginRefused extends Problem {}

const expired = /authorization token has expired/
// The answer to a HEAD request has no text: docker's words first, then BuildKit's.
// Bounds on what stands in between keep the search linear in what a build printed; a URL of a registry is shorter.
const silent403 =
  /error parsing HTTP 403 response body|unexpected status from HEAD request to \S{1,500}\/blobs\/\S{1,200}: 403/

// Texts of ECR (through docker), of docker and of buildx, as users meet them.
const rules: readonly RemedyRule[] = [
  {
    text: /repository with name '([^']+)' does not exist/,
    remedy: ([, name]) => `Create the repository ${name}, let create-repository do it, or correct repository.`,
  },
  {
    text: silent403,
    remedy: (_, { repository }) => allow('ecr:BatchCheckLayerAvailability', repository),
  },
  {
    text: /image tag '([^']+)' already exists in the '([^']+)' repository and cannot be overwritten/,
    remedy: ([, tag]) => `Another run pushed ${tag} in the meantime. Run this job again: it will use that image.`,
  },
  {
    text: expired,
    remedy: 'A new sign-in did not help: check the clock of this machine, then run the job again.',
  },
  { text: /no basic auth credentials/, remedy: 'Something removed the login of this step: run the job again.' },
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
    text: /failed to resolve source metadata|failed to do request|no such host|pull access denied/,
    remedy: 'Check the name of the base image, the network, and the login to its registry.',
  },
  { text: /no space left on device/, remedy: 'Free disk space on the runner.' },
]

/**
 * Makes a Problem of an error of docker, buildx or the registry: their last words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence
 * @param concern what it was about: the repository that was pushed to, the stages that there are
 * @returns a LoginRefused where the login may have expired
 */
export function explainDocker({ stderr, stdout, exitCode }: Finished, doing: string, concern: Concern = {}): Problem {
  const said = lastWords(stderr) || lastWords(stdout) || `docker ended with status ${exitCode}`
  const text = `${stdout}\n${stderr}`
  // A denial counts only where docker itself ends with it: a RUN instruction may have printed one of its own.
  const remedy = findRemedy(denials, '', said, concern) ?? findRemedy(rules, '', text, concern)
  const what = `${doing}: ${said}`
  const brief = `${doing}: the run's log says why.`
  const finding = { what, brief, remedy: remedy ?? 'See the log above.' }
  return expired.test(text) || silent403.test(text) ? new LoginRefused(finding) : new Problem(finding)
}

// The error is what buildx and docker print last, with 'ERROR:' before it where it has several lines.
function lastWords(text: string): string {
  const lines = text.trim().split('\n')
  const start = lines.findLastIndex((line) => /^(?:ERROR|error|denied|unauthorized)\b/.test(line))
  const words = start >= 0 ? lines.slice(start) : lines.slice(-1)
  return withFullStop(words.join(' ').trim())
}
