import { problemAnd } from '../domain/problem.ts'
import { isManaged } from '../lambda/creation.ts'
import { publishForUnqualified, type Unqualified } from '../lambda/latest-published.ts'
import type { PublishedImage } from '../lambda/publish.ts'
import type { Wait } from '../lambda/wait.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { DeployRun } from '../run/run.ts'

/**
 * Lets callers without a qualifier follow, once the version is verified and the alias has moved. Of other functions than
 * those on managed instances they get $LATEST, which has the code already. With an alias nothing is published for
 * them unless something was before: each version that is published keeps instances busy.
 *
 * @returns whether that was by this run
 * @throws Problem which says what they still get
 */
export async function moveUnqualified(
  { tools }: DeployRun,
  { clients, config, inputs, region }: ReleaseCandidate,
  wait: Wait,
  published: PublishedImage,
): Promise<boolean> {
  if (!isManaged(config) || !inputs.publish) return false
  const always = inputs.release.alias === undefined
  const again = { ...wait, deadline: Date.now() + wait.timeout }
  const where = `${wait.functionName} in ${region}`
  const outcome = await publishForUnqualified(clients.lambda, published, always, again).catch((error: unknown) => {
    throw problemAnd(
      error,
      `Version ${published.version} of ${where} is live for who names it or its alias; callers without a qualifier may still get what they had.`,
    )
  })
  tools.log(`${where}: ${sentences[outcome]}`)
  return outcome === 'published'
}

const sentences: Record<Unqualified, string> = {
  published: 'callers without a qualifier get the new version ($LATEST.PUBLISHED).',
  there: 'callers without a qualifier have it already ($LATEST.PUBLISHED).',
  unused: 'nothing is published for callers without a qualifier ($LATEST.PUBLISHED), and nothing was before.',
  elsewhere:
    'another run or a person changed $LATEST meanwhile: callers without a qualifier get what that publishes ($LATEST.PUBLISHED).',
}
