import { DeleteFunctionCommand, paginateListVersionsByFunction } from '@aws-sdk/client-lambda'
import type { RegionClients } from '../aws/clients.ts'
import { hasCode } from '../aws/error.ts'
import { explain } from '../aws/explain.ts'
import { parseImageReference, type RepositoryName } from '../domain/image-reference.ts'
import { isPreview, type Preview, previewName, readTags } from '../domain/preview.ts'
import { addressOf, type RepositoryAddress } from '../ecr/repository.ts'
import { type FunctionState, getFunction } from '../lambda/function.ts'
import { type Wait, waitUntilSettled } from '../lambda/wait.ts'
import { removeImages } from './images.ts'

/** What is to be removed, and what is known of where it is. */
export interface Removal {
  preview: Preview
  clients: RegionClients
  /** Of the images, where an input names it. */
  repository?: RepositoryName
  deleteLogs: boolean
  /** Whether it is only said what would go. */
  dryRun: boolean
  /** Milliseconds that an update in progress is waited for. */
  timeout: number
  signal: AbortSignal
}

/** What one region has lost, and what it has kept with the reason; phrases. */
export interface RemovedPreview {
  removed: string[]
  kept: string[]
}

/**
 * Removes a preview from a region: the function with its versions and its URL, its log group, its images. The function
 * goes last, for by it a sweep finds a preview that was only half removed. What is gone already is fine. A function that is not this preview, by its tags, is left alone with all that may be its own.
 *
 * @throws Problem when AWS refuses
 */
export async function removePreview(removal: Removal): Promise<RemovedPreview> {
  const { clients, preview } = removal
  const { region } = clients
  const name = previewName(preview)
  const [present, base] = await Promise.all([lookAt(clients, name), lookAt(clients, preview.of)])
  if (present && !isPreview(present.tags, preview)) {
    return { removed: [], kept: [`${name} in ${region}, which is no preview of this pull request by its tags`] }
  }
  const wasBuilt = present !== undefined && readTags(present.tags)?.image === 'built'
  const built = wasBuilt ? await digestsOf(clients, name) : []
  const images = await removeImages(clients, locate(removal, wasBuilt ? present : undefined, base), {
    preview,
    built,
    dryRun: removal.dryRun,
  })
  const logGroup = `/aws/lambda/${name}`
  // Whether it is there, only its deletion tells: to list groups is a permission for all of them.
  const deleteLogs = async () => removal.deleteLogs && (await deleteLogGroup(clients, logGroup))
  const logsGone = removal.dryRun ? removal.deleteLogs && present !== undefined : await deleteLogs()
  if (present && !removal.dryRun) {
    await deleteFunction(removal, name)
    // Somebody may have called it in between.
    await deleteLogs()
  }
  const phrases = [
    ...(present ? [`the function ${name} with its URL`] : []),
    ...(logsGone ? [`the log group ${logGroup}`] : []),
    ...images.removed.map((image) => `the image ${image}`),
  ]
  return {
    removed: phrases.map((phrase) => `${phrase} in ${region}`),
    kept: images.kept.map((image) => `${image} in ${region}`),
  }
}

async function lookAt({ lambda, region }: RegionClients, name: string): Promise<FunctionState | undefined> {
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

/** A role's right to delete hangs on the function's tags, so that of one that is gone it is denied. */
async function deleteFunction({ clients, timeout, signal }: Removal, name: string): Promise<void> {
  const wait: Wait = { lambda: clients.polling, functionName: name, deadline: Date.now() + timeout, timeout, signal }
  for (;;) {
    try {
      await clients.lambda.send(new DeleteFunctionCommand({ FunctionName: name }))
      return
    } catch (error) {
      if (hasCode(error, 'ResourceNotFoundException') || !(await lookAt(clients, name))) return
      if (!hasCode(error, 'ResourceConflictException') || Date.now() > wait.deadline) {
        throw explain(error, `Could not delete ${name} in ${clients.region}`)
      }
    }
    await waitUntilSettled(wait)
  }
}

/** @returns whether it was there */
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
 * Where a preview's images are: with the one that was built for it, else as for its deploy. What the step names may be
 * the repository of another function, whose step sweeps.
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
