import { clientsFor } from '../aws/clients.ts'
import { credentialsIn } from '../aws/credentials.ts'
import { messageOf } from '../domain/text.ts'
import { readRunInputs } from '../inputs/by-region.ts'
import { readContext } from '../inputs/context.ts'
import { getVersion } from '../lambda/function.ts'
import { describeRestored, restoreLatest } from '../lambda/restore.ts'
import type { UnverifiedCode } from '../lambda/unverified.ts'
import { plan } from '../plan/decide.ts'
import type { RegionPlans } from '../plan/plan.ts'
import type { Tools } from './tools.ts'

/** Milliseconds that restoring all functions may take. */
const longest = 120_000

/**
 * Gives functions the image and configuration that $LATEST had, where a main step was killed before the new version was
 * verified.
 *
 * @param get the text of an input, trimmed; empty when it is absent
 */
export async function restorePending(
  pending: readonly UnverifiedCode[],
  get: (name: string) => string,
  { env, log, warn, mask }: Pick<Tools, 'env' | 'log' | 'warn' | 'mask'>,
): Promise<void> {
  if (pending.length === 0) return
  const signal = AbortSignal.timeout(longest)
  const context = readContext(env)
  const decided = plan(readRunInputs(get, context), context)
  const deployed = decided.kind === 'preview' ? decided.deploy : decided.kind === 'deploy' ? decided : undefined
  if (deployed === undefined) return
  const credentials = credentialsIn(deployed.plans, { signal, mask })
  await Promise.all(
    pending.map(async (code) => {
      const { functionName, region, version = 'The new version' } = code
      const subject = /^\d+$/.test(version) ? `Version ${version}` : version
      const name = `${subject} of ${functionName} in ${region}`
      try {
        const { lambda, polling } = clientsFor(region, credentials(region), signal)
        if (!isOfPlan(code, deployed) || !(await isOfFunction(code, lambda))) {
          warn(
            `The saved state names code of ${functionName} in ${region} that is not this step's: it is left as it is.`,
          )
          return
        }
        const wait = { lambda: polling, functionName, deadline: Date.now() + longest, timeout: longest, signal }
        const restored = await restoreLatest({ code, lambda, wait })
        const tell = restored.kind === 'restored' ? log : warn
        tell(`${name} was not verified. ${describeRestored(restored)}`)
      } catch (error) {
        warn(`${name} was not verified, and $LATEST could not be given its image from before: ${messageOf(error)}`)
      }
    }),
  )
}

/** Whether this step verifies that function in that region. */
function isOfPlan({ region, functionName }: UnverifiedCode, { plans }: RegionPlans): boolean {
  const inputs = plans.get(region)?.inputs
  return functionName === inputs?.functionName.name && inputs.release.verifyEvent !== undefined
}

/** Whether the image is one of a repository that the function has images of. */
async function isOfFunction(
  { functionName, repository, source }: UnverifiedCode,
  lambda: Parameters<typeof getVersion>[0],
): Promise<boolean> {
  const known = await Promise.all(
    ['$LATEST', ...(source === '' ? [] : [source])].map((version) => getVersion(lambda, functionName, version)),
  )
  return known.some((one) => one?.imageUri?.startsWith(`${repository}@`) === true)
}
