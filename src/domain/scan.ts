import { Problem } from './problem.ts'

/** What the input takes, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const

export type Severity = (typeof severities)[number]

/** What of a scan stops a run. */
export interface ScanGate {
  /** This severity, or a worse one. */
  severity: Severity
  accepted: readonly Accepted[]
}

/** A vulnerability that is accepted for a time. */
export interface Accepted {
  /** For example `CVE-2026-1234`. */
  id: string
  /** The last day, `2026-12-31`, which ends everywhere as it does in UTC. */
  until: string
}

/** A vulnerability that a scan has found. Its texts are the scanner's. */
export interface Vulnerability {
  id: string
  /** `unrated` is one that has no severity yet: ECR's UNDEFINED, Inspector's UNTRIAGED. */
  severity: Severity | 'unrated'
  packages: readonly VulnerablePackage[]
  /** Whether an exploit of it is known. */
  exploited: boolean
}

export interface VulnerablePackage {
  name: string
  version: string
  /** The version that mends it; absent when there is none, and when the scanner does not tell. */
  fixedIn?: string
}

/** What a scan means for the run. */
export interface ScanVerdict {
  /** Those that stop it, the worst first. */
  stopping: readonly Vulnerability[]
  /** Those that would, and are accepted. */
  accepted: readonly Vulnerability[]
  /** Less severe ones. */
  below: readonly Vulnerability[]
  /** Acceptances that have ended: what they are about counts again. */
  expired: readonly Accepted[]
}

/** How a scan ended. */
export interface ScanResult extends ScanVerdict {
  severity: Severity
  /** Who scanned: ECR itself, or Amazon Inspector. */
  scanner: 'basic' | 'enhanced'
}

/**
 * Parses `CVE-2026-1234 until 2026-12-31`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when it is not of that form, or there is no such day
 */
export function parseAccepted(text: string, input: string): Accepted {
  const { id, until } = /^(?<id>[A-Za-z][\w.:-]{1,99})\s+until\s+(?<until>\d{4}-\d{2}-\d{2})$/.exec(text)?.groups ?? {}
  if (id === undefined || until === undefined) {
    throw new Problem({
      what: `${input}: '${text}' does not say which vulnerability is accepted, and until when.`,
      remedy: "Write the id and the last day, one per line, for example 'CVE-2026-1234 until 2026-12-31'.",
    })
  }
  const day = new Date(`${until}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== until) {
    throw new Problem({ what: `${input}: there is no day ${until}.`, remedy: "Write it as for example '2026-12-31'." })
  }
  return { id, until }
}

/** A scanner's word for a severity. */
export function severityOf(word: string | undefined): Vulnerability['severity'] {
  return severities.find((one) => one === word?.toLowerCase()) ?? 'unrated'
}

/** Judges what a scan found. @param today `2026-11-26`, in UTC */
export function judgeScan(found: readonly Vulnerability[], gate: ScanGate, today: string): ScanVerdict {
  const expired = gate.accepted.filter(({ until }) => until < today)
  const holding = gate.accepted.filter(({ until }) => until >= today).map(({ id }) => id.toLowerCase())
  const isAccepted = ({ id }: Vulnerability) => holding.includes(id.toLowerCase())
  const worstFirst = found.toSorted((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id))
  const severe = worstFirst.filter((each) => rank(each) <= severities.indexOf(gate.severity))
  return {
    stopping: severe.filter((each) => !isAccepted(each)),
    accepted: severe.filter(isAccepted),
    below: worstFirst.filter((each) => !severe.includes(each)),
    expired,
  }
}

/** What has no severity yet counts as the least one. */
function rank({ severity }: Vulnerability): number {
  return severity === 'unrated' ? severities.length - 1 : severities.indexOf(severity)
}

/** For example `CVE-2026-1 (critical): openssl 3.0.1, fixed in 3.0.2`. */
export function describeVulnerability({ id, severity, packages, exploited }: Vulnerability): string {
  const where = packages.map(({ name, version, fixedIn }) => {
    const fix = fixedIn === undefined ? '' : `, fixed in ${fixedIn}`
    return [name, version].filter(Boolean).join(' ') + fix
  })
  const known = exploited ? ', with a known exploit' : ''
  return `${id} (${severity}${known})${where.length > 0 ? `: ${where.join('; ')}` : ''}`
}

/** For example `2 critical, 1 high`. */
export function countBySeverity(found: readonly Vulnerability[]): string {
  return [...severities, 'unrated' as const]
    .map((severity) => [found.filter((each) => each.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}`)
    .join(', ')
}
