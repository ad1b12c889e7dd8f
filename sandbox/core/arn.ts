/** An Amazon Resource Name: `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export type Arn = string

/** The six parts of an ARN; the resource may have colons of its own. */
type ArnParts = [prefix: string, partition: string, service: string, region: string, account: string, resource: string]

/** Divides an ARN, or a pattern of ARNs, into its parts; those that it lacks are empty. */
export function arnParts(arn: Arn): ArnParts {
  const [prefix = '', partition = '', service = '', region = '', account = '', ...resource] = arn.split(':')
  return [prefix, partition, service, region, account, resource.join(':')]
}

interface Partition {
  /** What its region codes begin with. */
  regions: string
  /** The second field of ARNs. */
  id: string
  /** What the hosts of services end with. */
  suffix: string
}

/** As botocore's partitions.json has them, those for secret regions left out. */
const PARTITIONS: readonly Partition[] = [
  { regions: 'cn-', id: 'aws-cn', suffix: 'amazonaws.com.cn' },
  { regions: 'us-gov-', id: 'aws-us-gov', suffix: 'amazonaws.com' },
  { regions: 'eusc-', id: 'aws-eusc', suffix: 'amazonaws.eu' },
]

/** The partition that a region belongs to, as ARNs name it (IAM User Guide, "Amazon Resource Names"). */
export function partitionOf(region: string): string {
  return PARTITIONS.find(({ regions }) => region.startsWith(regions))?.id ?? 'aws'
}

/** `amazonaws.com`, or what the hosts of another partition end with. */
export function hostSuffixOf(region: string): string {
  return PARTITIONS.find(({ regions }) => region.startsWith(regions))?.suffix ?? 'amazonaws.com'
}
