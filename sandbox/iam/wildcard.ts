import { arnParts } from '../core/arn.ts'

/**
 * Whether text matches a pattern in which `*` stands for any characters and `?` for one (IAM User Guide, "IAM JSON
 * policy elements: Resource").
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text
  const source = pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}$`, 's').test(text)
}

/** As `matchesWildcard`, each of an ARN's six parts by itself (IAM User Guide, "ARN condition operators"). */
export function matchesArn(pattern: string, arn: string): boolean {
  const expected = arnParts(pattern)
  const actual = arnParts(arn)
  return expected.every((part, index) => matchesWildcard(part, actual[index] ?? ''))
}
