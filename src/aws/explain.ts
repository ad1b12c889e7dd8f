import { denials } from '../domain/denial.ts'
import { Problem } from '../domain/problem.ts'
import { type Concern, findRemedy, type RemedyRule } from '../domain/remedy.ts'
import { withFullStop } from '../domain/text.ts'
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
  const network = error instanceof NetworkError ? error : cutShort(error)
  if (network) return new Problem({ what: `${doing}: ${network.message}`, remedy: network.remedy }, { cause: error })
  const answered = awsError(error)
  const text = answered?.text ?? (error instanceof Error ? describeCause(error) : String(error))
  const code = answered?.code ?? (error instanceof Error ? error.name : '')
  const remedy = findRemedy(rules, code, text, concern) ?? (answered ? unknown.answer : unknown.error)
  return new Problem({ what: `${doing}: ${quote(answered, text)}`, remedy }, { cause: error })
}

function quote(answered: AwsError | undefined, text: string): string {
  const words = withFullStop(text)
  if (!answered) return words
  return `${answered.code}: ${words}${answered.requestId ? ` (request ${answered.requestId})` : ''}`
}

// Node reports a failed connection to several addresses as an AggregateError without a text.
function describeCause(error: Error): string {
  const cause = error instanceof AggregateError ? error.errors[0] : error.cause
  const detail = cause instanceof Error ? cause.message : ''
  return [error.message, detail].filter((part) => part !== '').join(': ') || error.name
}
