import { oneOfEachRegion } from '../domain/place.ts'
import type { Region } from '../domain/region.ts'
import { messageOf } from '../domain/text.ts'
import type { PlaceResult } from '../report/result.ts'
import type { ImageRun } from '../run/run.ts'
import { type GivenTags, giveTags } from '../run/tags.ts'
import type { TargetWithImage } from '../run/target.ts'

/**
 * Gives the image of image-uri the tags that the user has named. One that moves, as `production` does, says what is
 * live, so this comes after the release.
 *
 * @returns all tags that it has by this run
 * @throws Problem when a tag can't be moved to it, or when ECR refuses
 */
export async function giveNamedTags({ plan, tools }: ImageRun, target: TargetWithImage): Promise<GivenTags> {
  const { imageTags = [], image, repository } = target
  const { source } = plan
  if (source.kind !== 'image' || source.tags.length === 0 || repository === undefined) {
    return { imageTags: [...imageTags], given: false }
  }
  const named = await giveTags({ plan, source, origin: {}, log: tools.log }, target, image)
  tools.log(`${repository.registry}/${repository.name}: ${named.imageTags.join(', ')} on ${image.digest}`)
  return { imageTags: [...new Set([...imageTags, ...named.imageTags])], given: named.given }
}

/** The same after a release, which is finished whatever becomes of the tags. */
export async function tagReleased(
  run: ImageRun,
  targets: readonly TargetWithImage[],
  results: readonly PlaceResult[],
): Promise<PlaceResult[]> {
  if (run.plan.source.kind !== 'image' || run.plan.source.tags.length === 0) return [...results]
  const tagged = await run.tools.steps.step({ title: 'Tag the image in ECR', label: 'Tag', section: 'Image' }, () =>
    Promise.all(
      oneOfEachRegion(targets).map(async (target): Promise<[Region, string[] | undefined]> => {
        const { region } = target
        try {
          return [region, (await giveNamedTags(run, target)).imageTags]
        } catch (error) {
          run.tools.warn(`${region} has the new image, but not all of its tags: ${messageOf(error)}`)
          return [region, undefined]
        }
      }),
    ),
  )
  const byRegion = new Map(tagged)
  return results.map((result) => ({ ...result, imageTags: byRegion.get(result.region) ?? result.imageTags }))
}
