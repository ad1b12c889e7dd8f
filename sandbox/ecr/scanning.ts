/** A vulnerability as a scanner tells it. */
export interface SeededVulnerability {
  /** For example `CVE-2026-1234`. */
  id: string
  severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'INFORMATIONAL' | 'UNDEFINED' | 'UNTRIAGED'
  packageName: string
  version: string
  /** Inspector tells it, ECR's own scan does not. */
  fixedIn?: string
}

/** How a registry scans, and what its scans find from now on. */
export interface ScanSeed {
  /** ECR's own scan, or Amazon Inspector's. */
  type?: 'BASIC' | 'ENHANCED'
  /** Whether a push starts one; default what the repository says, with Inspector true. */
  onPush?: boolean
  /** The state that scans end in; default COMPLETE, with Inspector ACTIVE. */
  end?: string
  description?: string
  found?: readonly SeededVulnerability[]
}

/** What DescribeImageScanFindings shows of a scan. */
export interface ScanState {
  status: string
  description: string
  /** Absent as long as there are no results. */
  results?: readonly SeededVulnerability[]
}

interface PushedImage {
  repository: string
  digest: string
}

const sentences: Readonly<Record<string, string>> = {
  // These four are quoted by users of the service.
  PENDING: 'Pending start of the image scan.',
  ACTIVE: 'Continuous scan is selected for image.',
  COMPLETE: 'The scan was completed successfully.',
  UNSUPPORTED_IMAGE: 'UnsupportedImageError: The operating system and/or package manager are not supported.',
}

/**
 * The scans of a registry. Each question brings a scan one state further: what is pushed is not registered at first, then
 * waits or goes on, then says that it ended before its results are there, as Inspector's does, then has them.
 */
export class Scanning {
  seed: ScanSeed = {}
  readonly #scans = new Map<string, ScanState[]>()
  readonly #begun = new Set<string>()

  get type(): 'BASIC' | 'ENHANCED' {
    return this.seed.type ?? 'BASIC'
  }

  scansOnPush(repositoryScans: boolean): boolean {
    return this.seed.onPush ?? (this.type === 'ENHANCED' || repositoryScans)
  }

  pushed(image: PushedImage, repositoryScans: boolean): void {
    if (this.scansOnPush(repositoryScans) && !this.#begun.has(keyOf(image))) this.begin(image)
  }

  /** @returns false when the image was scanned already: once in 24 hours is what ECR grants. */
  begin(image: PushedImage): boolean {
    if (this.#begun.has(keyOf(image))) return false
    this.#begun.add(keyOf(image))
    this.#scans.set(keyOf(image), this.#states())
    return true
  }

  /** Undefined when there is no scan, or it is not registered yet. */
  next(image: PushedImage): ScanState | undefined {
    const states = this.#scans.get(keyOf(image)) ?? []
    if (this.#begun.has(keyOf(image)) && states.length === 0) throw new Error('A scan has a last state')
    if (states.length <= 1) return states[0]
    const state = states.shift()
    return state?.status === 'NONE' ? undefined : state
  }

  #states(): ScanState[] {
    const { type, seed } = this
    const end = seed.end ?? (type === 'ENHANCED' ? 'ACTIVE' : 'COMPLETE')
    const state = (status: string) => ({ status, description: sentences[status] ?? '' })
    const last = { ...state(end), ...(seed.description !== undefined && { description: seed.description }) }
    const results = ['ACTIVE', 'COMPLETE'].includes(end) ? { results: seed.found ?? [] } : {}
    return [
      state('NONE'),
      state(type === 'ENHANCED' ? 'PENDING' : 'IN_PROGRESS'),
      ...(type === 'ENHANCED' && 'results' in results ? [last] : []),
      { ...last, ...results },
    ]
  }
}

function keyOf({ repository, digest }: PushedImage): string {
  return `${repository}@${digest}`
}
