import { countBySeverity, type ScanResult, type Vulnerability } from '../domain/scan.ts'
import { cut } from '../domain/text.ts'
import { plain, table } from './markdown.ts'

/** Rows that are shown. */
const most = 10

/** What the scan of the image found, and what of it is accepted. */
export function scanTable({ scanner, severity, accepted, below }: ScanResult): string[] {
  const who = scanner === 'enhanced' ? 'Amazon Inspector' : 'ECR'
  const rest = below.length === 0 ? '' : `; less severe: ${countBySeverity(below)}`
  const nothing = `Scanned by ${who}: nothing of severity ${severity} or worse`
  if (accepted.length === 0) return [`${nothing}${rest}.`, '']
  const more = accepted.length > most ? [`and ${accepted.length - most} more`, ''] : []
  return [
    `${nothing} that is not accepted${rest}. Accepted:`,
    '',
    ...table(['Vulnerability', 'Severity', 'Package', 'Fixed in'], accepted.slice(0, most).map(row)),
    '',
    ...more,
  ]
}

function row({ id, severity, packages }: Vulnerability): string[] {
  const list = (texts: readonly string[]) => plain(cut([...new Set(texts)].filter(Boolean).join(', '), 80))
  return [
    plain(id),
    severity,
    list(packages.map(({ name, version }) => `${name} ${version}`.trim())),
    list(packages.map(({ fixedIn = '' }) => fixedIn)),
  ]
}
