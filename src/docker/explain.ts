import { denials } from '../domain/denial.ts'
import { Problem } from '../domain/problem.ts'
import { type Concern, findRemedy } from '../domain/remedy.ts'
import { tail, withFullStop } from '../domain/text.ts'
import { baseRules, buildRules, cacheRules, expired, pushRules, refusedLogin } from './explain-rules.ts'
import { describeStep, readFailedStep, stepRemedy } from './failed-step.ts'
import type { Finished } from './finished.ts'
import { pushRefused } from './push-refused.ts'

/** The registry does not accept the login any more: its password has expired. A new one may help. */
export class LoginRefused extends Problem {}

/** What was under way when docker failed. buildx does all of it in one command. */
type Phase =
  /** `name` is of the image that was pushed. */
  { kind: 'push'; name: string } | { kind: 'cache' } | { kind: 'base' } | { kind: 'build' }

const rulesOf = { push: pushRules, cache: cacheRules, base: baseRules, build: buildRules }

/**
 * Makes a Problem of an error of docker, buildx or the registry: their last words, and the remedy.
 *
 * @param doing what failed, as the start of a sentence; where buildx failed to push or to write a cache, that is said
 * in its place
 * @param concern what it was about: the repository that was pushed to, the stages that there are
 * @returns a LoginRefused where the login may have expired; of a push that may be tried again, a Problem that says so
 */
export function explainDocker(finished: Finished, doing: string, concern: Concern = {}): Problem {
  const said = lastWordsOf(finished)
  const phase = phaseOf(said, `${finished.stdout}\n${finished.stderr}`)
  return explain(finished, sentences(phase, doing), phase, concern)
}

/** The same for an error of `docker push`. */
export function explainPush(finished: Finished, name: string, concern: Concern): Problem {
  return explain(finished, `Could not push ${name}`, { kind: 'push', name }, concern)
}

function explain(finished: Finished, doing: string, { kind }: Phase, concern: Concern): Problem {
  const said = lastWordsOf(finished)
  const text = `${finished.stdout}\n${finished.stderr}`
  // A denial counts only where docker itself ends with it: a RUN instruction may have printed one of its own. What
  // is told of a registry is told at the end as well.
  const step = kind === 'build' ? readFailedStep(said, text) : undefined
  const remedy =
    findRemedy(denials, '', said, concern) ??
    findRemedy(rulesOf[kind], '', kind === 'build' ? text : said, concern) ??
    (step ? stepRemedy(step) : 'Correct what it says, then run the job again.')
  const told = step ? describeStep(step) : { what: said, brief: "the run's log says why." }
  const [what, brief] = [`${doing}: ${told.what}`, `${doing}: ${told.brief}`]
  const printed = tail(text)
  const finding = { what, brief, remedy, ...(printed !== said && { printed }) }
  const mayHaveExpired = kind === 'push' && (expired.test(text) || refusedLogin.test(said))
  if (mayHaveExpired) return new LoginRefused(finding)
  return kind === 'push' ? pushRefused(said, finding) : new Problem(finding)
}

function phaseOf(said: string, text: string): Phase {
  const [, name] = /\bfailed to push (\S{1,1000}): /.exec(said) ?? []
  if (name !== undefined) return { kind: 'push', name }
  // BuildKit names the step that failed between two rules, and what an instruction prints there has its time before it.
  if (/^ > exporting cache to /m.test(text)) return { kind: 'cache' }
  const base =
    /failed to resolve source metadata for |pull access denied|failed to copy: httpReadSeeker|toomanyrequests/
  return { kind: base.test(said) ? 'base' : 'build' }
}

function sentences(phase: Phase, doing: string): string {
  switch (phase.kind) {
    case 'push':
      return `Could not push ${phase.name}`
    case 'cache':
      return 'The cache of the build could not be written (cache-to)'
    case 'base':
    case 'build':
      return doing
  }
}

function lastWordsOf({ stderr, stdout, exitCode }: Finished): string {
  return lastWords(stderr) || lastWords(stdout) || `docker ended with status ${exitCode}`
}

/** Lines of an error. */
const longest = 50

// The error is what buildx and docker print last, with 'ERROR:' before it where it has several lines.
function lastWords(text: string): string {
  const lines = text.trim().split('\n')
  const start = lines.findLastIndex((line) => /^(?:ERROR|error|denied|unauthorized)\b/.test(line))
  const words = start >= 0 ? lines.slice(start, start + longest) : lines.slice(-1)
  return withFullStop(words.join(' ').trim())
}
