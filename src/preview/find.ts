import { type LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda'
import type { RegionClients } from '../aws/clients.ts'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { type PreviewTags, previewName, readTags } from '../domain/preview.ts'
import type { Region } from '../domain/region.ts'
import { getFunction } from '../lambda/function.ts'

/** A preview function that exists. */
export interface FoundPreview {
  region: Region
  name: string
  tags: PreviewTags
}

/** How many functions are asked for at once: Lambda answers 100 GetFunction a second (Lambda quotas). */
const atOnce = 10

/**
 * Finds the previews of a repository's pull requests: functions that are called like previews, and whose tags say so.
 *
 * @param repository `owner/name`
 * @throws Problem when Lambda refuses to list functions
 */
export async function findPreviews({ lambda, region }: RegionClients, repository: string): Promise<FoundPreview[]> {
  const names = (await functionNames(lambda, region)).filter((name) => /-pr-\d+$/.test(name))
  const found: FoundPreview[] = []
  for (let from = 0; from < names.length; from += atOnce) {
    const looked = await Promise.all(names.slice(from, from + atOnce).map((name) => lookAt(lambda, region, name)))
    found.push(...looked.flatMap((one) => one ?? []))
  }
  // Who has copied a preview's tags to a function of another name does not lose it.
  return found.filter(({ name, tags }) => tags.repository === repository && previewName(tags) === name)
}

async function functionNames(client: LambdaClient, region: Region): Promise<string[]> {
  const names: string[] = []
  try {
    for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
      names.push(...Functions.flatMap(({ FunctionName }) => FunctionName ?? []))
    }
    return names
  } catch (error) {
    throw explain(error, `Could not list the functions in ${region}`)
  }
}

/** @returns undefined for a function that is gone, or is no preview */
export async function lookAt(lambda: LambdaClient, region: Region, name: string): Promise<FoundPreview | undefined> {
  try {
    const tags = readTags((await getFunction(lambda, name))?.tags ?? {})
    return tags && { region, name, tags }
  } catch (error) {
    // What the role may not see is not its own.
    if (hasCode(error, 'AccessDeniedException')) return undefined
    throw explain(error, `Could not read ${name} in ${region}`)
  }
}
