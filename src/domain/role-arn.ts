import { parseArn } from './arn.ts'
import { Problem } from './problem.ts'

// IAM API reference, "CreateRole", parameters Path and RoleName.
const pattern = /^role\/(?:[\u0021-\u007e]+\/)?[\w+=,.@-]{1,64}$/

/** Whether a text is the ARN of an IAM role. */
export function isRoleArn(text: string): boolean {
  const { service, region, account = '', resource = '' } = parseArn(text) ?? {}
  return service === 'iam' && region === '' && /^\d{12}$/.test(account) && pattern.test(resource)
}

/**
 * Parses the ARN of an IAM role, `arn:<partition>:iam::<account>:role/<path><name>`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is something else
 */
export function parseRoleArn(text: string, input: string): string {
  if (isRoleArn(text)) return text
  throw new Problem({
    what: `${input}: '${text}' is not the ARN of an IAM role.`,
    remedy: "Write 'arn:aws:iam::<account>:role/<name>'.",
  })
}
