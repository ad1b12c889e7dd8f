import type { BuiltImage } from '../docker/build.ts'
import type { Docker } from '../docker/process.ts'
import { Problem } from '../domain/problem.ts'
import { readConfig } from '../image/manifest.ts'
import { refuseSnapStart } from '../image/snap-start.ts'

/**
 * Checks before the push that SnapStart will take a built image. One that stays in a builder is checked in ECR.
 *
 * @throws Problem when it will not
 */
export async function checkSnapStart({ localName }: BuiltImage, docker: Docker): Promise<void> {
  if (localName === undefined) return
  const { stdout } = await docker.ask(['image', 'inspect', '--format', '{"config": {{json .Config}}}', localName])
  const refusal = refuseSnapStart(readConfig(stdout), 'the image')
  if (refusal) throw new Problem(refusal)
}
