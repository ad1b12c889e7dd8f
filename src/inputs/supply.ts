import { parseAccepted, type ScanGate, severities } from '../domain/scan.ts'
import type { Reader } from './reader.ts'
import { oneOf } from './rollout.ts'

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
