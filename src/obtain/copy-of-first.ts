import type { Region } from '../domain/region.ts'
import { copyImage, ecrStore } from '../ecr/copy.ts'
import type { StoredImage } from '../ecr/images.ts'
import { regionLog } from '../run/region-log.ts'
import type { ImageRun } from '../run/run.ts'
import type { ImageTarget } from '../run/target.ts'

/**
 * Makes one image of what regions have, which others may copy. Engines compress a layer again for a registry that lacks
 * it and not for one that has it, so that pushes of one image may end with two digests: the first of them is the one.
 *
 * @param bringing the image of each region that has it, or gets it by a push
 * @returns brings it to a region. It throws what kept the region's own push from ending well, and a Problem when ECR
 *   refuses the copy
 */
export function copyOfFirst(
  run: Pick<ImageRun, 'tools'>,
  bringing: ReadonlyMap<Region, Promise<StoredImage>>,
  targets: readonly ImageTarget[],
): (to: ImageTarget) => Promise<StoredImage> {
  const brought = [...bringing].map(async ([region, image]) => ({ region, image: await image }))
  const first = Promise.any(brought).catch(() => {
    // All have failed: the first one's error is told.
    return brought[0]
  })
  // Each region awaits it, or ends by its own error before.
  first.catch(() => undefined)
  return async (to) => {
    const own = await bringing.get(to.region)
    const one = await first
    const from = targets.find(({ region }) => region === one?.region)
    if (!one || !from) throw new Error('no region has an image to copy')
    return own?.digest === one.image.digest ? own : copy(run, from, to, one.image)
  }
}

async function copy(
  { tools }: Pick<ImageRun, 'tools'>,
  from: ImageTarget,
  to: ImageTarget,
  image: StoredImage,
): Promise<StoredImage> {
  const [source, destination] = [from, to].map(({ clients, address, region }) => ({
    ecr: clients.copying,
    address,
    region,
  }))
  if (!source || !destination) throw new Error('a copy has two ends')
  await copyImage(ecrStore(source), destination, image, regionLog(tools, to.region, [from, to]))
  tools.log(`Copied ${image.digest} from ${from.region} to ${to.registry}/${to.address.name}`)
  return image
}
