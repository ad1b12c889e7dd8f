import { parseAccepted, type ScanGate, severities } from '../domain/scan.ts'
import { oneOf, type Reader } from './reader.ts'

/** What is put beside an image. */
export interface AttestInputs {
  /** Whether BuildKit's provenance is. */
  provenance: boolean
  /** Paths of software bills of materials. */
  files: string[]
}

/** Reads what is to be said of the image; undefined when nothing is. */
export function readAttest(read: Reader): AttestInputs | undefined {
  const items = read.list('attest', { ignoreComma: true }).filter((item) => item !== 'false')
  const isProvenance = (item: string) => item === 'true' || item === 'provenance'
  if (items.length === 0) return undefined
  return { provenance: items.some(isProvenance), files: items.filter((item) => !isProvenance(item)) }
}

/** Reads what a scan of the image must not find; undefined when no scan is waited for. */
export function readScanGate(read: Reader): ScanGate | undefined {
  const severity = read.parsed('scan-severity', oneOf(severities))
  const accepted = read.each(read.list('scan-ignore', { ignoreComma: true }), (text) =>
    parseAccepted(text, 'scan-ignore'),
  )
  if (severity !== undefined) return { severity, accepted }
  if (read.text('scan-ignore') !== undefined && read.text('scan-severity') === undefined) {
    read.findings.add('scan-ignore: there is no scan-severity, so no scan is waited for.', 'Set scan-severity too.')
  }
  return undefined
}
