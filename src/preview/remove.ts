import { DeleteFunctionCommand, paginateListVersionsByFunction } from '@aws-sdk/client-lambda'
import type { RegionClients } from '../aws/clients.ts'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { parseImageReference, type RepositoryName } from '../domain/image-reference.ts'
import { isPreview, type Preview, previewName, readTags } from '../domain/preview.ts'
import type { Region } from '../domain/region.ts'
import { addressOf, type RepositoryAddress } from '../ecr/repository.ts'
import { type FunctionState, getFunction } from '../lambda/function.ts'
import { whenTaken } from '../lambda/settle.ts'
import type { Wait } from '../lambda/wait.ts'
import { removeImages } from './images.ts'

/** The preview to remove, and where its parts are. */
export interface Removal {
  preview: Preview
  clients: RegionClients
  /** Of the images, where an input names it. */
  repository?: RepositoryName
  deleteLogs: boolean
  /** Whether to report only what would be removed. */
  dryRun: boolean
  /** Milliseconds that an update in progress is waited for. */
  timeout: number
  signal: AbortSignal
}

/** What became of a preview. In a dry run: what would become of it. */
export interface RemovedPreview {
  /** What was removed; phrases. */
  removed: string[]
  /** What was kept, with the reasons; phrases. */
  kept: string[]
  /** Regions whose function this run has deleted: where there was none, it was gone before. */
  gone: Region[]
  /** Regions with a function of the preview's name that is not known to be the preview, with all that belongs to it. */
  left: Region[]
}

/**
 * Removes a preview from a region: the function with its versions and its URL, its log group, its images. The function
 * is removed last, because a sweep finds a half-removed preview by it. Parts that do not exist any more are no error. A
 * function without this preview's tags is left alone, with its log group and its images, and the preview is not removed.
 *
 * @throws Problem when AWS refuses
 */
export async function removePreview(removal: Removal): Promise<RemovedPreview> {
  const { clients, preview } = removal
  const { region } = clients
  const name = previewName(preview)
  const [present, base] = await Promise.all([readFunction(clients, name), readFunction(clients, preview.of)])
  if (present && !isPreview(present.tags, preview)) {
    const why = present.tagsHidden
      ? 'Lambda does not show its tags to this role'
      : 'its tags are not those of a preview of this pull request'
    return { removed: [], kept: [`${name} in ${region}, because ${why}`], gone: [], left: [region] }
  }
  const wasBuilt = present !== undefined && readTags(present.tags)?.image === 'built'
  const built = wasBuilt ? await digestsOf(clients, name) : []
  const images = await removeImages(clients, locate(removal, wasBuilt ? present : undefined, base), {
    preview,
    built,
    dryRun: removal.dryRun,
  })
  const logGroup = `/aws/lambda/${name}`
  // Only the deletion shows whether it exists: listing log groups needs a permission for all of them.
  const deleteLogs = async () => removal.deleteLogs && (await deleteLogGroup(clients, logGroup))
  const logsGone = removal.dryRun ? removal.deleteLogs && present !== undefined : await deleteLogs()
  if (present && !removal.dryRun) {
    await deleteFunction(removal, name)
    // A call in between may have created it again.
    await deleteLogs()
  }
  const phrases = [
    ...(present ? [`the function ${name} with its URL`] : []),
    ...(logsGone ? [`the log group ${logGroup}${removal.dryRun ? ', if there is one,' : ''}`] : []),
    ...images.removed.map((image) => `the image ${image}`),
  ]
  return {
    removed: phrases.map((phrase) => `${phrase} in ${region}`),
    kept: images.kept.map((image) => `${image} in ${region}`),
    gone: present ? [region] : [],
    left: [],
  }
}

async function readFunction({ lambda, region }: RegionClients, name: string): Promise<FunctionState | undefined> {
  try {
    return await getFunction(lambda, name)
  } catch (error) {
    throw explain(error, `Could not read ${name} in ${region}`)
  }
}

/** Digests of all images that the function's versions have, $LATEST among them. */
async function digestsOf({ lambda: client, region }: RegionClients, FunctionName: string): Promise<string[]> {
  const digests: string[] = []
  try {
    for await (const { Versions = [] } of paginateListVersionsByFunction({ client }, { FunctionName })) {
      digests.push(...Versions.flatMap(({ CodeSha256 }) => (CodeSha256 === undefined ? [] : [`sha256:${CodeSha256}`])))
    }
    return [...new Set(digests)]
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return []
    throw explain(error, `Could not list the versions of ${FunctionName} in ${region}`)
  }
}

/** A role's permission to delete depends on the function's tags: for a function that does not exist it is denied. */
async function deleteFunction({ clients, timeout, signal }: Removal, name: string): Promise<void> {
  const wait: Wait = { lambda: clients.polling, functionName: name, deadline: Date.now() + timeout, timeout, signal }
  try {
    await whenTaken(wait, async () => {
      try {
        await clients.lambda.send(new DeleteFunctionCommand({ FunctionName: name }))
      } catch (error) {
        if (!hasCode(error, 'ResourceNotFoundException') && (await readFunction(clients, name))) throw error
      }
    })
  } catch (error) {
    throw explain(error, `Could not delete ${name} in ${clients.region}`)
  }
}

/** @returns whether it existed */
async function deleteLogGroup({ logs, region }: RegionClients, logGroupName: string): Promise<boolean> {
  try {
    const client = await logs()
    await client.deleteLogGroup({ logGroupName })
    return true
  } catch (error) {
    if (hasCode(error, 'ResourceNotFoundException')) return false
    throw explain(error, `Could not delete the log group ${logGroupName} in ${region}`)
  }
}

/**
 * Where a preview's images are: in the repository of the image that was built for it, else in that of its deploy. The
 * repository of the input may belong to another function, whose step sweeps.
 */
function locate(
  { repository: named, preview }: Removal,
  own: FunctionState | undefined,
  base: FunctionState | undefined,
): RepositoryAddress {
  const ofFunction = (found: FunctionState | undefined) =>
    found?.imageUri === undefined ? undefined : parseImageReference(found.imageUri, 'The function')
  const { registry, repository } = ofFunction(own) ??
    named ??
    ofFunction(base) ?? { repository: preview.of, registry: undefined }
  return registry === undefined ? { name: repository } : addressOf({ registry, repository })
}
