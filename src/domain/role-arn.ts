import { Problem } from './problem.ts'

const pattern = /^arn:aws[a-z-]*:iam::(?<account>\d{12}):role\/(?:[\u0021-\u007e]+\/)?[\w+=,.@-]{1,64}$/

/**
 * Parses the ARN of an IAM role, `arn:<partition>:iam::<account>:role/<path><name>`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is something else
 */
export function parseRoleArn(text: string, input: string): string {
  if (pattern.test(text)) return text
  throw new Problem({
    what: `${input}: '${text}' is not the ARN of an IAM role.`,
    remedy: "Write 'arn:aws:iam::<account>:role/<name>'.",
  })
}
