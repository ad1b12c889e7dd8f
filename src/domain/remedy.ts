import { accountOf, parseArn, rootOf } from './arn.ts'
import { pullActions, pullStatements, shareStatement } from './pull-policy.ts'

/** What a failed call was about, for remedies that name it where the error does not. */
export interface Concern {
  /** ARN of the repository. */
  repository?: string
  /** Account of the function, twelve digits. */
  account?: string
  /** Says which stages the Dockerfile has. */
  stages?: string
}

/** What to do about an error, recognised by its code and its text. */
export interface RemedyRule {
  /** The error code; any when absent. */
  code?: string
  /** Part of the text that tells this case from others of the same code; any when absent. */
  text?: RegExp
  remedy: string | ((match: RegExpExecArray, concern: Concern) => string)
}

/** The remedy of the first rule that matches; undefined when none does. */
export function findRemedy(
  rules: readonly RemedyRule[],
  code: string,
  text: string,
  concern: Concern = {},
): string | undefined {
  for (const rule of rules) {
    if (rule.code !== undefined && rule.code !== code) continue
    const match = (rule.text ?? /(?:)/).exec(text)
    if (match) return typeof rule.remedy === 'string' ? rule.remedy : rule.remedy(match, concern)
  }
  return undefined
}

/** What to do about a denial: the statement that a role lacks. */
export function allow(action: string | readonly string[], resource = '<ARN of the repository>'): string {
  const statement = { Effect: 'Allow', Action: action, Resource: resource }
  return `Add to the policy of the role that deploys: ${JSON.stringify(statement)}`
}

/** What the owner of a resource has to do about a denial: the statements that its policy lacks. */
export function share(resource: string, statements: readonly object[]): string {
  const list = statements.map((statement) => JSON.stringify(statement)).join(', ')
  return `The owner of ${resource} must add to its policy: ${list}`
}

const denial = /User: (\S+) is not authorized to perform: (\S+) on resource: (\S+)/

/** Denials of IAM, in the words that every AWS service and ECR's registry use (IAM user guide, "Troubleshoot access denied error messages"). */
export const denials: readonly RemedyRule[] = [
  {
    text: new RegExp(`${denial.source} because no resource-based policy`),
    remedy: ([, user = '', action = '', resource = '']) => share(resource, statementsFor(user, action, resource)),
  },
  {
    text: new RegExp(`${denial.source} with an explicit deny`),
    remedy: ([, , action, resource]) => `A policy denies ${action} on ${resource}: change that statement.`,
  },
  {
    text: denial,
    remedy: ([, user = '', action = '', resource = '']) => {
      const own = allow(action, resource)
      // Across accounts both policies must allow it, and the other one is not judged before this one is right.
      const foreign = parseArn(resource)?.service === 'ecr' && accountOf(resource) !== accountOf(user)
      return foreign ? `${own}. ${share(resource, statementsFor(user, action, resource))}` : own
    },
  },
]

/** What a resource's policy must allow another account. A role that pulls an image deploys it, so Lambda pulls it too. */
function statementsFor(user: string, action: string, resource: string): object[] {
  const caller = parseArn(user)
  if (pullActions.some((each) => each === action)) return pullStatements(resource, caller?.account)
  return [shareStatement(action, caller ? rootOf(caller) : user)]
}
