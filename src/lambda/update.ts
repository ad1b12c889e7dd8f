import { PublishVersionCommand, TagResourceCommand, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { awsError, hasCode } from '../aws/error.ts'
import { digestHex } from '../domain/digest.ts'
import { isTimeOfDeploy } from '../domain/preview.ts'
import { isServable } from './failure.ts'
import { type FunctionState, publishedVersions } from './function.ts'
import type { CodeRequest, DeployedCode } from './request.ts'

/** Sends the image, and publishes it when the request says so. @param RevisionId that the function must still have */
export async function update(request: CodeRequest, RevisionId: string): Promise<DeployedCode> {
  const { lambda, functionName, imageUri, architecture } = request
  const { Version } = await lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName: functionName,
      ImageUri: imageUri,
      Architectures: [architecture],
      Publish: request.publish,
      RevisionId,
    }),
  )
  return deployedCode(Version, true)
}

/**
 * Names the version that has what $LATEST has. PublishVersion gives the one that exists when nothing was updated since
 * (Lambda API reference, "PublishVersion").
 *
 * @param RevisionId that the function must still have
 * @returns undefined when that version has failed, or was taken out of service: it stays so, and only an update leads to another one
 */
export async function publishPresent(request: CodeRequest, RevisionId: string): Promise<DeployedCode | undefined> {
  const { lambda, functionName, digest } = request
  if (!request.publish) return deployedCode('$LATEST', false)
  const CodeSha256 = digestHex(digest)
  const before = await publishedVersions(lambda, functionName)
  const command = new PublishVersionCommand({ FunctionName: functionName, CodeSha256, RevisionId })
  const { Version, State } = await lambda.send(command)
  if (State !== 'Pending' && !isServable({ state: State ?? 'Active' })) return undefined
  return deployedCode(Version, Version !== undefined && !before.includes(Version))
}

/**
 * Gives the function the tags that it lacks.
 *
 * @returns whether it lacked some; false where its tags can't be seen, and all are given once more, and for the tag
 *   that only tells when a preview was deployed
 */
export async function tag({ lambda, desired }: CodeRequest, present: FunctionState): Promise<boolean> {
  const missing = lackingTags(desired, present)
  if (missing.length === 0) return false
  await lambda.send(new TagResourceCommand({ Resource: present.arn, Tags: Object.fromEntries(missing) }))
  return !present.tagsHidden && missing.some(([name]) => !isTimeOfDeploy(name))
}

/** The tags that a function has not, or has with other values. */
export function lackingTags(
  { tags }: Pick<CodeRequest['desired'], 'tags'>,
  present: Pick<FunctionState, 'tags'>,
): [string, string][] {
  return Object.entries(tags).filter(([name, value]) => present.tags[name] !== value)
}

/** Whether the function is busy, or has changed since it was read. */
export function isOutdated(error: unknown): boolean {
  if (hasCode(error, 'ResourceConflictException', 'PreconditionFailedException')) return true
  return awsError(error)?.text.includes('is different from current CodeSHA256') === true
}

/** Reads Lambda's answer. */
export function deployedCode(version: string | undefined, changed: boolean): DeployedCode {
  if (version === undefined) throw new Error('Lambda answered without a version')
  return { version, changed, configured: [] }
}
