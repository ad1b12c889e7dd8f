/** What to do about an error, recognised by its code and its text. */
export interface RemedyRule {
  /** The error code; any when absent. */
  code?: string
  /** Part of the text that tells this case from others of the same code; any when absent. */
  text?: RegExp
  remedy: string | ((match: RegExpExecArray, resource: string) => string)
}

/**
 * The remedy of the first rule that matches; undefined when none does.
 *
 * @param resource ARN of what the call was about, for remedies that name it where the error does not
 */
export function findRemedy(
  rules: readonly RemedyRule[],
  code: string,
  text: string,
  resource = '<ARN of the repository>',
): string | undefined {
  for (const rule of rules) {
    if (rule.code !== undefined && rule.code !== code) continue
    const match = (rule.text ?? /(?:)/).exec(text)
    if (match) return typeof rule.remedy === 'string' ? rule.remedy : rule.remedy(match, resource)
  }
  return undefined
}

/** What to do about a denial: the statement that a role lacks. */
export function allow(action: string | readonly string[], resource: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: resource }
  return `Add to the policy of the role that deploys: ${JSON.stringify(statement)}`
}

/** Denials of IAM, in the words that every AWS service and ECR's registry use (IAM user guide, "Troubleshoot access denied error messages"). */
export const denials: readonly RemedyRule[] = [
  {
    text: /is not authorized to perform: (\S+) on resource: (\S+) because no resource-based policy/,
    remedy: ([, action, resource]) =>
      `The owner of ${resource} must allow ${action} to this account in the resource's own policy.`,
  },
  {
    text: /is not authorized to perform: (\S+) on resource: (\S+) with an explicit deny/,
    remedy: ([, action, resource]) => `A policy denies ${action} on ${resource}: change that statement.`,
  },
  {
    text: /is not authorized to perform: (\S+) on resource: (\S+)/,
    remedy: ([, action = '', resource = '']) => allow(action, resource),
  },
]
