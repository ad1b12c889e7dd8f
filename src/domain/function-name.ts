import { parseArn } from './arn.ts'
import { Problem } from './problem.ts'
import { partitionOf, type Region } from './region.ts'

/** A function, named without a qualifier. */
export interface FunctionName {
  /** 1 to 64 letters, digits, hyphens and underscores. */
  name: string
  /** Twelve digits, when an ARN or partial ARN named it. */
  account?: string
  /** When an ARN named it. */
  region?: Region
}

// Lambda API reference, "CreateFunction", parameter FunctionName: name, partial ARN or ARN.
const pattern = /^(?:(?<account>\d{12}):function:)?(?<name>[A-Za-z0-9_-]{1,64})(?<qualified>:(?<qualifier>[$\w-]*))?$/

/**
 * Parses `name`, `account:function:name` or `arn:partition:lambda:region:account:function:name`.
 *
 * @throws Problem when the text is none of them, or names a version or an alias: code is updated on $LATEST only
 */
export function parseFunctionName(text: string): FunctionName {
  const arn = parseArn(text)
  const groups = pattern.exec(arn ? `${arn.account}:${arn.resource}` : text)?.groups
  const name = groups?.name
  const elsewhere = arn && (arn.service !== 'lambda' || arn.region === '')
  if (elsewhere || groups === undefined || name === undefined) {
    throw new Problem({
      what: `function-name: '${text}' is neither a function name nor an ARN of one.`,
      remedy: "Write a name of 1 to 64 letters, digits, '-' and '_', or the function's ARN.",
    })
  }
  if (groups.qualified !== undefined) {
    throw new Problem({
      what: `function-name: '${text}' names the version or alias '${groups.qualifier}', but Lambda updates code on $LATEST only and then publishes it.`,
      remedy: `Write '${text.slice(0, -groups.qualified.length)}'.`,
    })
  }
  if (arn && arn.partition !== partitionOf(arn.region).id) {
    throw new Problem({
      what: `function-name: the ARN '${text}' says partition '${arn.partition}', but ${arn.region} is in '${partitionOf(arn.region).id}'.`,
      remedy: "Copy the ARN from the function's page.",
    })
  }
  const { account } = groups
  return { name, ...(account !== undefined && { account }), ...(arn && { region: arn.region }) }
}
