import type { Arn } from '../core/arn.ts'
import { partitionOf } from '../core/arn.ts'
import { isJsonObject } from '../core/json.ts'
import { judge, type PolicyPrincipal } from '../iam/judge.ts'
import { type Policy, parseResourcePolicy } from '../iam/policy.ts'
import { matchesWildcard } from '../iam/wildcard.ts'
import { invalid } from './refusals.ts'

export const MUTABILITIES = ['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'] as const
export type Mutability = (typeof MUTABILITIES)[number]

/** How a repository is made; absent members have ECR's defaults. */
export interface RepositorySettings {
  mutability?: Mutability
  /** Wildcard patterns of the tags for which the opposite of `mutability` holds. */
  exclusions?: string[]
  scanOnPush?: boolean
  encryptionType?: string
  tags?: Record<string, string>
}

const LAMBDA_PULLS = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']
const NAME = /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/

/** What ECR knows of a repository besides its images, which are in the registry. */
export class Repository {
  readonly name: string
  readonly account: string
  readonly arn: Arn
  /** ms since the epoch. */
  readonly createdAt = Date.now()
  readonly settings: Required<RepositorySettings>
  /** Digests of images that are kept in the archive: they can't be pulled (ECR User Guide, "Archiving an image"). */
  readonly archived = new Set<string>()
  #policy: { text: string; parsed: Policy } | undefined

  /** @throws ServiceError InvalidParameterException on a name that ECR does not take */
  constructor(name: string, account: string, region: string, settings: RepositorySettings) {
    if (!NAME.test(name)) {
      throw invalid(
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
      )
    }
    this.name = name
    this.account = account
    this.arn = repositoryArn(region, account, name)
    this.settings = {
      mutability: 'MUTABLE',
      exclusions: [],
      scanOnPush: false,
      encryptionType: 'AES256',
      tags: {},
      ...settings,
    }
  }

  /** Whether a tag that is there can't be put on another image, nor on the same one again. */
  isImmutable(tag: string): boolean {
    const { mutability, exclusions } = this.settings
    const excluded = exclusions.some((pattern) => matchesWildcard(pattern, tag))
    if (mutability === 'IMMUTABLE_WITH_EXCLUSION') return !excluded
    if (mutability === 'MUTABLE_WITH_EXCLUSION') return excluded
    return mutability === 'IMMUTABLE'
  }

  get policy(): string | undefined {
    return this.#policy?.text
  }

  /** @throws Error on a policy that the sandbox does not understand whole */
  setPolicy(text: string | undefined): void {
    this.#policy = text === undefined ? undefined : { text, parsed: parseResourcePolicy(text) }
  }

  /** Judges by the repository's own policy. */
  policyAllows(action: string, principal: PolicyPrincipal, context: Record<string, string> = {}): boolean {
    if (this.#policy === undefined) return false
    return judge([this.#policy.parsed], { action, resource: this.arn, principal, context }) === 'allowed'
  }

  /** Whether Lambda may pull for functions of an account (Lambda Developer Guide, "Amazon ECR permissions"). */
  lambdaMayPull(region: string, account: string): boolean {
    const service = { type: 'Service' as const, names: ['lambda.amazonaws.com'] }
    const context = {
      'aws:SourceArn': `arn:${partitionOf(region)}:lambda:${region}:${account}:function:any`,
      'aws:SourceAccount': account,
    }
    return LAMBDA_PULLS.every((action) => this.policyAllows(action, service, context))
  }

  /** Adds the statement that lets Lambda pull, under the Sid that Lambda itself gives it. */
  letLambdaPull(): void {
    const policy: unknown = this.policy === undefined ? {} : JSON.parse(this.policy)
    const present: unknown = isJsonObject(policy) ? policy.Statement : undefined
    const statement = {
      Sid: 'LambdaECRImageRetrievalPolicy',
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: LAMBDA_PULLS,
    }
    const statements = [...(present === undefined ? [] : [present].flat()), statement]
    this.setPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }))
  }
}

export function repositoryArn(region: string, account: string, name: string): Arn {
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}`
}
