import {
  type AliasConfiguration,
  type LambdaClient,
  ListDurableExecutionsByFunctionCommand,
  paginateListAliases,
  paginateListEventSourceMappings,
  paginateListProvisionedConcurrencyConfigs,
} from '@aws-sdk/client-lambda'
import { parseFunctionArn } from '../domain/arn.ts'
import { historyOf } from './history.ts'
import { canHaveNone } from './provisioned.ts'

/** A published version that may be needed. */
export interface OlderVersion {
  functionName: string
  version: string
  /** Whether the function is a durable one. */
  durable: boolean
}

/**
 * Asks Lambda what needs a version: an alias, by weight or to go back to, an event source, executions that are kept
 * ready, or an execution of a durable function, which ends on the version that it began with.
 *
 * @returns it in a few words, for example `the alias live`; undefined when there is nothing
 * @throws what the SDK threw
 */
export async function needOf(lambda: LambdaClient, older: OlderVersion): Promise<string | undefined> {
  return (
    (await aliasOf(lambda, older)) ??
    (await mappingOf(lambda, older)) ??
    (await executionsOf(lambda, older)) ??
    (older.durable ? await runOf(lambda, older) : undefined)
  )
}

async function aliasOf(client: LambdaClient, { functionName, version }: OlderVersion): Promise<string | undefined> {
  for await (const { Aliases = [] } of paginateListAliases({ client }, { FunctionName: functionName })) {
    const alias = Aliases.find((one) => versionsOf(one).includes(version))
    if (alias) return `the alias ${alias.Name}`
  }
  return undefined
}

/** The versions that an alias has, and those that it had before, by its description. */
function versionsOf({ FunctionVersion = '', RoutingConfig, Description = '' }: AliasConfiguration): string[] {
  return [FunctionVersion, ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {}), ...historyOf(Description)]
}

/** The function's own name may leave out what is mapped to its versions, so that the version is named. */
async function mappingOf(client: LambdaClient, { functionName, version }: OlderVersion): Promise<string | undefined> {
  const request = { FunctionName: `${functionName}:${version}` }
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, request)) {
    const mapping = EventSourceMappings.find(({ FunctionArn = '' }) => qualifierOf(FunctionArn) === version)
    if (mapping) return `the event source mapping ${mapping.UUID}`
  }
  return undefined
}

/** Provisioned concurrency of the version itself; that of an alias is the alias' matter. */
async function executionsOf(client: LambdaClient, { functionName, version }: OlderVersion) {
  const pages = paginateListProvisionedConcurrencyConfigs({ client }, { FunctionName: functionName })
  try {
    for await (const { ProvisionedConcurrencyConfigs: configs = [] } of pages) {
      if (configs.some(({ FunctionArn = '' }) => qualifierOf(FunctionArn) === version)) return 'provisioned concurrency'
    }
  } catch (error) {
    if (!canHaveNone(error)) throw error
  }
  return undefined
}

async function runOf(client: LambdaClient, { functionName, version }: OlderVersion): Promise<string | undefined> {
  const running = new ListDurableExecutionsByFunctionCommand({
    FunctionName: functionName,
    Qualifier: version,
    Statuses: ['RUNNING'],
    MaxItems: 1,
  })
  const { DurableExecutions: [run] = [] } = await client.send(running)
  return run && `the running durable execution ${run.DurableExecutionName}`
}

function qualifierOf(arn: string): string | undefined {
  return parseFunctionArn(arn)?.qualifier
}
