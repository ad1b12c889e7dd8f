import type { RegionClients } from '../aws/clients.ts'
import { explain } from '../aws/explain.ts'
import type { Findings } from '../domain/problem.ts'
import type { Region } from '../domain/region.ts'
import type { StoredImage } from '../ecr/images.ts'
import {
  type EcrLogin,
  ecrLogin,
  findRepository,
  foreignRepository,
  type Repository,
  type RepositoryAddress,
} from '../ecr/repository.ts'
import type { FunctionConfig } from '../inputs/function-config.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { checkChanges } from '../lambda/check-configuration.ts'
import { describeChanges, differences, mergeConfiguration, refuseUnseen } from '../lambda/configuration.ts'
import { type DesiredConfiguration, nothingDesired, readDesiredConfiguration } from '../lambda/desired.ts'
import { type FunctionState, getFunction, isSettled, publishedVersions } from '../lambda/function.ts'
import { type DeployPlan, planIn } from '../plan/plan.ts'
import { checkPreview, copied, writeTagsOf } from './base-function.ts'
import { type InspectedAlias, inspectAlias } from './inspect-alias.ts'
import { checkMissingRepository, findPresentImage, locate, noteRepository } from './inspect-repository.ts'
import type { RefuseNewer } from './newer-commit.ts'

/** What one region holds before anything is changed. */
export interface Target {
  region: Region
  /** The inputs as they hold here. */
  inputs: Inputs
  clients: RegionClients
  /** Absent when the function is to be created. */
  present?: FunctionState
  /** Of a preview: the function whose configuration it has, when there is one. */
  base?: FunctionState
  /** Number of the newest published version. */
  newestVersion?: string
  /** The alias that is asked for, when it exists. */
  alias?: InspectedAlias
  /** How the function shall be configured. */
  desired: DesiredConfiguration
  /** The whole configuration that comes of it. */
  config: FunctionConfig
  /** What of the function's configuration will change, a phrase each; empty when it is to be created. */
  changes: readonly string[]
  login: EcrLogin
  address: RepositoryAddress
  /** Host of the registry that the repository is in. */
  registry: string
  /** Absent when it is to be created. */
  repository?: Repository
  /** The image to deploy, when ECR has it already: the one of image-uri, or one under a tag that can't be moved. */
  image?: StoredImage
  /** Tags of the build that this image has not, or that may be on another image and can be moved to it. */
  lackingTags: readonly string[]
  /** What the reader should know, though it stops nothing. */
  notes: string[]
}

/**
 * Looks at the function and the repository of one region.
 *
 * @param findings gets what already rules the run out
 * @throws Problem when AWS refuses to tell
 */
export async function inspectRegion(
  plan: DeployPlan,
  clients: RegionClients,
  findings: Findings,
  refuseNewer: RefuseNewer,
): Promise<Target> {
  const { region, lambda, ecr } = clients
  const { inputs } = planIn(plan, region)
  const { name } = inputs.functionName
  const lookAt = (one: string) =>
    getFunction(lambda, one).catch((error: unknown) => {
      throw explain(error, `Could not look at ${one} in ${region}`)
    })
  const [present, base, published, login, release] = await Promise.all([
    lookAt(name),
    plan.preview && lookAt(plan.preview.of),
    publishedVersions(lambda, name),
    ecrLogin(ecr, region),
    inspectAlias(inputs.release, clients, name, findings),
  ])
  const given =
    findings.collect(() => readDesiredConfiguration(inputs.configuration, inputs.executionRole)) ?? nothingDesired
  const desired = plan.preview ? copied(given, base, writeTagsOf(plan, plan.preview), inputs.executionRole) : given
  const configuration = compareConfiguration(desired, region, present, findings)
  if (plan.preview) checkPreview(plan.preview, { name, present, base, region, given }, desired, findings)
  checkFunction(plan, inputs, region, present, desired, findings)
  const { registry, address } = locate(plan, inputs, base ?? present, login, region)
  const { registryId } = address
  const repository =
    plan.source.kind === 'image' && registryId !== undefined
      ? foreignRepository({ ...address, registryId }, registry, region)
      : await findRepository(ecr, address)
  if (!repository) checkMissingRepository(plan, inputs, address, region, findings)
  const serving = release.alias ?? present
  const older =
    serving?.digest !== undefined && serving.imageUri !== undefined
      ? findings.collectFrom(
          refuseNewer({ ecr, what: `${name} in ${region}`, imageUri: serving.imageUri, digest: serving.digest }),
        )
      : undefined
  const [found, notes] = repository
    ? await Promise.all([
        findPresentImage(plan, inputs, clients, repository, findings),
        noteRepository(clients, repository, present),
      ])
    : [undefined, []]
  await older
  return {
    region,
    inputs,
    clients,
    login,
    address,
    registry,
    notes: [...noteFunction(name, region, present), ...release.notes, ...notes],
    ...configuration,
    ...(release.alias && { alias: release.alias }),
    ...(present && { present }),
    ...(base && { base }),
    ...(published.length > 0 && { newestVersion: published.at(-1) ?? '' }),
    ...(repository && { repository }),
    lackingTags: [],
    ...found,
  }
}

/** What the function's configuration will be. */
function compareConfiguration(
  desired: DesiredConfiguration,
  region: Region,
  present: FunctionState | undefined,
  findings: Findings,
): Pick<Target, 'desired' | 'config' | 'changes'> {
  const before = present?.config ?? {}
  const config = mergeConfiguration(desired, before)
  const changes = differences(before, config)
  findings.collect(() => checkChanges(changes, config, region))
  if (present) findings.collect(() => refuseUnseen(desired, present))
  return { desired, config, changes: present ? describeChanges(before, changes) : [] }
}

function checkFunction(
  { preview }: DeployPlan,
  { functionName, executionRole }: Inputs,
  region: Region,
  present: FunctionState | undefined,
  { config }: DesiredConfiguration,
  findings: Findings,
): void {
  if (!present && !preview && executionRole === undefined && config.Role === undefined) {
    findings.add(
      `There is no function ${functionName.name} in ${region}.`,
      'Correct function-name or aws-region, or give role to have it created.',
    )
  }
  const account = present?.arn.split(':')[4]
  if (functionName.account !== undefined && account !== undefined && account !== functionName.account) {
    findings.add(
      `function-name is in account ${functionName.account}, but the credentials are for ${account}.`,
      'Sign in to the account that the function is in.',
    )
  }
  if (present?.packageType === 'Zip') {
    findings.add(
      `The function ${functionName.name} in ${region} is a zip function, which can never become an image function.`,
      'Deploy to a new function: give another function-name, and role to have it created.',
    )
  }
}

/** What the reader should know of the function, though it stops nothing. */
function noteFunction(name: string, region: Region, present: FunctionState | undefined): string[] {
  if (!present || isSettled(present)) return []
  return [`${name} in ${region} is being updated by another run; this one will wait for its end.`]
}
