/** A request of the registry's API, as ECR judges it. */
export interface RegistryRequest {
  repository: string
  /** The permission that it needs, without `ecr:`; by it faults are set and calls are logged. */
  action: string
  /** The tag or digest of a manifest. */
  reference?: string
  /** A manifest is put, not read. */
  writesManifest: boolean
}

/**
 * Reads a path of the OCI Distribution API. The permissions are those of the ECR User Guide, "Private repository
 * policy examples" (pushing and pulling).
 *
 * @returns undefined when the path is none of a repository's
 */
export function readRegistryRequest(method: string, path: string): RegistryRequest | undefined {
  const [, repository, kind, rest = ''] = /^\/v2\/(.+)\/(manifests|blobs|tags)\/(.*)$/.exec(path) ?? []
  if (repository === undefined || kind === undefined) return undefined
  const writesManifest = kind === 'manifests' && method === 'PUT'
  return {
    repository: decodeURIComponent(repository),
    action: actionOf(method, kind, rest),
    writesManifest,
    ...(kind === 'manifests' && { reference: decodeURIComponent(rest) }),
  }
}

function actionOf(method: string, kind: string, rest: string): string {
  if (kind === 'tags') return 'ListImages'
  if (kind === 'manifests') {
    if (method === 'PUT') return 'PutImage'
    return method === 'DELETE' ? 'BatchDeleteImage' : 'BatchGetImage'
  }
  if (rest.startsWith('uploads/')) {
    if (method === 'POST') return 'InitiateLayerUpload'
    return method === 'PUT' ? 'CompleteLayerUpload' : 'UploadLayerPart'
  }
  return method === 'HEAD' ? 'BatchCheckLayerAvailability' : 'GetDownloadUrlForLayer'
}
