import { sideBySide } from '../domain/side-by-side.ts'
import { type Predicate, writeStatement } from '../domain/statement.ts'
import { listReferrers, predicateTypes, putStatement } from '../ecr/referrers.ts'
import type { ImageRun } from '../run/run.ts'
import type { TargetWithImage } from '../run/target.ts'

/**
 * Puts what attest names beside the image in each region that it was brought to. Statements of a type that the image
 * has already stay as they are: another run has made them.
 *
 * @param provenance what BuildKit says of the build, if it says anything
 * @throws Problem when ECR refuses
 */
export async function attestImage(
  { plan, tools, bills }: ImageRun,
  provenance: Predicate | undefined,
  targets: readonly TargetWithImage[],
): Promise<void> {
  const { attest } = plan.inputs
  if (attest === undefined) return
  if (attest.provenance && provenance === undefined) {
    tools.warn(
      'attest: buildx has told no provenance of the build. Update it with docker/setup-buildx-action: buildx 0.14 and BuildKit 0.11 or later tell it.',
    )
  }
  const predicates = [...(attest.provenance && provenance ? [provenance] : []), ...bills]
  if (predicates.length === 0) return
  const put = async ({ clients, address, region, registry, image }: TargetWithImage) => {
    const there = predicateTypes(await listReferrers(clients.ecr, address, image.digest))
    for (const predicate of predicates) {
      const { type } = predicate
      if (there.includes(type)) {
        tools.log(`${region}: the image has an attestation of type ${type} already`)
        continue
      }
      const statement = writeStatement(predicate, { name: `${registry}/${address.name}`, digest: image.digest })
      const digest = await putStatement({ ecr: clients.copying, address, region }, image, { type, statement })
      tools.log(`${region}: ${digest} says ${type} of ${image.digest}`)
    }
  }
  await tools.steps.step('Put attestations beside the image', async () => {
    await sideBySide(targets.map(put))
  })
}
