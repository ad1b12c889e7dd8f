import { shortDigest, shortDigestLength } from './digest.ts'
import { type Finding, Problem } from './problem.ts'
import { partitionOf, type Region } from './region.ts'

/** An image in a registry: `registry/repository`, then a tag, a digest or both. */
export interface ImageReference {
  /** Host, with a port when it has one. */
  registry: string
  repository: string
  tag?: string
  /** `sha256:` and 64 hexadecimal digits. */
  digest?: string
}

/** What the host of a private ECR registry says. */
export interface EcrRegistry {
  /** Twelve digits. */
  account: string
  region: Region
  /** Lambda does not pull from FIPS hosts. */
  fips: boolean
}

// OCI Distribution Specification, "Pulling manifests": the grammar of names, tags and digests.
const repositoryName = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*'
const tagName = '\\w[\\w.-]{0,127}'
const repositoryPattern = new RegExp(`^${repositoryName}$`)
const tagPattern = new RegExp(`^${tagName}$`)
const hostPattern = /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|localhost|[A-Za-z0-9.-]+:\d+)$/
const referencePattern = new RegExp(
  `^(?<registry>[^/]+)/(?<repository>${repositoryName})(?::(?<tag>${tagName}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`,
)

// Amazon ECR user guide, "Amazon ECR private registries": the classic, FIPS and dual-stack hosts.
const ecrHosts = [
  /^(?<account>\d{12})\.dkr\.ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.(?<suffix>[a-z0-9.-]+)$/,
  /^(?<account>\d{12})\.dkr-ecr(?<fips>-fips)?\.(?<region>[a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/,
]

/**
 * Parses `registry/repository[:tag][@sha256:…]`.
 *
 * @param input the name of the input, for the error
 * @throws Problem when the registry is missing or a part is malformed
 */
export function parseImageReference(text: string, input: string): ImageReference {
  const reference = findImageReference(text)
  if (reference !== undefined) return reference
  throw new Problem({
    what: `${input}: '${text}' is not a full image URI.`,
    remedy: "Write '<account>.dkr.ecr.<region>.amazonaws.com/<repository>', then ':<tag>' or '@sha256:<digest>'.",
  })
}

/** Reads the same; undefined when the text is none. */
export function findImageReference(text: string): ImageReference | undefined {
  const { registry, repository, tag, digest } = referencePattern.exec(text)?.groups ?? {}
  if (registry === undefined || repository === undefined || !hostPattern.test(registry)) return undefined
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) }
}

/** Writes a reference as `registry/repository`, with `@digest` where it has one, else `:tag`. */
export function formatImageReference({ registry, repository, tag, digest }: ImageReference): string {
  const version = digest !== undefined ? `@${digest}` : tag !== undefined ? `:${tag}` : ''
  return `${registry}/${repository}${version}`
}

/** Reads the host of a private ECR registry; undefined when it is any other host. */
export function parseEcrRegistry(host: string): EcrRegistry | undefined {
  for (const pattern of ecrHosts) {
    const { account, region, fips, suffix } = pattern.exec(host)?.groups ?? {}
    if (account === undefined || region === undefined) continue
    if (suffix !== undefined && suffix !== partitionOf(region).dnsSuffix) continue
    return { account, region, fips: fips !== undefined }
  }
  return undefined
}

/** An ECR repository as the user names it: alone, or with the registry that it is in. */
export interface RepositoryName {
  repository: string
  registry?: string
}

/**
 * Parses the name of an ECR repository, or its URI without a tag.
 *
 * @throws Problem when it is neither
 */
export function parseRepository(text: string): RepositoryName {
  const slash = text.indexOf('/')
  const head = slash > 0 ? text.slice(0, slash) : ''
  const registry = hostPattern.test(head) && parseEcrRegistryOrPort(head) ? head : undefined
  const repository = registry === undefined ? text : text.slice(slash + 1)
  if (repositoryPattern.test(repository) && repository.length <= 256) {
    const mistake = refuseHost(text, head)
    if (mistake) throw new Problem(mistake)
    return { repository, ...(registry !== undefined && { registry }) }
  }
  throw new Problem(refuseHost(text, registry === undefined ? head : '') ?? refuseRepository(text))
}

/** Hosts of registries that are not ECR's. Other first parts with dots may be namespaces of ECR. */
const otherRegistries =
  /^(?:(?:[a-z0-9-]+\.)*(?:docker\.io|gcr\.io|pkg\.dev|azurecr\.io|quay\.io)|ghcr\.io|public\.ecr\.aws|registry\.gitlab\.com|mcr\.microsoft\.com)$/

function refuseHost(text: string, head: string): Finding | undefined {
  const host = text.replace(/\/$/, '')
  if (parseEcrRegistry(host)) {
    return {
      what: `repository: '${text}' is the host of a registry, without a repository.`,
      remedy: `Write '${host}/<repository>', or the name of the repository alone.`,
    }
  }
  if (!otherRegistries.test(head)) return undefined
  return {
    what: `repository: '${text}' is in the registry ${head}, and Lambda pulls from private ECR repositories only.`,
    remedy: `Write the name of an ECR repository, for example '${text
      .slice(head.length + 1)
      .replace(/[:@].*$/, '')
      .toLowerCase()}'.`,
  }
}

function refuseRepository(text: string): Finding {
  const lower = text.toLowerCase()
  if (lower !== text && repositoryPattern.test(lower) && lower.length <= 256) {
    return {
      what: `repository: '${text}' has upper-case letters, and names of ECR repositories have none.`,
      remedy: `Write '${lower}'.`,
    }
  }
  return {
    what: `repository: '${text}' is not the name or URI of an ECR repository.`,
    remedy: "Write lower-case letters, digits and '-', '_', '.', '/', without a tag.",
  }
}

/**
 * The name of the repository that a function gets by default: its own, as ECR takes it (ECR API reference,
 * "CreateRepository": 2 to 256 lower-case letters and digits, with single separators between them).
 *
 * @param name of the function: letters, digits, hyphens and underscores
 */
export function defaultRepository(name: string): string {
  const parts = name
    .toLowerCase()
    .replaceAll(/([-_])[-_]+/g, '$1')
    .replaceAll(/^[-_]|[-_]$/g, '')
  return parts.length < 2 ? ['function', parts].filter(Boolean).join('-') : parts
}

// A first part with dots may be a host or a namespace such as `team.a`; only an ECR host or a port make it a host.
function parseEcrRegistryOrPort(head: string): boolean {
  return parseEcrRegistry(head) !== undefined || head.includes(':')
}

/** Characters that a tag has at most where it may be followed by the digest. */
export const longestTag = 128 - 1 - shortDigestLength

/** The tag of an image whose own tag is on another image: `<tag>-<first 12 digits of the digest>`. */
export function tagByDigest(tag: string, digest: string): string {
  return `${tag}-${shortDigest(digest)}`
}

/** @throws Problem when the text can't be a tag */
export function parseTag(text: string): string {
  if (tagPattern.test(text)) return text
  throw new Problem({
    what: `tags: '${text}' is not an image tag.`,
    remedy: "Write up to 128 letters, digits, '_', '.' and '-', not beginning with '.' or '-', without the repository.",
  })
}
