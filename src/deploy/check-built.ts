import type { BuiltImage } from '../docker/build.ts'
import type { Docker } from '../docker/process.ts'
import { Problem } from '../domain/problem.ts'
import { readConfig } from '../image/manifest.ts'
import { refuseSnapStart } from '../image/snap-start.ts'
import { refuseStart } from '../image/start.ts'
import { startOverride, type Target, usesSnapStart } from './target.ts'

/**
 * Checks before the push that Lambda will start a built image, and that SnapStart will take it. One that stays in a
 * builder is checked in ECR.
 *
 * @param targets the functions that it is for
 * @throws Problem when one of them could not run it
 */
export async function checkBuilt(
  { localName }: Pick<BuiltImage, 'localName'>,
  docker: Docker,
  targets: readonly Target[],
): Promise<void> {
  if (localName === undefined) return
  const { stdout } = await docker.ask(['image', 'inspect', '--format', '{"config": {{json .Config}}}', localName])
  const config = readConfig(stdout)
  const refusals = [
    targets.some(usesSnapStart) ? refuseSnapStart(config, 'the image') : undefined,
    ...targets.map((target) => refuseStart(config, startOverride(target), 'The image')),
  ].filter((refusal) => refusal !== undefined)
  const findings = new Map(refusals.map((refusal) => [refusal.what, refusal]))
  if (findings.size > 0) throw new Problem([...findings.values()])
}
