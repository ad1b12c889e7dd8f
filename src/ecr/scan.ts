import {
  BatchGetRepositoryScanningConfigurationCommand,
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsResponse,
  type ECRClient,
  type EnhancedImageScanFinding,
  type ImageScanFinding,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr'
import { hasCode, isUnknownOperation } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { type Finding, Problem } from '../domain/problem.ts'
import { type ScanResult, severityOf, type Vulnerability } from '../domain/scan.ts'
import type { RepositoryAddress } from './repository.ts'

/** An image that ECR scans. */
export interface ScannedImage {
  ecr: ECRClient
  address: RepositoryAddress
  region: string
  /** `sha256:…` */
  digest: string
}

/** What ECR says of a scan. */
export interface ScanAnswer {
  /** AWS's word; `NONE` where ECR knows of no scan. */
  status: string
  description: string
  /** Whether results are there. */
  concluded: boolean
  scanner: ScanResult['scanner']
  found: Vulnerability[]
}

/** Asks how far the scan of an image is, and what it found. @throws Problem when ECR refuses the call */
export async function askForScan(image: ScannedImage): Promise<ScanAnswer> {
  const { ecr } = image
  try {
    const first = await ecr.send(new DescribeImageScanFindingsCommand({ ...namesOf(image), maxResults: 1000 }))
    const answers = [first]
    for (let next = first.nextToken; next !== undefined; next = answers.at(-1)?.nextToken) {
      answers.push(await ecr.send(new DescribeImageScanFindingsCommand({ ...namesOf(image), nextToken: next })))
    }
    return read(first, answers)
  } catch (error) {
    if (hasCode(error, 'ScanNotFoundException')) return none
    throw explain(error, `Could not read the scan of ${nameOf(image)} in ECR`)
  }
}

const none: ScanAnswer = { status: 'NONE', description: '', concluded: false, scanner: 'basic', found: [] }

function read(first: DescribeImageScanFindingsResponse, answers: DescribeImageScanFindingsResponse[]): ScanAnswer {
  const { status = '', description = '' } = first.imageScanStatus ?? {}
  const results = first.imageScanFindings
  const lists = answers.map(({ imageScanFindings }) => imageScanFindings)
  const enhanced = lists.flatMap((each) => each?.enhancedFindings ?? [])
  const basic = lists.flatMap((each) => each?.findings ?? [])
  return {
    status,
    description,
    // With Inspector both ACTIVE and COMPLETE are said some seconds before there are any results (aws-cli issue 6759,
    // aws-sdk issue 289); those have a time, or counts.
    concluded:
      ['COMPLETE', 'ACTIVE'].includes(status) &&
      (results?.imageScanCompletedAt !== undefined || results?.findingSeverityCounts !== undefined),
    scanner: status === 'ACTIVE' || enhanced.length > 0 ? 'enhanced' : 'basic',
    found: [...enhanced.map(byInspector), ...basic.map(byEcr)],
  }
}

function byInspector(finding: EnhancedImageScanFinding): Vulnerability {
  const { vulnerabilityId, vulnerablePackages = [] } = finding.packageVulnerabilityDetails ?? {}
  return {
    id: vulnerabilityId ?? finding.title ?? '',
    severity: severityOf(finding.severity),
    packages: vulnerablePackages.map(({ name = '', version = '', fixedInVersion }) => {
      // That Inspector writes NotAvailable where there is no fix is what users quote.
      const fixed = fixedInVersion !== undefined && !/^not ?available$/i.test(fixedInVersion)
      return { name, version, ...(fixed && { fixedIn: fixedInVersion }) }
    }),
    exploited: finding.exploitAvailable === 'YES',
  }
}

/** ECR's own scan names no fixes. */
function byEcr({ name: id = '', severity, attributes = [] }: ImageScanFinding): Vulnerability {
  const attribute = (key: string) => attributes.find((each) => each.key === key)?.value ?? ''
  const [name, version] = [attribute('package_name'), attribute('package_version')]
  return { id, severity: severityOf(severity), packages: name === '' ? [] : [{ name, version }], exploited: false }
}

/**
 * Looks whether a repository's images are scanned only on demand.
 *
 * @returns undefined of another account's repository, whose owner alone may ask, and in a region that does not tell
 * @throws Problem when ECR refuses the call
 */
export async function isScannedOnDemand({ ecr, address, region }: ScannedImage): Promise<boolean | undefined> {
  if (address.registryId !== undefined) return undefined
  try {
    const request = new BatchGetRepositoryScanningConfigurationCommand({ repositoryNames: [address.name] })
    const { scanningConfigurations = [] } = await ecr.send(request)
    return scanningConfigurations[0]?.scanFrequency === 'MANUAL'
  } catch (error) {
    if (isUnknownOperation(error)) return undefined
    throw explain(error, `Could not read how ECR in ${region} scans ${address.name}`)
  }
}

/**
 * Starts a basic scan. That one was started before, on this day, is no error.
 *
 * @throws Problem when ECR refuses it, as it does where Inspector scans
 */
export async function startScan(image: ScannedImage): Promise<void> {
  try {
    await image.ecr.send(new StartImageScanCommand(namesOf(image)))
  } catch (error) {
    if (hasCode(error, 'LimitExceededException')) return
    if (hasCode(error, 'ValidationException')) throw new Problem(notCovered(image), { cause: error })
    throw explain(error, `Could not start a scan of ${nameOf(image)} in ECR`)
  }
}

/** A scan is started by hand only where ECR itself scans (API reference, "StartImageScan"). */
function notCovered({ address: { name }, region }: ScannedImage): Finding {
  return {
    what: `ECR in ${region} does not scan ${name}: Amazon Inspector scans the registry, and no rule of it is about this repository.`,
    remedy: "Add one that fits its name, under Settings, Scanning configuration, of ECR's private registry.",
  }
}

function namesOf({ address, digest }: ScannedImage) {
  const { name, registryId } = address
  return { repositoryName: name, registryId, imageId: { imageDigest: digest } }
}

/** `repository@sha256:…` */
export function nameOf({ address, digest }: Pick<ScannedImage, 'address' | 'digest'>): string {
  return `${address.name}@${digest}`
}
