import { HttpClient } from '@actions/http-client'
import { type ECRClient, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr'
import { download } from '../domain/download.ts'
import type { RepositoryAddress } from './repository.ts'

/**
 * Downloads a layer, or a config (ECR API reference, "GetDownloadUrlForLayer").
 *
 * @returns its bytes as they come, which end only where all of them have the digest
 * @throws when ECR does not give it
 */
export async function* downloadLayer(
  ecr: ECRClient,
  { name, registryId }: RepositoryAddress,
  layerDigest: string,
): AsyncGenerator<Buffer> {
  const request = { repositoryName: name, registryId, layerDigest }
  const { downloadUrl = '' } = await ecr.send(new GetDownloadUrlForLayerCommand(request))
  const http = new HttpClient('deploy-lambda-image', [], { allowRetries: true, maxRetries: 4 })
  yield* download({
    digest: layerDigest,
    from: `The ECR repository ${name}`,
    get: (headers) => http.get(downloadUrl, headers),
    refused: (status) => new Error(`its download was answered with status ${status}`),
  })
}
