import type { ExecutionRequest } from '../container/request.ts'
import type { Docker } from '../docker/process.ts'
import { hasSnapStartBase } from '../docker/snap-start-base.ts'
import type { ImageConfig } from '../image/manifest.ts'
import { allowsSnapshots, type SnapStartGround } from '../image/snap-start.ts'

/** The image, as it was rehearsed. */
type Rehearsed = Pick<ExecutionRequest, 'image' | 'noteContainer' | 'log'> & { config: ImageConfig }

const sentences: Record<SnapStartGround, string> = {
  hooks: 'its runtime asks for the restore',
  label: 'its label allows them',
  base: "it is on one of AWS's base images that are made for it",
}

/**
 * Why Lambda takes snapshots of an image that was started for one; undefined when it does not.
 *
 * @param restores whether the runtime asked for the restore
 */
export async function snapStartGround(
  docker: Docker,
  { image, config, noteContainer, log }: Rehearsed,
  restores: boolean,
): Promise<SnapStartGround | undefined> {
  const ground = restores
    ? 'hooks'
    : allowsSnapshots(config)
      ? 'label'
      : (await hasSnapStartBase(docker, image, config, noteContainer))
        ? 'base'
        : undefined
  if (ground) log(`SnapStart takes snapshots of the image: ${sentences[ground]}`)
  return ground
}
