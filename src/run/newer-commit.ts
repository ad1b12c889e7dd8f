import type { ECRClient } from '@aws-sdk/client-ecr'
import { parseImageReference } from '../domain/image-reference.ts'
import { lazy } from '../domain/lazy.ts'
import { commitOfTag } from '../domain/preview.ts'
import { Problem } from '../domain/problem.ts'
import { githubClient } from '../github/client.ts'
import { isDescendant } from '../github/history.ts'
import type { DeployPlan } from '../plan/plan.ts'
import type { Tools } from '../session/tools.ts'

/** The image that serves now, which the run is about to replace. */
export interface Serving {
  ecr: ECRClient
  /** For the error: the function, and where it is. */
  what: string
  /** `registry/repository@sha256:…` */
  imageUri: string
  /** `sha256:…` */
  digest: string
}

/** @throws Problem when what serves now is of a newer commit than this run's */
export type RefuseNewer = (serving: Serving) => Promise<void>

/** Tags of 40 hexadecimal digits are commits: those that the images of other runs have by default. */
const commitPattern = /^[0-9a-f]{40}$/

/** The commit that an image's tag names. */
function commitOf(tag: string, digest: string, { preview }: DeployPlan): string | undefined {
  if (preview) return commitOfTag(preview, tag, digest)
  return commitPattern.test(tag) ? tag : undefined
}

/**
 * A run for an older commit that ends late must not overwrite a newer one. An image's tags in ECR name its commit; the
 * repository's history on GitHub has which of two commits is newer.
 *
 * @param newest the commit that is the newest, whatever the history says: a branch may have been rewritten
 */
export function newerCommitGuard(
  plan: DeployPlan,
  { signal, log, debug, warn }: Pick<Tools, 'signal' | 'log' | 'debug' | 'warn'>,
  newest: () => Promise<string | undefined> = async () => undefined,
): RefuseNewer {
  const { commit, repository, inputs } = plan
  const token = inputs.githubToken
  if (inputs.release.allowOlder || token === undefined || commit === '' || repository === '') return async () => {}
  const client = lazy(() => githubClient({ token, signal, log, debug }))
  const compared = new Map<string, Promise<boolean | undefined>>()
  const read = new Map<string, Promise<string[]>>()
  const compare = async (candidate: string) => isDescendant(await client(), repository, commit, candidate)
  const isNewer = (candidate: string) => {
    const answer = compared.get(candidate) ?? compare(candidate)
    compared.set(candidate, answer)
    return answer
  }
  return async (serving) => {
    const { what } = serving
    // Functions of one image have its commits in common.
    const reading = read.get(serving.imageUri) ?? commitsOf(serving, plan)
    read.set(serving.imageUri, reading)
    const commits = (await orWarned(what, warn, () => reading)) ?? []
    if (commits.length === 0 || commits.includes(commit)) return
    const newestNow = await newest()
    // A branch may have been reset to an earlier commit.
    if (newestNow === commit) return
    const newer =
      newestNow !== undefined && commits.includes(newestNow)
        ? commits.map((one) => one === newestNow)
        : await orWarned(what, warn, () => Promise.all(commits.map(isNewer)))
    const found = commits.find((_, index) => newer?.[index])
    if (found === undefined) return
    throw new Problem({
      what: `${what} runs commit ${found}, which comes after ${commit} of this run: it was left unchanged.`,
      remedy:
        "Nothing is wrong when this run ended late. To deploy the older commit anyway, set allow-older to 'true'.",
    })
  }
}

/** A comparison that fails stops no deploy. */
async function orWarned<T>(what: string, warn: (text: string) => void, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    warn(`Could not find out whether ${what} runs a newer commit. ${error.message}`)
    return undefined
  }
}

/**
 * Reads which commits an image is of: the one that its labels name, of an image of this repository; without such labels
 * those that its tags name.
 */
async function commitsOf({ ecr, imageUri, digest }: Serving, plan: DeployPlan): Promise<string[]> {
  // The run is made before the clients of ECR are loaded.
  const [{ findImage, originOf }, { addressOf }, { imageTags }] = await Promise.all([
    import('../ecr/images.ts'),
    import('../ecr/repository.ts'),
    import('../ecr/tags.ts'),
  ])
  const address = addressOf(parseImageReference(imageUri, 'The function'))
  const image = await findImage(ecr, address, { imageDigest: digest })
  const { source, revision } = image === undefined ? {} : await originOf(ecr, address, image)
  if (revision !== undefined && commitPattern.test(revision)) {
    return source?.endsWith(`/${plan.repository}`) ? [revision] : []
  }
  return (await imageTags(ecr, address, digest)).flatMap((tag) => commitOf(tag, digest, plan) ?? [])
}
