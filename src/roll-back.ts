import { clientsFor, type RegionClients } from './aws/clients.ts'
import { credentialsIn } from './aws/credentials.ts'
import { findImage } from './aws/ecr-image.ts'
import type { Deployed } from './deploy.ts'
import { parseEcrRegistry, parseImageReference } from './domain/image-reference.ts'
import { Problem } from './domain/problem.ts'
import type { Region } from './domain/region.ts'
import type { Inputs } from './inputs.ts'
import { functionNames, placeIn, type RollbackPlan } from './plan.ts'
import { inEveryRegion } from './regions.ts'
import { type AliasState, describeRoute, getAlias, moveAlias } from './release/alias.ts'
import { type FunctionState, lookAtVersion, publishedVersions } from './release/function.ts'
import { historyOf, withHistory } from './release/history.ts'
import { waitForProvisioned } from './release/provisioned.ts'
import type { RegionResult } from './report/result.ts'
import { signInTitle } from './sign-in-title.ts'
import type { Tools } from './workshop.ts'

/** What one region's alias goes back to. */
interface Way {
  region: Region
  settings: Inputs
  clients: RegionClients
  alias: AliasState
  /** What the alias has now. */
  now: FunctionState | undefined
  to: FunctionState
  /** The alias' history from then on. */
  history: readonly string[]
}

/**
 * Puts the alias back on the version that it had before, or on the one that is named, in every region. Nothing is
 * built, and no function is changed.
 *
 * @throws Problem with what is wrong and what to change
 */
export async function rollBack(plan: RollbackPlan, tools: Tools): Promise<Deployed> {
  const { steps, signal, log } = tools
  const name = `${functionNames(plan)}:${aliasNames(plan)}`
  const credentials = credentialsIn(plan.places, signal)
  await steps.step(signInTitle(plan), () => Promise.all(plan.regions.map((region) => credentials(region)())))
  const ways = await steps.step(`Look at what ${name} can go back to`, () =>
    inEveryRegion(
      plan.regions.map((region) => ({ region })),
      ({ region }) => findWay(placeIn(plan, region).settings, clientsFor(region, credentials(region), signal), log),
    ),
  )
  const sentences = ways.map(
    ({ region, settings, alias, to }) =>
      `put ${settings.functionName.name}:${alias.name} in ${region} from ${describeRoute(alias)} on version ${to.version}`,
  )
  if (plan.settings.dryRun) {
    const would = sentences.map((sentence) => `would ${sentence}`)
    for (const sentence of would) log(`Dry run: ${sentence}`)
    return { results: ways.map((way) => describe(way, way.alias, way.now)), intentions: would }
  }
  for (const way of ways) tools.live.set(way.region, asItWas(way))
  const results = await steps.step(`Put ${name} back`, () => inEveryRegion(ways, (way) => goBackAndTell(way, tools)))
  return { results, intentions: [] }
}

function aliasNames({ places }: RollbackPlan): string {
  return [...new Set([...places.values()].map(({ settings }) => settings.release.alias))].join(', ')
}

async function findWay(settings: Inputs, clients: RegionClients, log: Tools['log']): Promise<Way> {
  const { region, lambda } = clients
  const { name } = settings.functionName
  const { alias: wanted = '' } = settings.release
  const [alias, now] = await Promise.all([getAlias(lambda, name, wanted), lookAtVersion(lambda, name, wanted)])
  if (!alias) {
    throw new Problem({
      what: `There is no alias ${wanted} of ${name} in ${region}.`,
      remedy: 'Correct alias, function-name or aws-region.',
    })
  }
  const { to: target, history } = await choose(settings, alias, clients, log)
  const to = target === alias.version ? now : await lookAtVersion(lambda, name, target)
  if (!to) {
    throw new Problem({
      what: `${name} has no version ${target} in ${region}.`,
      remedy: 'Name one that it has in rollback-to.',
    })
  }
  await requireImage(clients, name, to)
  return { region, settings, clients, alias, now, to, history }
}

/** In the middle of a shift the alias' own version is the one that it had before. */
async function choose(
  { functionName: { name }, release: { rollbackTo: to } }: Inputs,
  alias: AliasState,
  { lambda, region }: RegionClients,
  log: Tools['log'],
): Promise<{ to: string; history: readonly string[] }> {
  const history = historyOf(alias.description)
  if (to !== undefined) return { to, history: history.filter((one) => one !== to) }
  if (Object.keys(alias.weights).length > 0) return { to: alias.version, history }
  const [previous, ...older] = history
  if (previous !== undefined) return { to: previous, history: older }
  const before = (await publishedVersions(lambda, name)).filter((one) => Number(one) < Number(alias.version)).at(-1)
  if (before === undefined) {
    throw new Problem({
      what: `${name} in ${region} has no version before ${alias.version}, which ${alias.name} is on.`,
      remedy: 'Name the version in rollback-to.',
    })
  }
  log(`${alias.name} in ${region} does not tell what it had before: ${before} is the version published before.`)
  return { to: before, history }
}

/** A version whose image is gone may still answer for a while, and then never again. */
async function requireImage({ ecr, region }: RegionClients, name: string, to: FunctionState): Promise<void> {
  if (to.state === 'Failed') {
    const reason = [to.stateReason.code, to.stateReason.text].filter((part) => part !== '').join(': ')
    throw new Problem({
      what: `Version ${to.version} of ${name} in ${region} is Failed (${reason || 'no reason given'}).`,
      remedy: 'Name another version in rollback-to, or deploy anew.',
    })
  }
  if (to.imageUri === undefined || to.digest === undefined) return
  const { registry, repository } = parseImageReference(to.imageUri, 'The version')
  const account = parseEcrRegistry(registry)?.account
  const address = { name: repository, ...(account !== undefined && { registryId: account }) }
  if (await findImage(ecr, address, { imageDigest: to.digest })) return
  throw new Problem({
    what: `The image of version ${to.version} of ${name} in ${region}, ${to.digest}, is gone from ${repository}.`,
    remedy: 'Name another version in rollback-to, or deploy anew.',
  })
}

/** What a region has is told whatever happens. */
async function goBackAndTell(way: Way, tools: Tools): Promise<RegionResult> {
  try {
    const result = await goBack(way, tools)
    tools.live.set(way.region, result)
    return result
  } catch (error) {
    tools.live.set(way.region, { ...asItWas(way), error: error instanceof Error ? error.message : String(error) })
    throw error
  }
}

function asItWas(way: Way): RegionResult {
  return describe({ ...way, to: way.now ?? way.to }, way.alias, way.now)
}

async function goBack(way: Way, { log, signal }: Tools): Promise<RegionResult> {
  const { clients, alias, to, now, history, region } = way
  const { functionName, waitTimeout: timeout } = way.settings
  const description = withHistory(alias.description, history)
  const moved = await moveAlias(clients.lambda, functionName.name, alias, {
    version: to.version,
    weights: {},
    description,
  })
  log(`${functionName.name}:${alias.name} in ${region} is on version ${to.version}`)
  const wait = {
    lambda: clients.polling,
    functionName: functionName.name,
    deadline: Date.now() + timeout,
    timeout,
    signal,
  }
  await waitForProvisioned(wait, alias.name)
  return { ...describe({ ...way, alias: moved }, alias, now), changed: true }
}

/** @param before the alias as it was, and the version that it had */
function describe({ region, alias, to }: Way, before: AliasState, now: FunctionState | undefined): RegionResult {
  const functionArn = alias.arn.split(':').slice(0, -1).join(':')
  return {
    region,
    digest: to.digest ?? '',
    version: to.version,
    imageUri: to.imageUri ?? '',
    imageTags: [],
    functionArn,
    versionArn: `${functionArn}:${to.version}`,
    aliasArn: alias.arn,
    codeSha256: to.digest?.replace('sha256:', '') ?? '',
    previousVersion: before.version,
    previousDigest: now?.digest ?? '',
    changed: false,
    functionUrl: '',
    configured: [],
    verified: [],
    pruned: [],
    alias,
  }
}
