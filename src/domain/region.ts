import { Problem } from './problem.ts'

/** A region code such as `eu-central-1`. */
export type Region = string

/** What differs between AWS partitions wherever an ARN or a host is parsed or made. */
export interface Partition {
  /** The second field of every ARN. */
  id: 'aws' | 'aws-cn' | 'aws-us-gov' | 'aws-eusc' | 'aws-iso' | 'aws-iso-b' | 'aws-iso-e' | 'aws-iso-f'
  /** Suffix of service hosts. */
  dnsSuffix: string
}

// AWS General Reference, "Regions, partitions, and endpoints"; the prefixes are those of the SDK's own partition table.
const partitions: readonly (Partition & { prefix: string })[] = [
  { prefix: 'cn-', id: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
  { prefix: 'us-gov-', id: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
  { prefix: 'eusc-', id: 'aws-eusc', dnsSuffix: 'amazonaws.eu' },
  { prefix: 'us-iso-', id: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
  { prefix: 'us-isob-', id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
  { prefix: 'eu-isoe-', id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk' },
  { prefix: 'us-isof-', id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov' },
]

const pattern = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/

/**
 * Parses a region code.
 *
 * @param input where it was written, for the error
 * @throws Problem when the text has not the shape of one; an availability zone is named as such
 */
export function parseRegion(text: string, input = 'aws-region'): Region {
  if (pattern.test(text)) return text
  if (pattern.test(text.slice(0, -1))) {
    throw new Problem({
      what: `${input}: '${text}' is an availability zone, not a region.`,
      remedy: `Write '${text.slice(0, -1)}'.`,
    })
  }
  throw new Problem({
    what: `${input}: '${text}' is not a region code.`,
    remedy: "Write the code, such as 'us-east-1' or 'eu-central-1'; several are separated by commas or lines.",
  })
}

/** The partition that a region belongs to; `aws` for every prefix that is not another partition's. */
export function partitionOf(region: Region): Partition {
  const found = partitions.find(({ prefix }) => region.startsWith(prefix))
  return found ? { id: found.id, dnsSuffix: found.dnsSuffix } : { id: 'aws', dnsSuffix: 'amazonaws.com' }
}
