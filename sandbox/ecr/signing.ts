import { denied, type RoleCaller } from '../iam/caller.ts'
import { matchesWildcard } from '../iam/wildcard.ts'

/** A rule of a registry's signing configuration (ECR API Reference, "SigningRule"). */
export interface SigningRule {
  /** ARN of the signing profile. */
  profile: string
  /** Patterns of repository names; all repositories when absent. */
  filters?: readonly string[]
}

interface SignatureState {
  signingProfileArn: string
  status: 'IN_PROGRESS' | 'COMPLETE' | 'FAILED'
  failureCode?: string
  failureReason?: string
}

interface PushedImage {
  repository: string
  digest: string
}

/**
 * ECR's managed signing: what is pushed is signed as the one who pushes, with the profile of each rule that matches (ECR
 * User Guide, "Managed signing"). The signature itself, one more artifact of the repository, is left out.
 */
export class Signing {
  rules: readonly SigningRule[] = []
  readonly #ends = new Map<string, SignatureState[]>()
  readonly #begun = new Set<string>()

  sign(image: PushedImage, pusher: RoleCaller): void {
    const profiles = this.rules
      .filter(({ filters = ['*'] }) => filters.some((filter) => matchesWildcard(filter, image.repository)))
      .map(({ profile }) => profile)
    if (profiles.length === 0) return
    this.#ends.set(
      keyOf(image),
      [...new Set(profiles)].map((profile) => attempt(profile, pusher)),
    )
    this.#begun.add(keyOf(image))
  }

  /** The first answer after a push is that signing goes on: it takes ECR a moment. */
  statuses(image: PushedImage): SignatureState[] {
    const ends = this.#ends.get(keyOf(image)) ?? []
    if (!this.#begun.delete(keyOf(image))) return ends
    return ends.map(({ signingProfileArn }) => ({ signingProfileArn, status: 'IN_PROGRESS' }))
  }
}

function keyOf({ repository, digest }: PushedImage): string {
  return `${repository}@${digest}`
}

/** The code is one that users quote; that the reason is IAM's own denial is inferred. */
function attempt(profile: string, pusher: RoleCaller): SignatureState {
  const permission = { action: 'signer:SignPayload', resource: profile }
  const judgement = pusher.judge(permission)
  if (judgement === 'allowed') return { signingProfileArn: profile, status: 'COMPLETE' }
  return {
    signingProfileArn: profile,
    status: 'FAILED',
    failureCode: 'ACCESS_DENIED',
    failureReason: denied(pusher.arn, permission, judgement).message,
  }
}
