import type { ImageConfig } from '../image/manifest.ts'
import { isOnAwsBase, isSnapStartBase } from '../image/snap-start.ts'
import type { Docker } from './process.ts'
import { createUnstarted, readCopy, readLink } from './unstarted.ts'

/**
 * Looks whether an image is on one of AWS's base images that SnapStart takes as they are. The image is not run.
 *
 * @param image its name in the engine
 * @param noteContainer told the name of a container before it is there
 */
export async function hasSnapStartBase(
  docker: Docker,
  image: string,
  config: Pick<ImageConfig, 'environment'>,
  noteContainer: (container: string) => void,
): Promise<boolean> {
  if (!isOnAwsBase(config)) return false
  if (isSnapStartBase(config, { java: false })) return true
  const container = await createUnstarted(docker, image, noteContainer)
  if (container === undefined) return false
  const [python, java] = await Promise.all([
    readLink(docker, container, '/var/lang/bin/python3'),
    readCopy(docker, container, '/var/lang/lib/jvm.cfg', () => true),
  ])
  return isSnapStartBase(config, { ...(python !== undefined && { python }), java: java === true })
}
