import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { architectureOf, refuseManifest, refusePlatform } from '../../src/image/accept.ts'
import { imageMediaTypes, indexMediaTypes, readConfig, readDiffIds, readManifest } from '../../src/image/manifest.ts'
import { refusal } from '../support/refusal.ts'

const [docker, oci] = imageMediaTypes
const [list, index] = indexMediaTypes
const digest = (digit: string) => `sha256:${digit.repeat(64)}`
const layer = { digest: digest('b'), size: 12, mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' }
const single = JSON.stringify({ mediaType: oci, config: { digest: digest('a') }, layers: [layer] })
const amd64 = { digest: digest('c'), platform: { os: 'linux', architecture: 'amd64' } }
const arm64 = { digest: digest('d'), platform: { os: 'linux', architecture: 'arm64' } }
const attestation = {
  digest: digest('e'),
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
}
const indexOf = (...manifests: object[]) => JSON.stringify({ mediaType: index, manifests })

describe('a manifest', () => {
  test('of one image', () => {
    const image = { kind: 'image', configDigest: digest('a'), layers: [layer] }
    expect(readManifest(single)).toEqual({ ...image, mediaType: oci })
    // The registry's word counts, as it is what Lambda gets.
    expect(readManifest(single, docker)).toEqual({ ...image, mediaType: docker })
  })

  test('of an index', () => {
    expect(readManifest(indexOf(amd64, attestation), list)).toEqual({
      kind: 'index',
      mediaType: list,
      children: [
        { digest: digest('c'), platform: 'linux/amd64', attestation: false },
        { digest: digest('e'), platform: 'unknown/unknown', attestation: true },
      ],
    })
  })

  test('of neither is refused', () => {
    expect(refusal(() => readManifest('{"mediaType":"application/x"}'))).toBe(
      "A manifest of type 'application/x' describes no image. Build it again with buildx.",
    )
  })

  test('of any JSON is read or refused', () => {
    fc.assert(fc.property(fc.json(), (text) => void refusal(() => readManifest(text))))
  })
})

describe('what Lambda takes', () => {
  test.each(imageMediaTypes)('a single manifest of type %s', (type) => {
    expect(refuseManifest(readManifest(single, type), 'r/hello')).toBeUndefined()
  })

  test('is no index with an attestation', () => {
    expect(refuseManifest(readManifest(indexOf(amd64, attestation)), 'r/hello')).toEqual({
      what: `r/hello is an index (${index}) of 1 image (linux/amd64) and 1 attestation(s), and Lambda takes a single manifest only.`,
      remedy:
        "Build it for one platform with '--provenance=false --sbom=false', or name the one manifest by its digest: " +
        `linux/amd64 is ${digest('c')}.`,
    })
  })

  test('is no index of two platforms', () => {
    expect(refuseManifest(readManifest(indexOf(amd64, arm64)), 'r/hello')).toMatchObject({
      what: expect.stringContaining('of 2 images (linux/amd64, linux/arm64), and'),
      remedy: expect.stringContaining(`linux/amd64 is ${digest('c')}, linux/arm64 is ${digest('d')}.`),
    })
  })

  test('is no manifest of another type', () => {
    const old = 'application/vnd.docker.distribution.manifest.v1+json'
    expect(refuseManifest(readManifest(single, old), 'r/hello')).toEqual({
      what: `r/hello has a manifest of type '${old}', which Lambda does not take.`,
      remedy: 'Build it again with buildx, which writes OCI or Docker schema 2 manifests.',
    })
  })
})

describe('the platform', () => {
  test.each([
    ['linux', 'amd64', 'x86_64'],
    ['linux', 'arm64', 'arm64'],
    ['linux', 'riscv64', undefined],
    ['windows', 'amd64', undefined],
    ['', '', undefined],
  ] as const)('%s/%s', (os, architecture, name) => {
    expect(architectureOf({ os, architecture })).toBe(name)
    if (name) expect(refusePlatform({ os, architecture }, name, 'r/hello')).toBeUndefined()
  })

  test("that is not the function's is refused", () => {
    expect(refusePlatform({ os: 'linux', architecture: 'arm64' }, 'x86_64', 'r/hello')).toEqual({
      what: 'r/hello is built for linux/arm64, but the function runs linux/amd64 (x86_64).',
      remedy: 'Build it for linux/amd64, or set architecture to what the image has.',
    })
  })

  test("is read from the image's config, whatever else that holds", () => {
    expect(readConfig('{"os":"linux","architecture":"arm64"}')).toMatchObject({ os: 'linux', architecture: 'arm64' })
    expect(readDiffIds(`{"rootfs":{"diff_ids":["${digest('c')}"]}}`)).toEqual([digest('c')])
    fc.assert(fc.property(fc.json(), (text) => void expect(readConfig(text)).toMatchObject({ os: expect.any(String) })))
  })

  test('is refused where it is no JSON, and not quoted', () => {
    for (const read of [readConfig, readDiffIds]) {
      expect(refusal(() => read('<html>'))).toBe('The config of an image is not JSON. Run the job again.')
    }
  })
})
