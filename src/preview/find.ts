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

/** How many functions to read at once: Lambda answers 100 GetFunction a second (Lambda quotas). */
const atOnce = 10

/**
 * Finds the previews of a repository's pull requests: functions with the name and the tags of a preview.
 *
 * @param repository `owner/name`
 * @throws Problem when Lambda refuses to list functions
 */
export async function findPreviews({ lambda, region }: RegionClients, repository: string): Promise<FoundPreview[]> {
  const names = (await functionNames(lambda, region)).filter((name) => /-pr-\d+$/.test(name))
  const found: FoundPreview[] = []
  for (let from = 0; from < names.length; from += atOnce) {
    const previews = await Promise.all(
      names.slice(from, from + atOnce).map((name) => readPreview(lambda, region, name)),
    )
    found.push(...previews.flatMap((one) => one ?? []))
  }
  // A function of another name that has a copy of a preview's tags is no preview.
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

/** @returns undefined for a function that does not exist any more, or is no preview */
export async function readPreview(
  lambda: LambdaClient,
  region: Region,
  name: string,
): Promise<FoundPreview | undefined> {
  try {
    const tags = readTags((await getFunction(lambda, name))?.tags ?? {})
    return tags && { region, name, tags }
  } catch (error) {
    // A function that the role may not read is not a preview of its own.
    if (hasCode(error, 'AccessDeniedException')) return undefined
    throw explain(error, `Could not read ${name} in ${region}`)
  }
}
