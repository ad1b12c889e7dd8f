import { denials } from '../domain/denial.ts'
import { Problem } from '../domain/problem.ts'
import { type Concern, findRemedy, type RemedyRule } from '../domain/remedy.ts'
import { withFullStop } from '../domain/text.ts'
import { ownEnd } from './aborted.ts'
import { type AwsError, awsError } from './error.ts'
import { codeRules } from './explain-codes.ts'
import { lambdaRules } from './explain-lambda.ts'
import { textRules } from './explain-texts.ts'
import { cutShort } from './foreign-answer.ts'
import { NetworkError } from './network-error.ts'

// The first rule that matches gives the remedy: by text where a code means several things, then by code.
const rules: readonly RemedyRule[] = [
  ...denials,
  ...textRules,
  ...lambdaRules,
  ...codeRules,
  {
    code: 'TypeError',
    text: /^Invalid URL\b/,
    remedy:
      'Correct AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> or the endpoint_url of the shared config file: it begins with https://.',
  },
  {
    text: /^Invalid parameter for "defaultsMode"/,
    remedy: 'Correct AWS_DEFAULTS_MODE or the defaults_mode of the shared config file.',
  },
  {
    text: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|timed out/i,
    remedy: 'AWS could not be reached: check aws-region, the network, and HTTPS_PROXY and NO_PROXY.',
  },
]

/** What to do about an answer of AWS's that no rule knows, and about any other error. */
export const unknown = {
  answer: 'Correct what AWS names; CloudTrail has the request.',
  error: 'Run the job again; if it happens again, report it as a bug of this action.',
} as const

/**
 * Makes a Problem of an AWS error: the message has AWS's own words, code and request id, and ends with the remedy.
 *
 * @param doing what failed, as the start of a sentence: `Could not update hello in us-east-1`
 * @param concern what the call was about, where AWS's words do not name it
 * @returns a Problem; an error that is a Problem already is returned as it is
 */
export function explain(error: unknown, doing: string, concern?: Concern): Problem {
  if (error instanceof Problem) return error
  const ended = ownEnd(error)
  if (ended) return new Problem({ what: `${doing}: ${ended.what}`, remedy: ended.remedy }, { cause: error })
  const network = error instanceof NetworkError ? error : cutShort(error)
  if (network) return new Problem({ what: `${doing}: ${network.message}`, remedy: network.remedy }, { cause: error })
  const answered = awsError(error)
  const text = answered?.text ?? (error instanceof Error ? describeCause(error) : String(error))
  const code = answered?.code ?? (error instanceof Error ? error.name : '')
  const remedy = findRemedy(rules, code, text, concern)
  if (!answered) {
    return new Problem({ what: `${doing}: ${withFullStop(text)}`, remedy: remedy ?? unknown.error }, { cause: error })
  }
  const words = wordsOf(answered)
  const what = `${doing}: ${code}: ${words}`
  // Where no rule knows what to do, AWS's words are all that helps.
  const known = remedy !== undefined && { quote: { by: 'AWS', text: words } }
  return new Problem({ what, remedy: remedy ?? unknown.answer, ...known }, { cause: error })
}

/** AWS's own words, and by which request AWS finds what happened. */
function wordsOf({ text, requestId }: AwsError): string {
  return `${withFullStop(text)}${requestId ? ` (request ${requestId})` : ''}`
}

// Node reports a failed connection to several addresses as an AggregateError without a text.
function describeCause(error: Error): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error.cause
  const detail = cause instanceof Error ? cause.message : ''
  return [error.message, detail].filter((part) => part !== '').join(': ') || error.name
}
