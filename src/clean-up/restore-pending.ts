import type { RegionClients } from '../aws/clients.ts'
import { eventInputs } from '../lambda/check-invocations.ts'
import { getVersion } from '../lambda/function.ts'
import { describeRestored, restoreLatest } from '../lambda/restore.ts'
import type { UnverifiedCode } from '../lambda/unverified.ts'
import { type PostStep, type Settlement, settlePending } from './settle-pending.ts'

/**
 * Gives functions the image and configuration that $LATEST had, where a main step was killed before the new version was
 * verified.
 */
export function restorePending(pending: readonly UnverifiedCode[], step: PostStep): Promise<void> {
  return settlePending(pending, settlement, step)
}

const longest = 120_000

const settlement: Settlement<UnverifiedCode> = {
  longest,
  // A step verifies the function of its region, or none.
  isOwn: ({ functionName }, inputs) =>
    functionName === inputs.functionName?.name && eventInputs(inputs.release).length > 0,
  foreign,
  async settle(code, { lambda, polling }, signal) {
    if (!(await isOfFunction(code, lambda))) return { well: false, sentence: foreign(code) }
    const { functionName } = code
    const wait = { lambda: polling, functionName, deadline: Date.now() + longest, timeout: longest, signal }
    const restored = await restoreLatest({ code, lambda, wait })
    return {
      well: restored.kind === 'restored',
      sentence: `${named(code)} was not verified. ${describeRestored(restored)}`,
    }
  },
  failed: (code) => `${named(code)} was not verified, and $LATEST could not be given its image from before`,
}

function foreign({ functionName, region }: UnverifiedCode): string {
  return `The saved state names code of ${functionName} in ${region} that is not this step's: it is left as it is.`
}

function named({ functionName, region, version = 'The new version' }: UnverifiedCode): string {
  const subject = /^\d+$/.test(version) ? `Version ${version}` : version
  return `${subject} of ${functionName} in ${region}`
}

/** Whether the image is one of a repository that the function has images of. */
async function isOfFunction(
  { functionName, repository, source }: UnverifiedCode,
  lambda: RegionClients['lambda'],
): Promise<boolean> {
  const known = await Promise.all(
    ['$LATEST', ...(source === '' ? [] : [source])].map((version) => getVersion(lambda, functionName, version)),
  )
  return known.some((one) => one?.imageUri?.startsWith(`${repository}@`) === true)
}
