import type { RegionClients } from '../aws/clients.ts'
import { parseImageReference } from '../domain/image-reference.ts'
import type { Place } from '../domain/place.ts'
import { Problem } from '../domain/problem.ts'
import { sideBySide } from '../domain/side-by-side.ts'
import { archivedDigest, restoreImage } from '../ecr/archive.ts'
import { findImage } from '../ecr/images.ts'
import { addressOf } from '../ecr/repository.ts'
import type { FunctionInputs } from '../inputs/inputs.ts'
import { stateFailure } from '../lambda/failure.ts'
import { describeReason, type FunctionState, getVersion, publishedVersions } from '../lambda/function.ts'
import { type AliasState, getAlias, isUnweighted } from '../traffic/alias.ts'
import { type ActiveDeployment, activeDeployment } from '../traffic/codedeploy.ts'
import { historyOf } from '../traffic/history.ts'
import { getProvisioned } from '../traffic/provisioned.ts'

/** One region's alias, and the version to move it back to. */
export interface RollbackTarget extends Place {
  inputs: FunctionInputs
  clients: RegionClients
  alias: AliasState
  /** What the alias has now. */
  now: FunctionState | undefined
  to: FunctionState
  /** The deployment of CodeDeploy that is shifting the alias, which is to be stopped. */
  deployment?: ActiveDeployment
}

/**
 * Finds the version that a region's alias can be moved back to. Changes nothing.
 *
 * @throws Problem when there is no alias, or no such version
 */
export async function findRollbackTarget(
  inputs: FunctionInputs,
  clients: RegionClients,
  log: (text: string) => void,
): Promise<RollbackTarget> {
  const { region, lambda, codeDeploy } = clients
  const { functionName, release } = inputs
  const { name } = functionName
  const { alias: aliasName = '', rollbackTo: to } = release
  const [alias, now, deployment] = await sideBySide([
    getAlias(lambda, name, aliasName),
    getVersion(lambda, name, aliasName),
    release.codeDeploy && activeDeployment(codeDeploy, release.codeDeploy, { functionName: name, alias: aliasName }),
  ])
  if (!alias) {
    throw new Problem({
      what: `There is no alias ${aliasName} of ${name} in ${region}.`,
      remedy: 'Correct alias, function-name or aws-region.',
    })
  }
  const named = to ?? deployment?.from ?? (await versionBeforeShift(clients, name, alias))
  const found =
    named === undefined ? await choose(clients, name, alias, log) : await requireVersion(clients, name, named)
  await requireImage(clients, name, found)
  return { region, inputs, clients, alias, now, to: found, ...(deployment && { deployment }) }
}

/** The version that an alias had before the shift that is in progress; undefined when there is none. */
async function versionBeforeShift(
  { lambda }: RegionClients,
  name: string,
  alias: AliasState,
): Promise<string | undefined> {
  if (isUnweighted(alias)) return undefined
  // Lambda moves provisioned concurrency in reverse: the alias is on the new version, and the weight on the old one.
  const provisioned = await getProvisioned(lambda, name, alias.name)
  const [leaving] = Object.keys(alias.weights)
  return provisioned && provisioned.status !== 'READY' ? leaving : alias.version
}

async function requireVersion(
  { lambda, region }: RegionClients,
  name: string,
  version: string,
): Promise<FunctionState> {
  const found = await getVersion(lambda, name, version)
  if (found) return found
  throw new Problem({
    what: `${name} has no version ${version} in ${region}.`,
    remedy: 'Set rollback-to to a version that exists.',
  })
}

/**
 * The newest version of the alias' history that is still there. Without a record none is chosen: a version that was published
 * before may be one that was rejected, and never served.
 */
async function choose(
  { lambda, region }: RegionClients,
  name: string,
  alias: AliasState,
  log: (text: string) => void,
): Promise<FunctionState> {
  for (const version of historyOf(alias.description).filter((one) => one !== alias.version)) {
    const found = await getVersion(lambda, name, version)
    if (found && !isDeactivated(found)) return found
    const now = found ? `is ${found.state}` : 'was deleted'
    log(`${alias.name} in ${region} had version ${version} before, but that version ${now}.`)
  }
  const published = await publishedVersions(lambda, name)
  const older = published.filter((one) => alias.version === '$LATEST' || Number(one) < Number(alias.version))
  const where = `${alias.name} is on version ${alias.version} of ${name} in ${region}, and`
  throw new Problem(
    older.length === 0
      ? { what: `${where} there is no version before that.`, remedy: 'Set rollback-to to the version.' }
      : {
          what: `${where} its description has no version that it had before. One that was only published may have been rejected.`,
          remedy: `Set rollback-to to the version that served before: there ${listed(older)}.`,
        },
  )
}

/** Whether it was taken out of service, as versions on managed instances can be, or is about to be. */
function isDeactivated({ state }: FunctionState): boolean {
  return state === 'Deactivated' || state === 'Deactivating'
}

/** How many versions an error lists. */
const most = 5

/** The newest of them, as the end of a sentence. */
function listed(versions: readonly string[]): string {
  const newest = versions.slice(-most).reverse()
  const more = versions.length > newest.length ? ' and older ones' : ''
  return newest.length === 1 && more === '' ? `is ${newest[0]}` : `are ${newest.join(', ')}${more}`
}

/** A version whose image was deleted may still answer for a while, and then never again. */
async function requireImage({ ecr, region }: RegionClients, name: string, to: FunctionState): Promise<void> {
  if (isDeactivated(to)) {
    throw stateFailure(`Version ${to.version} of ${name} in ${region} is ${to.state}, and takes no invocations`, to)
  }
  if (to.state === 'Failed') {
    throw new Problem({
      what: `Version ${to.version} of ${name} in ${region} is Failed (${describeReason(to.stateReason)}).`,
      remedy: 'Set rollback-to to another version, or deploy again.',
    })
  }
  if (to.imageUri === undefined || to.digest === undefined) return
  const address = addressOf(parseImageReference(to.imageUri, 'The version'))
  const imageId = { imageDigest: to.digest }
  if (await findImage(ecr, address, imageId)) return
  const which = `The image of version ${to.version} of ${name} in ${region}, ${to.digest},`
  if ((await archivedDigest(ecr, address, imageId)) !== undefined) {
    throw new Problem({
      what: `${which} is archived in ${address.name}.`,
      remedy: restoreImage(address, region, to.digest),
    })
  }
  throw new Problem({
    what: `${which} was deleted from ${address.name}.`,
    remedy: 'Set rollback-to to another version, or deploy again.',
  })
}
