import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  DescribeImagesCommand,
  GetDownloadUrlForLayerCommand,
  ListImagesCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import { describe, expect, test } from 'vitest'
import { refusal } from '../../testing/aws.ts'
import { useRepositories } from './repository.ts'

const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const stage = useRepositories()

describe('images', () => {
  test('are found by tag and by digest, and misses are failures', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    const digest = await sandbox.ecr.putImage(repositoryName, { tag: 'one' })
    const other = `sha256:${'0'.repeat(64)}`
    const { images, failures } = await ecr.send(
      new BatchGetImageCommand({
        repositoryName,
        imageIds: [
          { imageTag: 'one' },
          { imageDigest: digest },
          { imageTag: 'two' },
          { imageDigest: other },
          { imageTag: 'one', imageDigest: other },
          { imageDigest: 'latest' },
          {},
        ],
      }),
    )
    const stored = await sandbox.ecr.manifest(repositoryName, 'one')
    const common = {
      registryId: '111122223333',
      repositoryName,
      imageManifest: stored?.text,
      imageManifestMediaType: MANIFEST,
    }
    expect(images).toEqual([
      { ...common, imageId: { imageDigest: digest, imageTag: 'one' } },
      { ...common, imageId: { imageDigest: digest } },
    ])
    expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
      'ImageNotFound',
      'ImageNotFound',
      'ImageTagDoesNotMatchDigest',
      'InvalidImageDigest',
      'MissingDigestAndTag',
    ])
  })

  test('an index looks missing unless its type is accepted', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    const child = await sandbox.ecr.putImage(repositoryName)
    const stored = await sandbox.ecr.manifest(repositoryName, child)
    const descriptor = { mediaType: MANIFEST, digest: child, size: Buffer.byteLength(stored?.text ?? '') }
    const manifest = { schemaVersion: 2, mediaType: INDEX, manifests: [descriptor] }
    const index = await sandbox.ecr.putImage(repositoryName, { tag: 'multi', manifest })
    const get = (acceptedMediaTypes?: string[]) =>
      ecr.send(
        new BatchGetImageCommand({
          repositoryName,
          imageIds: [{ imageTag: 'multi' }],
          ...(acceptedMediaTypes && { acceptedMediaTypes }),
        }),
      )
    expect((await get()).failures).toMatchObject([{ failureCode: 'ImageNotFound' }])
    expect((await get([MANIFEST, INDEX])).images).toMatchObject([
      { imageId: { imageDigest: index }, imageManifestMediaType: INDEX },
    ])
    // The index holds on to its children.
    const remove = new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest: child }] })
    expect((await ecr.send(remove)).failures).toMatchObject([{ failureCode: 'ImageReferencedByManifestList' }])
  })

  test('are described and listed, tagged or not', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    const layers = [Buffer.from('first'), Buffer.from('second!')]
    const tagged = await sandbox.ecr.putImage(repositoryName, { tag: 'one', layers })
    await sandbox.ecr.putImage(repositoryName, { tag: 'also', layers })
    const untagged = await sandbox.ecr.putImage(repositoryName)
    const { imageDetails } = await ecr.send(
      new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'one' }] }),
    )
    expect(imageDetails).toMatchObject([{ imageDigest: tagged, imageTags: ['also', 'one'], imageSizeInBytes: 12 }])
    const list = await ecr.send(new ListImagesCommand({ repositoryName }))
    expect(list.imageIds).toEqual([
      { imageDigest: tagged, imageTag: 'also' },
      { imageDigest: tagged, imageTag: 'one' },
      { imageDigest: untagged },
    ])
    const missing = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'two' }] }))
    expect(await refusal(missing)).toMatchObject({
      name: 'ImageNotFoundException',
      message: `The image with imageId {imageDigest:'null', imageTag:'two'} does not exist within the repository with name '${repositoryName}' in the registry with id '111122223333'`,
    })
  })

  test('are listed page by page', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    for (const tag of ['a', 'b', 'c']) await sandbox.ecr.putImage(repositoryName, { tag })
    const first = await ecr.send(new ListImagesCommand({ repositoryName, maxResults: 2 }))
    const second = await ecr.send(new ListImagesCommand({ repositoryName, nextToken: first.nextToken }))
    const tags = [...(first.imageIds ?? []), ...(second.imageIds ?? [])].map(({ imageTag }) => imageTag)
    expect(tags).toEqual(['a', 'b', 'c'])
    expect(first.imageIds).toHaveLength(2)
  })

  test('get further tags by PutImage', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    await sandbox.ecr.putImage(repositoryName, { tag: 'one' })
    const imageManifest = (await sandbox.ecr.manifest(repositoryName, 'one'))?.text
    const put = (imageTag: string) => ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }))
    await put('two')
    const { one, two } = await sandbox.ecr.tags(repositoryName)
    expect(two).toBe(one)
    expect(await refusal(put('two'))).toMatchObject({ name: 'ImageAlreadyExistsException' })
    const unknown = JSON.stringify({
      ...JSON.parse(imageManifest ?? ''),
      config: { digest: `sha256:${'1'.repeat(64)}` },
    })
    const broken = new PutImageCommand({ repositoryName, imageManifest: unknown, imageTag: 'x' })
    expect(await refusal(ecr.send(broken))).toMatchObject({ name: 'LayersNotFoundException' })
  })

  test.each([
    ['IMMUTABLE', [], 'v1', true],
    ['IMMUTABLE_WITH_EXCLUSION', ['dev-*'], 'v1', true],
    ['IMMUTABLE_WITH_EXCLUSION', ['dev-*'], 'dev-1', false],
    ['MUTABLE_WITH_EXCLUSION', ['v*'], 'v1', true],
    ['MUTABLE_WITH_EXCLUSION', ['v*'], 'dev-1', false],
    ['MUTABLE', [], 'v1', false],
  ] as const)('%s %j: tag %s is immutable: %s', async (mutability, exclusions, tag, immutable) => {
    const { sandbox, ecr, repositoryName } = stage()
    const name = `${repositoryName}-m`
    await sandbox.ecr.createRepository({ name, mutability, exclusions: [...exclusions] })
    await sandbox.ecr.putImage(name, { tag })
    await sandbox.ecr.putImage(name, { tag: 'other', architecture: 'arm64' })
    const imageManifest = (await sandbox.ecr.manifest(name, 'other'))?.text
    const put = ecr.send(new PutImageCommand({ repositoryName: name, imageManifest, imageTag: tag }))
    if (immutable) {
      expect(await refusal(put)).toMatchObject({
        name: 'ImageTagAlreadyExistsException',
        message: `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`,
      })
    } else expect(await put).toHaveProperty('image')
  })

  test('are deleted by digest with their tags, by tag when it is the last', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    const digest = await sandbox.ecr.putImage(repositoryName, { tag: 'one' })
    await sandbox.ecr.putImage(repositoryName, { tag: 'two' })
    const remove = (imageId: object) => ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [imageId] }))
    await remove({ imageTag: 'one' })
    expect(await sandbox.ecr.tags(repositoryName)).toEqual({ two: digest })
    await remove({ imageTag: 'two' })
    expect(await sandbox.ecr.digests(repositoryName)).toEqual([])
    expect((await remove({ imageDigest: digest })).failures).toMatchObject([{ failureCode: 'ImageNotFound' }])
  })
})

describe('layers', () => {
  test('come from a URL that needs no credentials', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    const layer = Buffer.from('content of a layer')
    await sandbox.ecr.putImage(repositoryName, { tag: 'one', layers: [layer] })
    const manifest: unknown = JSON.parse((await sandbox.ecr.manifest(repositoryName, 'one'))?.text ?? '')
    expect(manifest).toMatchObject({ layers: [{ size: layer.length }] })
    const layerDigest = /"layers":.*?(sha256:[0-9a-f]{64})/.exec(JSON.stringify(manifest))?.[1] ?? ''
    const { downloadUrl } = await ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }))
    expect(await (await fetch(downloadUrl ?? '')).text()).toBe('content of a layer')
    expect((await fetch(`${downloadUrl}x`)).status).toBe(403)

    const none = `sha256:${'2'.repeat(64)}`
    const { layers } = await ecr.send(
      new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [layerDigest, none] }),
    )
    expect(layers?.map(({ layerAvailability }) => layerAvailability)).toEqual(['AVAILABLE', 'UNAVAILABLE'])
    const missing = ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: none }))
    expect(await refusal(missing)).toMatchObject({ name: 'LayersNotFoundException' })
  })

  test('belong to the repository that they were pushed to', async () => {
    const { sandbox, ecr, repositoryName } = stage()
    await sandbox.ecr.putImage(repositoryName, { layers: [Buffer.from('mine')] })
    const other = `${repositoryName}-other`
    await sandbox.ecr.createRepository(other)
    const [digest = ''] = await sandbox.ecr.digests(repositoryName)
    const text = (await sandbox.ecr.manifest(repositoryName, digest))?.text ?? ''
    const layerDigest = /"config":.*?(sha256:[0-9a-f]{64})/.exec(text)?.[1] ?? ''
    const stolen = ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName: other, layerDigest }))
    expect(await refusal(stolen)).toMatchObject({ name: 'LayersNotFoundException' })
  })
})

describe('what Lambda finds', () => {
  test('by tag and digest in its own region only', async () => {
    const { sandbox, repositoryName } = stage()
    const digest = await sandbox.ecr.putImage(repositoryName, { tag: 'one' })
    const host = await sandbox.ecr.host()
    const uri = `${host}/${repositoryName}`
    expect(await sandbox.ecr.images.find(`${uri}:one`, 'us-east-1')).toMatchObject({
      reference: `${uri}@${digest}`,
      digest,
      mediaType: MANIFEST,
      lambdaMayPull: true,
      config: expect.stringMatching(/^\{"/),
    })
    expect(await sandbox.ecr.images.find(`${uri}@${digest}`, 'us-east-1')).toMatchObject({ digest })
    expect(await sandbox.ecr.images.find(`${uri}:two`, 'us-east-1')).toBeUndefined()
    await sandbox.ecr.deleteImage(repositoryName, digest)
    expect(await sandbox.ecr.images.find(`${uri}:one`, 'us-east-1')).toBeUndefined()
    for (const foreign of [
      `registry.example/${repositoryName}:one`,
      `${await sandbox.ecr.host('eu-west-1')}/x:one`,
      uri,
    ]) {
      await expect(sandbox.ecr.images.find(foreign, 'us-east-1')).rejects.toThrow(
        `Source image ${foreign} is not valid. Provide a valid source image.`,
      )
    }
  })
})
