/** What a failed call was about, for remedies that name it where the error does not. */
export interface Concern {
  /** ARN of the repository. */
  repository?: string
  /** Account of the function, twelve digits. */
  account?: string
  /** ARN of the execution role of the function. */
  executionRole?: string
  /** ARN of the role that was to be assumed. */
  role?: string
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

/** Rules of errors whose code says all. */
export function remediesByCode(remedies: Readonly<Record<string, string>>): RemedyRule[] {
  return Object.entries(remedies).map(([code, remedy]) => ({ code, remedy }))
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
