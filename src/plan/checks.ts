import { accountOf, parseArn } from '../domain/arn.ts'
import { type ImageReference, parseEcrRegistry } from '../domain/image-reference.ts'
import type { Findings } from '../domain/problem.ts'
import { partitionOf, type Region } from '../domain/region.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { checkRelease } from './check-release.ts'
import { checkUnbuilt } from './idle.ts'

/** Finds what makes a deploy to a region impossible, by the inputs alone. */
export function checkDeploy(inputs: Inputs, region: Region | undefined, findings: Findings): void {
  checkRelease(inputs, findings)
  checkImage(inputs, region, findings)
}

/** Inputs of the image that need each other, or can't be used together. */
export function checkImage(inputs: Inputs, region: Region | undefined, findings: Findings): void {
  if (inputs.image && inputs.rollout.replicated) {
    findings.add('replicate: with image-uri nothing is pushed, so nothing can be replicated.', 'Remove one of them.')
  }
  if (inputs.rehearsal.expect !== undefined && inputs.rehearsal.event === undefined) {
    findings.add('test-expect: there is no test-event, so there is no response to compare.', 'Set test-event too.')
  }
  checkUnbuilt(inputs, findings)
  checkAttestation(inputs, findings)
  if (inputs.image && region !== undefined) {
    if (inputs.repository === undefined) checkImageRegion(inputs.image, region, findings)
    else checkImagePartition(inputs.image, region, findings)
  }
}

/** What is built by this run has no attestation yet, and what is built elsewhere has its own. */
function checkAttestation({ attest, attestation, image, localImage }: Inputs, findings: Findings): void {
  if (attest && image) {
    findings.add(
      'attest: the image of image-uri was built elsewhere, and a copy of it is not attested anew.',
      'Remove it here, and set it where the image is built.',
    )
  } else if (attest?.provenance && localImage !== undefined) {
    findings.add(
      'attest: BuildKit has not built the image of the engine, and tells no provenance of it.',
      'Name files alone in attest.',
    )
  }
  if (attestation && image === undefined) {
    findings.add(
      'require-attestation: what this run builds has no attestation before it is built.',
      'Set it where image-uri deploys an image that another job has built and attested.',
    )
  }
}

/** Credentials of one partition are unknown in every other. */
export function checkPartitions(regions: readonly Region[], findings: Findings): void {
  const [first] = regions
  if (first === undefined) return
  const partition = partitionOf(first).id
  const other = regions.find((region) => partitionOf(region).id !== partition)
  if (other === undefined) return
  findings.add(
    `aws-region: ${first} is in partition '${partition}' and ${other} in '${partitionOf(other).id}', and credentials of one partition do not work in the other.`,
    'Use one step for each partition.',
  )
}

/** A role of another partition can't be assumed, nor passed. */
export function checkRoles(
  { rolesToAssume, repositoryRolesToAssume, executionRole }: Inputs,
  region: Region,
  findings: Findings,
): void {
  const partition = partitionOf(region).id
  const roles = [...rolesToAssume, ...repositoryRolesToAssume, ...(executionRole ? [executionRole] : [])]
  for (const role of roles.filter((arn) => parseArn(arn)?.partition !== partition)) {
    findings.add(
      `The role '${role}' is not in partition '${partition}' of ${region}.`,
      `Start it with 'arn:${partition}:'.`,
    )
  }
}

/** A function of another account can't be reached with a role of this one. */
export function checkAccount({ functionName, rolesToAssume, executionRole }: Inputs, findings: Findings): void {
  for (const role of [rolesToAssume.at(-1), executionRole]) {
    const account = accountOf(role ?? '')
    if (account === undefined || functionName?.account === undefined || account === functionName.account) continue
    findings.add(
      `function-name is in account ${functionName.account}, but the role '${role}' is in ${account}.`,
      'Name a role of the account that the function is in.',
    )
  }
}

/** Credentials of one partition are unknown in every other, and each has a network of its own. */
function checkImagePartition({ registry }: ImageReference, region: Region, findings: Findings): void {
  const from = parseEcrRegistry(registry)?.region
  if (from === undefined || partitionOf(from).id === partitionOf(region).id) return
  findings.add(
    `image-uri: the image is in partition '${partitionOf(from).id}', and ${region} is in '${partitionOf(region).id}'.`,
    'Build it in each partition, or bring it to a registry that both can pull from.',
  )
}

/** Lambda pulls from ECR in its own region only. */
function checkImageRegion(image: ImageReference, region: Region, findings: Findings): void {
  const registry = parseEcrRegistry(image.registry)
  if (!registry) return
  if (region !== registry.region) {
    findings.add(
      `image-uri: the image is in ECR of ${registry.region}, but Lambda in ${region} pulls from ${region} only.`,
      "Set repository to a repository in that region: the image is copied there. Or name it where it was replicated to: '{region}' stands for the region.",
    )
  }
  if (registry.fips) {
    findings.add(
      'image-uri: Lambda does not pull from FIPS hosts of ECR.',
      "Write 'dkr.ecr' instead of 'dkr.ecr-fips'.",
    )
  }
}
