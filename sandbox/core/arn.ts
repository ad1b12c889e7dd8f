/** An Amazon Resource Name: `arn:<partition>:<service>:<region>:<account>:<resource>`. */
export type Arn = string

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
