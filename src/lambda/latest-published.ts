import { type LambdaClient, PublishVersionCommand } from '@aws-sdk/client-lambda'
import { explain } from '../aws/explain.ts'
import { differences } from './configuration.ts'
import { isServable } from './failure.ts'
import { getVersion } from './function.ts'
import type { PublishedImage } from './publish.ts'
import { whileItSettles } from './settle.ts'
import { isOutdated } from './update.ts'
import { latestPublished, type Wait, waitForLatestPublished } from './wait.ts'

/** What callers without a qualifier have in the end, of a function on managed instances. */
export type Unqualified =
  /** The new version, by this run. */
  | 'published'
  /** It was there. */
  | 'there'
  /** Nothing is published for them, and nothing needs to be. */
  | 'unused'
  /** Another run or a person changed $LATEST meanwhile, and publishes that. */
  | 'elsewhere'

/**
 * Publishes what $LATEST has for callers without a qualifier. On managed instances they get `$LATEST.PUBLISHED`, which
 * moves by nothing else (Lambda developer guide, "$LATEST.PUBLISHED version in Lambda Managed Instances").
 *
 * @param published what this run has published under a number
 * @param always whether it is published even where nothing was published for them before
 * @throws Problem when Lambda refuses, can't make it ready, or takes longer than the deadline
 */
export async function publishForUnqualified(
  lambda: LambdaClient,
  published: PublishedImage,
  always: boolean,
  wait: Wait,
): Promise<Unqualified> {
  const { functionName } = wait
  const digest = `sha256:${published.codeSha256}`
  const present = await getVersion(lambda, functionName, latestPublished)
  if (present === undefined && !always) return 'unused'
  const config = published.latest.config
  const same = present?.digest === digest && Object.keys(differences(present.config, config)).length === 0
  if (same && !published.changed && isServable(present)) return 'there'
  const latest = await getVersion(lambda, functionName, '$LATEST')
  // Its revision is a new one also when nothing was changed: publishing a number does that.
  const own = latest?.digest === digest && Object.keys(differences(latest.config, config)).length === 0
  if (!own) return 'elsewhere'
  const command = new PublishVersionCommand({
    FunctionName: functionName,
    CodeSha256: published.codeSha256,
    RevisionId: latest.revisionId,
    PublishTo: 'LATEST_PUBLISHED',
  })
  try {
    await whileItSettles(wait, () => lambda.send(command))
  } catch (error) {
    if (isOutdated(error)) return 'elsewhere'
    throw explain(error, `Could not publish ${latestPublished} of ${functionName}`)
  }
  await waitForLatestPublished(wait, present?.digest === digest ? undefined : present?.digest)
  return 'published'
}
