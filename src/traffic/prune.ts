import {
  type AliasConfiguration,
  DeleteFunctionCommand,
  type LambdaClient,
  paginateListAliases,
  paginateListProvisionedConcurrencyConfigs,
} from '@aws-sdk/client-lambda'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { parseFunctionArn } from '../domain/arn.ts'
import { publishedVersions } from '../lambda/function.ts'
import { historyOf } from './history.ts'

/**
 * Chooses the published versions to delete: all but the newest ones and those in use.
 *
 * @param published numbers of all published versions
 * @param inUse those that an alias has, by weight or as its rollback target, or that have provisioned concurrency
 * @param keep how many of the newest are kept in any case
 */
export function prunable(published: readonly string[], inUse: ReadonlySet<string>, keep: number): string[] {
  const oldestFirst = [...published].sort((one, other) => Number(one) - Number(other))
  return oldestFirst.slice(0, -keep).filter((version) => !inUse.has(version))
}

/**
 * Deletes older versions. Images in ECR are left alone.
 *
 * @param own the version of this run; other runs may have published newer ones
 * @returns the numbers of the deleted versions
 * @throws Problem when Lambda refuses
 */
export async function prune(lambda: LambdaClient, functionName: string, own: string, keep: number): Promise<string[]> {
  try {
    const [published, aliases, provisioned] = await Promise.all([
      publishedVersions(lambda, functionName),
      listAliases(lambda, functionName),
      listProvisioned(lambda, functionName),
    ])
    const inUse = new Set([own, ...aliases.flatMap(versionsOf), ...provisioned])
    const gone: string[] = []
    // One after the other: the control plane takes 15 requests a second from the whole account.
    for (const version of prunable(published, inUse, keep)) {
      if (await deleteVersion(lambda, functionName, version)) gone.push(version)
    }
    return gone
  } catch (error) {
    throw explain(error, `Could not delete older versions of ${functionName}`)
  }
}

function versionsOf({ FunctionVersion = '', RoutingConfig, Description = '' }: AliasConfiguration): string[] {
  const [previous] = historyOf(Description)
  return [
    FunctionVersion,
    ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}),
    ...(previous === undefined ? [] : [previous]),
  ]
}

/** @returns whether it was deleted; an alias may use it by now */
async function deleteVersion(lambda: LambdaClient, functionName: string, version: string): Promise<boolean> {
  try {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: functionName, Qualifier: version }))
    return true
  } catch (error) {
    if (hasCode(error, 'ResourceConflictException')) return false
    if (hasCode(error, 'ResourceNotFoundException')) return true
    throw error
  }
}

async function listAliases(client: LambdaClient, FunctionName: string): Promise<AliasConfiguration[]> {
  const aliases: AliasConfiguration[] = []
  for await (const { Aliases = [] } of paginateListAliases({ client }, { FunctionName })) aliases.push(...Aliases)
  return aliases
}

/** Qualifiers with provisioned concurrency: versions, and aliases, whose versions their own list has. */
async function listProvisioned(client: LambdaClient, FunctionName: string): Promise<string[]> {
  const qualifiers: string[] = []
  const pages = paginateListProvisionedConcurrencyConfigs({ client }, { FunctionName })
  for await (const { ProvisionedConcurrencyConfigs: configs = [] } of pages) {
    qualifiers.push(...configs.map(({ FunctionArn = '' }) => parseFunctionArn(FunctionArn)?.qualifier ?? ''))
  }
  return qualifiers
}
