import type { LocalImage } from '../docker/local-image.ts'
import type { BuildInspection } from '../inspect/all.ts'
import type { LocalSource } from '../plan/plan.ts'
import type { BuildRun } from '../run/run.ts'
import type { ImageTarget } from '../run/target.ts'
import { type Checked, check } from './build.ts'

/**
 * Checks an image that the engine has already, as one that was built.
 *
 * @throws Problem when Lambda would refuse it
 */
export function checkLocal(
  run: BuildRun,
  { name }: LocalSource,
  { local, architecture, targets }: BuildInspection<ImageTarget>,
): Promise<LocalImage & Checked> {
  const { tools } = run
  if (local === undefined) throw new Error(`the image ${name} was neither found nor refused`)
  const title = { title: `Check the image ${name}`, label: 'Check the image', section: 'Image' } as const
  return tools.steps.step(title, async () => {
    tools.log(`${name} is ${local.id}`)
    return { ...local, ...(await check(run, local, { targets, architecture })) }
  })
}
