/** The parts of an ARN. */
export interface Arn {
  /** `aws`, `aws-cn` and so on. */
  partition: string
  /** For example `lambda`. */
  service: string
  /** Empty where the service is the same in all regions, as IAM is. */
  region: string
  /** Twelve digits; empty where names are unique without one. */
  account: string
  /** What follows, for example `function:hello:live` or `role/deploy`. */
  resource: string
}

// IAM user guide, "Identify AWS resources with Amazon Resource Names (ARNs)". A resource may have colons of its own.
const pattern =
  /^arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9.-]+):(?<region>[a-z0-9-]*):(?<account>[a-z0-9]*):(?<resource>.+)$/

/** Reads `arn:partition:service:region:account:resource`; undefined when the text is no ARN. */
export function parseArn(text: string): Arn | undefined {
  const { partition, service, region, account, resource } = pattern.exec(text)?.groups ?? {}
  if (partition === undefined || service === undefined || resource === undefined) return undefined
  return { partition, service, region: region ?? '', account: account ?? '', resource }
}

/** The ARN as text, for example `arn:aws:lambda:us-east-1:111122223333:function:hello`. */
export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return ['arn', partition, service, region, account, resource].join(':')
}

/** The account that an ARN names; undefined when it names none, or is no ARN. */
export function accountOf(arn: string): string | undefined {
  return parseArn(arn)?.account || undefined
}

/** The ARN by which a policy names a whole account. */
export function rootOf({ partition, account }: Pick<Arn, 'partition' | 'account'>): string {
  return formatArn({ partition, service: 'iam', region: '', account, resource: 'root' })
}

/** A function in an ARN of Lambda's. */
export interface FunctionArn {
  name: string
  /** A version or an alias; absent in the function's own ARN. */
  qualifier?: string
  /** The function's own ARN. */
  unqualified: string
}

/** Reads the ARN of a function, a version or an alias; undefined when the text is none. */
export function parseFunctionArn(text: string): FunctionArn | undefined {
  const arn = parseArn(text)
  const { name, qualifier } =
    /^function:(?<name>[^:]+)(?::(?<qualifier>[^:]+))?$/.exec(arn?.resource ?? '')?.groups ?? {}
  if (arn?.service !== 'lambda' || name === undefined) return undefined
  const unqualified = formatArn({ ...arn, resource: `function:${name}` })
  return { name, unqualified, ...(qualifier !== undefined && { qualifier }) }
}
