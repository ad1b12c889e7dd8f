import type { FunctionState } from '../lambda/function.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import type { DeployRun } from '../run/run.ts'

/** Refuses to replace what another run has deployed since the inspection, when that is of a newer commit. */
export async function refuseNewerMeanwhile(
  run: DeployRun,
  { clients, region, inputs }: ReleaseCandidate,
  { digest, imageUri }: FunctionState,
  seen: { digest?: string } | undefined,
): Promise<void> {
  if (digest === undefined || imageUri === undefined || digest === seen?.digest) return
  await run.refuseNewer({ ecr: clients.ecr, what: `${inputs.functionName.name} in ${region}`, imageUri, digest })
}
