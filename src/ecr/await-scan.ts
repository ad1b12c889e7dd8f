import { formatDuration } from '../domain/duration.ts'
import { poll } from '../domain/poll.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { withFullStop } from '../domain/text.ts'
import { restoreImage } from './archive.ts'
import { askForScan, isScannedOnDemand, nameOf, type ScanAnswer, type ScannedImage, startScan } from './scan.ts'

/** How long is waited, in milliseconds, and who is told. */
export interface ScanWait {
  timeout: number
  /** How long ECR may know of no scan, after which none will come. */
  registration: number
  interval: number
  signal: AbortSignal
  log: (line: string) => void
}

/** A scan on push is registered seconds after the push. */
export const usualWait = { registration: 60_000, interval: 1000 } as const

/**
 * Waits for what ECR's scan of an image finds. Where ECR scans neither on push nor all the time, the scan is started.
 *
 * @throws Problem when there will be no findings, or none within the timeout; an AbortError when the signal ends the wait
 */
export async function awaitScan(image: ScannedImage, wait: ScanWait): Promise<ScanAnswer> {
  const { interval, signal, log } = wait
  const begun = Date.now()
  let settled = false
  let told = ''
  return poll({
    what: `the findings of ECR's scan in ${image.region}`,
    seen: ({ status }) => (status === 'NONE' ? 'not begun' : status),
    ask: async () => {
      const answer = await askForScan(image)
      if (answer.status === 'NONE' && !settled) {
        settled = true
        if (await isScannedOnDemand(image)) await startScan(image)
      }
      const finding = noFindings(image, answer) ?? unregistered(image, answer, Date.now() - begun > wait.registration)
      if (finding) throw new Problem(finding)
      return answer
    },
    until: ({ concluded }) => concluded,
    waiting: ({ status, description }) => {
      if (status === told || status === 'NONE') return
      told = status
      log(`ECR's scan is ${status}${description === '' ? '' : `: ${description}`}`)
    },
    interval,
    deadline: { at: begun + wait.timeout, error: (last) => new Problem(tooLate(image, last, wait.timeout)) },
    signal,
  })
}

function tooLate(image: ScannedImage, { status, description }: ScanAnswer, timeout: number): Finding {
  const word = status === 'NONE' ? 'not begun' : status
  const said = description === '' ? '' : `, and says: ${withFullStop(description).slice(0, -1)}`
  // No page says what there is of a scan that found nothing: results with a time, or with counts, are taken for its own.
  const instead = ['ACTIVE', 'COMPLETE'].includes(status)
    ? ' Where the page of the image in ECR says that nothing was found, remove scan-severity for this run.'
    : ''
  return {
    what: `ECR's scan of ${nameOf(image)} in ${image.region} has no findings after ${formatDuration(timeout)}: it is ${word}${said}.`,
    remedy: `Set wait-timeout higher, or run the job again: the image is there, and its scan goes on.${instead}`,
  }
}

function unregistered(image: ScannedImage, { status }: ScanAnswer, over: boolean): Finding | undefined {
  if (status !== 'NONE' || !over) return undefined
  const { address, region, digest } = image
  const registry = address.registryId === undefined ? '' : ` --registry-id ${address.registryId}`
  return {
    what: `ECR in ${region} has no scan of ${nameOf(image)}.`,
    remedy:
      'Let the registry scan on push what matches this repository. An image that was pushed before is scanned with ' +
      `'aws ecr start-image-scan --region ${region}${registry} --repository-name ${address.name} --image-id imageDigest=${digest}'.`,
  }
}

/** What each state that has no findings means, and what to do: the rest of the sentence, and the remedy. */
const ends: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  FAILED: ['failed', 'Run the job again; an image can be scanned by ECR itself once in 24 hours.'],
  UNSUPPORTED_IMAGE: [
    'is not possible: its scanner does not know the operating system, or the type of the image',
    'Build on a base that it knows (ECR user guide, "Scan images for software vulnerabilities"), let Amazon Inspector scan the registry, which knows more, or remove scan-severity.',
  ],
  SCAN_ELIGIBILITY_EXPIRED: [
    'has ended: Amazon Inspector re-scans an image for a time only, and this one is older',
    'Set a longer re-scan duration in Amazon Inspector, or build the image anew.',
  ],
  FINDINGS_UNAVAILABLE: ['has no findings that are still kept', 'Let the image be scanned again, or build it anew.'],
  LIMIT_EXCEEDED: [
    'was refused, as a limit of the account is reached',
    'Wait until scans are allowed again, or have the quota raised in Service Quotas.',
  ],
}

/** Why a scan will have no findings; undefined of one that goes on, or has them. */
function noFindings(image: ScannedImage, { status, description }: ScanAnswer): Finding | undefined {
  if (['NONE', 'PENDING', 'IN_PROGRESS', 'ACTIVE', 'COMPLETE'].includes(status)) return undefined
  const { address, region, digest } = image
  const said = description === '' ? '' : ` ECR says: ${withFullStop(description)}`
  const scan = `ECR's scan of ${nameOf(image)} in ${region}`
  if (status === 'IMAGE_ARCHIVED') {
    return {
      what: `${scan} is not possible (IMAGE_ARCHIVED): the image is archived.${said}`,
      remedy: restoreImage(address, region, digest),
    }
  }
  const [what, remedy] = ends[status] ?? ['ended in a state that this action does not know', 'Remove scan-severity.']
  return { what: `${scan} ${what} (${status}).${said}`, remedy }
}
