import { messageOf } from '../domain/text.ts'
import { awaitSigning, unsigned } from '../ecr/signing.ts'
import type { ImageRun } from '../run/run.ts'
import type { TargetWithImage } from '../run/target.ts'

/**
 * Follows the signing of what the run has brought, beside all that comes next: the run waits for it before it reports.
 * An image that is not signed is a warning.
 */
export function followSigning({ tools, aside }: ImageRun, targets: readonly TargetWithImage[]): void {
  aside.push(...targets.map((target) => follow(tools, target)))
}

async function follow({ log, warn, signal }: ImageRun['tools'], target: TargetWithImage): Promise<void> {
  const { signing: profiles = [], brought, repository, region, image, clients } = target
  if (profiles.length === 0 || !brought || repository === undefined) return
  const { digest } = image
  const pushed = { ecr: clients.ecr, repository, region, digest, profiles }
  try {
    for (const status of await awaitSigning(pushed, signal)) {
      const { signingProfileArn: profile } = status
      if (status.status === 'FAILED') warn(unsigned(pushed, status))
      else if (status.status === 'COMPLETE') log(`${region}: ECR has signed ${digest} with ${profile}`)
      else log(`${region}: ECR has not signed ${digest} with ${profile} yet`)
    }
  } catch (error) {
    if (!signal.aborted) warn(messageOf(error))
  }
}
