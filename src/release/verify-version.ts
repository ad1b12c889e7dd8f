import { formatMeasured } from '../domain/duration.ts'
import { counted } from '../domain/text.ts'
import { outlivesCaller } from '../lambda/check-invocations.ts'
import { defaultConfig } from '../lambda/function.ts'
import { type Verification, type Verified, verify } from '../lambda/verify.ts'
import type { Wait } from '../lambda/wait.ts'
import type { ReleaseCandidate } from '../obtain/confirm.ts'
import { type ReleaseRun, timedAt } from '../run/run.ts'
import { tenantOf } from '../run/target.ts'

/** Verifies the new version of one region's function, and tells how it answered. */
export async function verifyVersion(
  run: ReleaseRun,
  candidate: ReleaseCandidate,
  wait: Wait,
  version: string,
): Promise<Verified[]> {
  const { tools } = run
  const { clients, region } = candidate
  const verification = verificationIn(run, candidate)
  if (verification.events.length === 0) return []
  const events = counted(verification.events.length, 'event')
  const verified = await timedAt(run, candidate, 'Lambda')(
    `Verify ${events}`,
    () => verify({ ...wait, lambda: clients.invoking }, version, verification),
    () => `Verify ${events}, answered`,
  )
  for (const { name, duration } of verified) {
    tools.log(
      `Version ${version} in ${region} answered ${name}${duration === undefined ? '' : ` in ${formatMeasured(duration)}`}`,
    )
  }
  return verified
}

/** What the new version of a region is verified by. */
export function verificationIn({ events, streams }: ReleaseRun, candidate: ReleaseCandidate): Verification {
  const { architecture, config, inputs } = candidate
  const command = config.ImageConfig?.Command
  return {
    events: events(inputs).verification,
    streams: streams(candidate),
    executions: outlivesCaller(config),
    function: { architecture, memory: config.MemorySize ?? defaultConfig.MemorySize, ...(command && { command }) },
    ...tenantOf(candidate),
  }
}
