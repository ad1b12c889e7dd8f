import {
  DescribeImageSigningStatusCommand,
  type ECRClient,
  GetSigningConfigurationCommand,
  type ImageSigningStatus,
  type SigningRule,
} from '@aws-sdk/client-ecr'
import { hasCode, isUnknownOperation } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { accountOf } from '../domain/arn.ts'
import { poll } from '../domain/poll.ts'
import type { Region } from '../domain/region.ts'
import { allow } from '../domain/remedy.ts'
import { messageOf, withFullStop } from '../domain/text.ts'
import { wildcard } from './repository.ts'

/** By which rules a registry signs what is pushed to it. */
export interface ManagedSigning {
  rules: readonly SigningRule[]
  /** Why the rules can't be known. */
  notes: string[]
}

/**
 * Reads how a registry signs (ECR user guide, "Managed signing"). A registry that can't be asked ends no run: images
 * of Lambda need no signature.
 */
export async function managedSigning(ecr: ECRClient, region: Region): Promise<ManagedSigning> {
  try {
    const { signingConfiguration } = await ecr.send(new GetSigningConfigurationCommand({}))
    return { rules: signingConfiguration?.rules ?? [], notes: [] }
  } catch (error) {
    if (hasCode(error, 'SigningConfigurationNotFoundException') || isUnknownOperation(error)) {
      return { rules: [], notes: [] }
    }
    const doing = `Could not look whether ECR in ${region} signs what is pushed`
    return { rules: [], notes: [messageOf(explain(error, doing))] }
  }
}

/** ARNs of the signing profiles that ECR signs with what is pushed to a repository: each rule's that matches it. */
export function profilesFor(rules: readonly SigningRule[], repository: string): string[] {
  const matching = rules.filter(
    ({ repositoryFilters: filters = [] }) =>
      filters.length === 0 || filters.some(({ filter = '' }) => wildcard(filter).test(repository)),
  )
  return [...new Set(matching.flatMap(({ signingProfileArn }) => signingProfileArn ?? []))]
}

/** An image that ECR signs since it was pushed. */
export interface SignedImage {
  ecr: ECRClient
  repository: { name: string; arn: string }
  region: Region
  /** `sha256:…` */
  digest: string
  /** ARNs of the signing profiles. */
  profiles: readonly string[]
}

/** Milliseconds from one answer to the next question, and until the last one. */
const interval = 1000
const patience = 30_000

/**
 * Waits until ECR has tried to sign an image with each profile, half a minute at most.
 *
 * @returns what each profile has come to; without a status where ECR tells nothing of it yet
 * @throws Problem when ECR does not answer; an AbortError when the signal ends the wait
 */
export async function awaitSigning(
  { ecr, repository, region, digest, profiles }: SignedImage,
  signal: AbortSignal,
): Promise<ImageSigningStatus[]> {
  const deadline = Date.now() + patience
  const request = new DescribeImageSigningStatusCommand({
    repositoryName: repository.name,
    imageId: { imageDigest: digest },
  })
  try {
    return await poll({
      what: `ECR in ${region} to sign the image`,
      latest: deadline,
      ask: async () => {
        const { signingStatuses = [] } = await ecr.send(request)
        return profiles.map(
          (profile) =>
            signingStatuses.find(({ signingProfileArn }) => signingProfileArn === profile) ?? {
              signingProfileArn: profile,
            },
        )
      },
      until: (statuses) =>
        Date.now() + interval > deadline ||
        statuses.every(({ status }) => status === 'COMPLETE' || status === 'FAILED'),
      interval,
      signal,
    })
  } catch (error) {
    signal.throwIfAborted()
    throw explain(error, `Could not look whether ECR in ${region} has signed ${repository.name}@${digest}`)
  }
}

/**
 * Says that an image is not signed, and what to do. ECR signs as the one who pushes, who needs `signer:SignPayload` on
 * the profile (ECR user guide, "Managed signing"), and for another account's profile that account's permission as well
 * (Signer developer guide, "Set up cross-account signing for Signer").
 */
export function unsigned(
  { repository, region, digest }: Pick<SignedImage, 'repository' | 'region' | 'digest'>,
  { signingProfileArn: profile = '', failureCode: code = '', failureReason: reason = '' }: ImageSigningStatus,
): string {
  const told = withFullStop([code, reason].filter(Boolean).join(': '))
  const what = `ECR in ${region} has not signed ${repository.name}@${digest} with ${profile}${told && `: ${told}`}`
  const statement = allow('signer:SignPayload', profile)
  // No page lists the codes; ACCESS_DENIED is one that users quote.
  const denied = /denied|not authorized/i.test(told)
  const owner = accountOf(profile)
  const shared =
    owner === accountOf(repository.arn)
      ? ''
      : ` Account ${owner} must let the role use its profile, with 'aws signer add-profile-permission'.`
  return `${withFullStop(what)}${shared} ${denied ? statement : `Correct what AWS names. Where it is a permission: ${statement}`}`
}
