import { clock } from '../aws/clock.ts'
import { Problem } from '../domain/problem.ts'
import {
  type Accepted,
  countBySeverity,
  describeVulnerability,
  judgeScan,
  type ScanGate,
  type ScanResult,
} from '../domain/scan.ts'
import { counted } from '../domain/text.ts'
import { awaitScan, usualWait } from '../ecr/await-scan.ts'
import { nameOf } from '../ecr/scan.ts'
import type { ImageRun } from '../run/run.ts'
import type { TargetWithImage } from '../run/target.ts'

/** Lines of findings that an error shows. */
const mostShown = 40

/**
 * Waits for ECR's scan of the image, before any function is touched. All regions have one digest, so the first one's
 * scan speaks for them.
 *
 * @returns undefined without scan-severity, and in a dry run
 * @throws Problem when it found what must not be there, or when there are no findings
 */
export async function checkScan(
  { plan, tools }: ImageRun,
  candidates: readonly TargetWithImage[],
): Promise<ScanResult | undefined> {
  const { scan: gate, dryRun, waitTimeout: timeout } = plan.inputs
  const [first] = candidates
  if (gate === undefined || dryRun || first === undefined) return undefined
  const { log, warn, signal, steps } = tools
  const { clients, address, region, image } = first
  const scanned = { ecr: clients.ecr, address, region, digest: image.digest }
  return steps.step(`Wait for what ECR's scan finds`, async () => {
    const { scanner, found } = await awaitScan(scanned, { ...usualWait, timeout, signal, log })
    const verdict = judgeScan(found, gate, new Date(clock.now()).toISOString().slice(0, 10))
    for (const each of verdict.expired) warn(ended(each))
    for (const each of verdict.accepted) log(`Accepted: ${describeVulnerability(each)}`)
    const result = { severity: gate.severity, scanner, ...verdict }
    if (verdict.stopping.length > 0) throw refusal(`${nameOf(scanned)} in ${region}`, gate, result)
    log(passed(result, found.length))
    return result
  })
}

function ended({ id, until }: Accepted): string {
  return `scan-ignore: the acceptance of ${id} ended on ${until}, so it counts again. Remove the line, or give it another day.`
}

function passed({ severity, scanner, accepted, below }: ScanResult, count: number): string {
  const who = scanner === 'enhanced' ? 'Amazon Inspector' : 'ECR'
  if (count === 0) return `${who} found no vulnerabilities`
  const rest = below.length === 0 ? '' : `; less severe: ${countBySeverity(below)}`
  const ignored = accepted.length === 0 ? '' : ` that is not accepted (${accepted.length} are)`
  return `${who} found nothing of severity ${severity} or worse${ignored}${rest}`
}

function refusal(image: string, { severity }: ScanGate, { stopping, scanner }: ScanResult): Problem {
  const shown = stopping.slice(0, mostShown).map(describeVulnerability)
  const more = stopping.length - shown.length
  const fixed = stopping.filter(({ packages }) => packages.some(({ fixedIn }) => fixedIn !== undefined)).length
  const fixes = scanner === 'basic' ? '' : fixed === 0 ? ' No fix is known.' : ` A fix is known for ${fixed} of them.`
  const found = counted(stopping.length, 'vulnerability', 'vulnerabilities')
  const [worst = ''] = shown
  return new Problem({
    what: `The scan of ${image} found ${found} of severity ${severity} or worse (${countBySeverity(stopping)}), the worst is ${worst}.${fixes}`,
    remedy:
      "Update what has a fix: rebuild with pull: 'true' for a newer base, and raise the versions of your own packages. Accept the others for a time in scan-ignore.",
    details: [...shown, ...(more > 0 ? [`and ${more} more: ECR's console has them`] : [])].join('\n'),
  })
}
